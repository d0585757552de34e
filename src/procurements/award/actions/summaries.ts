// Drafting, checking and sending what each bidder is told.
import { record } from '../../../platform/audit/index.ts'
import { ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { nameOf } from '../../pipeline/actions/procurements.ts'
import type { SummaryContent } from '../rules/types.ts'
import { untold } from '../rules/told.ts'
import * as awards from '../store/awards.ts'
import * as store from '../store/summaries.ts'
import { draftsFor } from './around.ts'
import { type OfAward, openAward } from './awards.ts'

/** Drafts those that are not written yet, from what the panel agreed. @returns how many. @throws as `openAward` */
export const draftSummaries = async (scope: Scope, place: PlaceId, of: OfAward, at: Date): Promise<number> => {
  const award = await openAward(scope, place, of)
  const written = new Set((await store.summariesOf(scope, of.award)).map(({ bid }) => bid))
  const drafts = (await draftsFor(scope, of.procurement, award)).filter(({ bid }) => !written.has(bid))
  for (const { bid, content } of drafts)
    await store.saveSummary(scope, of.award, bid, content, { by: nameOf(scope), at })
  if (drafts.length > 0)
    await record(scope, {
      place,
      what: 'assessment summaries drafted',
      subject: { kind: 'procurement', id: of.procurement },
      after: { award: of.award, summaries: drafts.length },
    })
  return drafts.length
}

/**
 * The words of the explanations; scores and points stay as they were agreed. It is to be checked again.
 * @param words by the id of the question. Field error `''`. @throws as `openAward`
 */
export const rewordSummary = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  { bid, words, at }: { readonly bid: string; readonly words: Readonly<Record<string, string>>; readonly at: Date },
): Promise<Result<true>> => {
  const award = await openAward(scope, place, of)
  const before = (await store.summariesOf(scope, of.award)).find((one) => one.bid === bid)
  if (before === undefined) return wrong({ '': 'Choose one of the summaries.' })
  if (award.released !== null) return wrong({ '': 'The bidders were told already. What they were told stays.' })
  const { own, winner } = before.content
  const content: SummaryContent = {
    own: {
      ...own,
      criteria: own.criteria.map((one) => ({ ...one, explanation: words[one.id] ?? one.explanation })),
    },
    winner,
  }
  await store.saveSummary(scope, of.award, before.bid, content, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'assessment summary reworded',
    subject: { kind: 'procurement', id: of.procurement },
    after: { award: of.award, bidder: own.bidder },
  })
  return ok(true)
}

/** By a second person. Field error `''`. @throws as `openAward` */
export const checkSummary = async (
  scope: Scope,
  place: PlaceId,
  of: OfAward,
  { bid, edition, at }: { readonly bid: string; readonly edition: number; readonly at: Date },
): Promise<Result<true>> => {
  await openAward(scope, place, of)
  const before = (await store.summariesOf(scope, of.award)).find((one) => one.bid === bid)
  if (before === undefined) return wrong({ '': 'Choose one of the summaries.' })
  if (before.writtenBy === nameOf(scope))
    return wrong({ '': 'You wrote this summary. Somebody else checks it.' })
  const missing = untold(before.content)
  if (missing !== null) return wrong({ '': missing })
  const done = await store.markChecked(scope, of.award, bid, { edition, by: nameOf(scope), at })
  if (done === 0) return wrong({ '': 'It is checked already, or somebody reworded it meanwhile. Read it again.' })
  await record(scope, {
    place,
    what: 'assessment summary checked',
    subject: { kind: 'procurement', id: of.procurement },
    after: { award: of.award, bidder: before.content.own.bidder },
  })
  return ok(true)
}

/** To all bidders at the same time, once each summary is checked. Field error `''`. @throws as `openAward` */
export const releaseSummaries = async (scope: Scope, place: PlaceId, of: OfAward, at: Date): Promise<Result<number>> => {
  const award = await openAward(scope, place, of)
  if (award.released !== null) return wrong({ '': 'The bidders were told already.' })
  const drafts = await draftsFor(scope, of.procurement, award)
  const summaries = await store.summariesOf(scope, of.award)
  const waiting = drafts.filter(({ bid }) => summaries.find((one) => one.bid === bid)?.checked == null)
  if (drafts.length === 0) return wrong({ '': 'There is nobody to tell.' })
  if (waiting.length > 0)
    return wrong({ '': `Not every summary is written and checked: ${waiting.length} to go. All are sent at the same time.` })
  const told = await store.releaseAll(scope, of.award, at)
  await awards.markReleased(scope, of.award, { by: nameOf(scope), at })
  await record(scope, {
    place,
    what: 'bidders told',
    subject: { kind: 'procurement', id: of.procurement },
    after: { award: of.award, summaries: told },
  })
  return ok(told)
}
