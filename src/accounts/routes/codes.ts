// Turning codes for signing in on and off.

import { get, goTo, invalid, post, type Route, showPage } from '../../platform/http/index.ts'
import { textOf } from '../../platform/kernel/index.ts'
import * as actions from '../actions/own-account.ts'
import { selfOf } from '../actions/who.ts'
import { confirmForm } from '../forms/account.ts'
import { codeForm } from '../forms/sign-in.ts'
import type { AccountsServices } from '../index.ts'
import { codesPage, recoveryPage, turnOnPage } from '../pages/codes.ts'
import { visitorOf } from './visitor.ts'

export const codeRoutes = (services: AccountsServices): readonly Route[] => {
  const { auth } = services
  return [
    get({
      name: 'codes',
      path: '/account/codes',
      permission: 'own.account',
      words: 'Whether one signs in with a code, and how to change that.',
      handle: async ({ scope }) => {
        const { id } = selfOf(scope)
        const view = { on: await auth.codesOn(scope, id), recoveryCodes: await auth.recoveryCodesLeft(scope, id) }
        return showPage(codesPage(view))
      },
    }),
    post({
      name: 'change codes',
      path: '/account/codes',
      permission: 'own.account',
      audit: 'codes turned off',
      words: 'Turns codes off, or makes new recovery codes; asks for the password.',
      rateLimit: { max: 30, perMinutes: 1 },
      handle: async (context) => {
        const { scope, body } = context
        const { id } = selfOf(scope)
        const again = async (errors: Readonly<Record<string, string>>) => {
          const view = { on: await auth.codesOn(scope, id), recoveryCodes: await auth.recoveryCodesLeft(scope, id) }
          return invalid(errors, codesPage(view, errors))
        }
        const read = confirmForm(body)
        if (!read.ok) return again(read.errors)
        const check = { ...read.value, ...visitorOf(context) }
        if (textOf(body, 'what') === 'recovery') {
          const made = await actions.newRecoveryCodes(scope, services, check)
          return made.ok ? showPage(recoveryPage(made.value)) : again(made.errors)
        }
        const off = await actions.turnOffCodes(scope, services, check)
        return off.ok ? goTo('/account', { message: 'Codes are off.' }) : again(off.errors)
      },
    }),
    post({
      name: 'begin codes',
      path: '/account/codes/begin',
      permission: 'own.account',
      audit: 'none: nothing counts before the first code is entered',
      words: 'Makes a key for the app.',
      handle: async ({ scope }) => {
        const { id } = selfOf(scope)
        if (await auth.codesOn(scope, id)) return goTo('/account/codes')
        await auth.beginCodes(scope, id)
        return goTo('/account/codes/turn-on')
      },
    }),
    get({
      name: 'turn on codes form',
      path: '/account/codes/turn-on',
      permission: 'own.account',
      words: 'The key for the app, and the form for its first code.',
      handle: async ({ scope }) => {
        const begun = await auth.codesBegun(scope, selfOf(scope).id)
        return begun === undefined ? goTo('/account/codes') : showPage(turnOnPage(begun))
      },
    }),
    post({
      name: 'turn on codes',
      path: '/account/codes/turn-on',
      permission: 'own.account',
      audit: 'codes turned on',
      words: 'Turns codes on with the first code, and shows the recovery codes once.',
      rateLimit: { max: 30, perMinutes: 1 },
      handle: async ({ scope, body }) => {
        const begun = await auth.codesBegun(scope, selfOf(scope).id)
        if (begun === undefined) return goTo('/account/codes')
        const read = codeForm(body)
        if (!read.ok) return invalid(read.errors, turnOnPage(begun, read.errors))
        const codes = await actions.turnOnCodes(scope, services, read.value)
        if (codes !== undefined) return showPage(recoveryPage(codes))
        const errors = {
          code: 'This code is not right. Check that the clock of your phone is, wait for the next code and enter that.',
        }
        return invalid(errors, turnOnPage(begun, errors))
      },
    }),
  ]
}
