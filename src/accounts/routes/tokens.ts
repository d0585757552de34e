// Tokens for a person's own programs.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { addDays, asId, dayOf, type FieldErrors, type Id, notFound, type Scope } from '../../platform/kernel/index.ts'
import * as actions from '../actions/own-account.ts'
import { selfOf } from '../actions/who.ts'
import { Tokens } from '../api.ts'
import { type TokenTyped, tokenForm, tokenTyped } from '../forms/account.ts'
import type { AccountsServices } from '../index.ts'
import { dayParts } from '../pages/people.ts'
import * as pages from '../pages/tokens.ts'

const usualDays = 90

export const tokenRoutes = (services: AccountsServices): readonly Route[] => {
  const { auth, directory } = services

  const newTokenPage = async (scope: Scope, typed: TokenTyped, errors: FieldErrors = {}) => {
    const places = await directory.places(scope)
    const view: pages.NewTokenView = {
      name: typed.name,
      chosen: typed.permissions,
      chosenPlaces: typed.places,
      expires: typed.expires,
      permissions: actions.tokenPermissions(scope, services),
      places,
    }
    return pages.newTokenPage(view, errors)
  }

  return [
    get({
      name: 'own tokens',
      path: '/account/tokens',
      permission: 'own.account',
      words: 'One’s own tokens for programs.',
      answer: Tokens,
      handle: async ({ scope }) => {
        const tokens = await auth.tokensOf(scope, selfOf(scope).id)
        const placeIds = [...new Set(tokens.flatMap((token) => token.places ?? []))]
        const names = await directory.placeNames(scope, placeIds)
        const words = new Map(auth.permissions.map((one) => [one.name, one.words]))
        const views = tokens.map(({ places, permissions, ...token }) => ({
          ...token,
          permissions: permissions.map((name) => words.get(name) ?? name),
          ...(places === undefined ? {} : { places: places.map((id) => names.get(id) ?? 'a place you cannot see') }),
        }))
        return showData({ tokens }, (links) => pages.tokensPage(views, links), {
          columns: pages.tokenColumns,
          rows: views.map((token) => [
            token.name,
            token.permissions.join('; '),
            token.places?.join('; ') ?? 'everywhere',
            token.expires,
            token.used === undefined ? '' : dayOf(token.used),
          ]),
        })
      },
    }),
    get({
      name: 'token form',
      path: '/account/tokens/new',
      permission: 'own.account',
      words: 'The form to make a token with.',
      handle: async ({ scope, now }) => {
        const typed = { ...tokenTyped({}), expires: dayParts(addDays(dayOf(now), usualDays)) }
        return showPage(await newTokenPage(scope, typed))
      },
    }),
    post({
      name: 'make token',
      path: '/account/tokens/new',
      permission: 'own.account',
      audit: 'token made',
      words: 'Makes a token for programs and shows it once.',
      handle: async ({ scope, body, now }) => {
        const read = tokenForm(body, dayOf(now))
        if (!read.ok) return invalid(read.errors, await newTokenPage(scope, tokenTyped(body), read.errors))
        const token = await actions.makeToken(scope, services, read.value)
        return showPage(pages.tokenMadePage(read.value.name, token))
      },
    }),
    post({
      name: 'revoke token',
      path: '/account/tokens/:token/revoke',
      permission: 'own.account',
      audit: 'token revoked',
      words: 'Stops a token from working, at once.',
      handle: async ({ scope, params }) => {
        const id = asId<Id<'token'>>(params.token)
        if (id === undefined || !(await actions.revokeToken(scope, services, id))) throw notFound('token')
        return goTo('/account/tokens', { message: 'The token does not work any more.' })
      },
    }),
  ]
}
