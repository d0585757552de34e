// What these pages ask first: which work or record this is, and its data for the twins.
import { notFound } from '../../../platform/kernel/index.ts'
import { type Context, idIn, placeNamed, placeOf } from '../../routes/here.ts'
import type { RecordId, WorkId } from '../../rules/types.ts'
import type { RecordRow, Work } from '../rules/types.ts'
import { recordById } from '../store/records.ts'
import { workById } from '../store/works.ts'

export const workHere = async ({ scope, at }: Context, text: string) => {
  const id = placeOf(at)
  const work = await workById(scope, id, idIn<WorkId>(text, 'work'))
  if (work === undefined) throw notFound('work')
  return { id, work, place: await placeNamed(scope, id) }
}

export const recordHere = async (context: Context, text: string) => {
  const id = placeOf(context.at)
  const record = await recordById(context.scope, id, idIn<RecordId>(text, 'record'))
  if (record === undefined) throw notFound('record')
  return { ...(await workHere(context, record.work)), record }
}

export const workJson = ({ id, number, title, provider, from, to, theme, href }: Work) => ({
  ...{ id, number, title, provider, from, to, theme, href },
})

export const recordJson = (one: RecordRow) => ({
  ...{ id: one.id, measure: one.measure, nature: one.nature, from: one.from, to: one.to, quantity: one.quantity },
  ...{ grade: one.grade, act: one.act, counts: one.counts, said: one.said, recordedAt: one.recordedAt.toISOString() },
  withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
})
