// Checks, confirmations and references beside a record.
import { get, goTo, invalid, post, type Route, showPage } from '../../../platform/http/index.ts'
import { type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import type { MeasurementServices } from '../../index.ts'
import { recordAddress } from '../../results/pages/words.ts'
import { recordHere } from '../../results/routes/here.ts'
import { type Context, idIn } from '../../routes/here.ts'
import { addReference } from '../actions/checking.ts'
import { addCheck, takeBack } from '../actions/evidence.ts'
import {
  type CheckTyped,
  checkForm,
  checkTyped,
  type ReferenceTyped,
  referenceForm,
  referenceTyped,
} from '../forms/evidence.ts'
import { checkFormPage, referenceFormPage, takeBackPage } from '../pages/forms.ts'
import type { CheckId } from '../rules/types.ts'
import { checksOf } from '../store/evidence.ts'

const path = '/places/:place/records/:record'

const checkPage = async (context: Context, record: string, typed: CheckTyped, errors?: FieldErrors) => {
  const here = await recordHere(context, record)
  return checkFormPage({ ...here, typed, ...(errors === undefined ? {} : { errors }) })
}

const referencePage = async (context: Context, record: string, typed: ReferenceTyped, errors?: FieldErrors) => {
  const here = await recordHere(context, record)
  return referenceFormPage({ ...here, typed, ...(errors === undefined ? {} : { errors }) })
}

const checkHere = async (context: Context, record: string, check: string) => {
  const here = await recordHere(context, record)
  const found = (await checksOf(context.scope, here.record.id)).find(({ id }) => id === idIn<CheckId>(check, 'check'))
  if (found === undefined) throw notFound('check')
  return { ...here, check: found, action: `${recordAddress(here.place, here.record.id)}/checks/${found.id}` }
}

const checking: readonly Route[] = [
  get({
    name: 'check form',
    path: `${path}/check`,
    permission: 'measurement.check',
    words: 'The form for a check, a confirmation or an assessment.',
    handle: async (context) =>
      showPage(
        await checkPage(context, context.params.record, { kind: 'check', upheld: '', organisation: '', words: '' }),
      ),
  }),
  post({
    name: 'check a record',
    path: `${path}/check`,
    permission: 'measurement.check',
    audit: 'record checked',
    words: 'Records that somebody looked at what was done, and whether it was found as recorded.',
    handle: async (context) => {
      const { scope, body, now } = context
      const { id, place, record } = await recordHere(context, context.params.record)
      const typed = checkTyped(body)
      const read = checkForm(body, typed)
      const done = read.ok ? await addCheck(scope, id, record.id, { ...read.value, at: now }) : read
      if (!done.ok) return invalid(done.errors, await checkPage(context, record.id, typed, done.errors))
      return goTo(recordAddress(place, record.id), { message: 'It is recorded, and the grade follows.' })
    },
  }),
  get({
    name: 'take back a check form',
    path: `${path}/checks/:check`,
    permission: 'measurement.check',
    words: 'The form that takes a check back.',
    handle: async (context) => {
      const here = await checkHere(context, context.params.record, context.params.check)
      return showPage(takeBackPage({ ...here, title: 'Take this check back', why: '' }))
    },
  }),
  post({
    name: 'take back a check',
    path: `${path}/checks/:check`,
    permission: 'measurement.check',
    audit: 'check withdrawn',
    words: 'Takes a check, a confirmation or an assessment back, with a reason. The grade of the record follows.',
    handle: async (context) => {
      const { scope, body, now } = context
      const here = await checkHere(context, context.params.record, context.params.check)
      const why = textOf(body, 'why')
      const done = await takeBack(scope, here.id, here.record.id, { check: here.check.id }, { why, at: now })
      if (done.ok) return goTo(recordAddress(here.place, here.record.id), { message: 'It is taken back.' })
      return invalid(done.errors, takeBackPage({ ...here, title: 'Take this check back', why, errors: done.errors }))
    },
  }),
]

const references = ({ keys }: MeasurementServices): readonly Route[] => [
  get({
    name: 'reference form',
    path: `${path}/reference`,
    permission: 'measurement.record',
    words: 'The form for a reference of a person, place or document.',
    handle: async (context) =>
      showPage(await referencePage(context, context.params.record, { kind: '', reference: '' })),
  }),
  post({
    name: 'add a reference',
    path: `${path}/reference`,
    permission: 'measurement.record',
    audit: 'reference added',
    words: 'Keeps a reference unreadably, so that the same claimed under two pieces of work is seen.',
    handle: async (context) => {
      const { scope, body } = context
      const { id, place, record } = await recordHere(context, context.params.record)
      const typed = referenceTyped(body)
      const read = referenceForm(body, typed)
      const done = read.ok ? await addReference(keys, scope, id, record.id, read.value) : read
      if (!done.ok) return invalid(done.errors, await referencePage(context, record.id, typed, done.errors))
      return goTo(recordAddress(place, record.id), { message: 'The reference is kept unreadably.' })
    },
  }),
]

export const checkRoutes = (services: MeasurementServices): readonly Route[] => [...checking, ...references(services)]
