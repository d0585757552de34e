// Writing, changing, proposing and withdrawing a priority.
import { placeById } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import {
  dayOf,
  type FieldErrors,
  notAllowed,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { mayHere } from '../../actions/allowed.ts'
import { closeAgreement, openAgreement } from '../../agreement/actions/agree.ts'
import type { GroupId } from '../../conversation/rules/types.ts'
import { changesInPlace, latestOf, type ProposeProblem, standingOf, whyNotPropose } from '../rules/state.ts'
import type { PriorityContent, PriorityId } from '../rules/types.ts'
import {
  holdNumbers,
  insertPriority,
  insertVersion,
  lockPriority,
  markProposed,
  type PriorityRow,
  priorityMadeWith,
  priorityProblem,
  updateDraft,
  withdrawRow,
} from '../store/priorities.ts'
import { type Outcome, versionSubject, wholePriorities } from './views.ts'

/** Who takes part in the place writes, partners' people too. */
const needEdit = async (scope: Scope, place: PlaceId, what: string): Promise<void> => {
  if (!(await mayHere(scope, 'priorities.edit', place))) throw notAllowed(what)
}

const byWhom = ({ actor }: Scope): string =>
  actor.kind === 'person' ? actor.name : actor.kind === 'system' ? actor.name : 'somebody'

const caught =
  <T>(also: (errors: FieldErrors) => T) =>
  (error: unknown): T => {
    const errors = priorityProblem(error)
    if (errors === undefined) throw error
    return also(errors)
  }

export interface NewPriority extends PriorityContent {
  readonly fromGroup?: GroupId | null
  /** Of the form: the same form sent twice makes one priority. */
  readonly once?: string | null
  readonly now?: Date
}

/** A new priority, as a draft. @returns its number and id; of the one made before, where the same form comes again */
export const draftPriority = async (
  scope: Scope,
  place: PlaceId,
  given: NewPriority,
): Promise<{ readonly id: PriorityId; readonly number: number }> => {
  await needEdit(scope, place, 'write priorities')
  await holdNumbers(scope, place)
  const once = given.once || null
  const before = once === null ? undefined : await priorityMadeWith(scope, place, once)
  if (before !== undefined) return { id: before.id, number: before.number }
  const row = await insertPriority(scope, place, { fromGroup: given.fromGroup ?? null, once })
  const now = given.now ?? new Date()
  await insertVersion(scope, place, { ...given, priority: row.id, version: 1, by: byWhom(scope), at: now })
  await record(scope, {
    what: 'priority written',
    subject: { kind: 'priority', id: row.id },
    place,
    after: { number: row.number, title: given.title },
  })
  return { id: row.id, number: row.number }
}

interface Found {
  readonly row: PriorityRow
  readonly versions: readonly Outcome[]
  readonly latest: Outcome
}

const held = async (scope: Scope, place: PlaceId, id: PriorityId): Promise<Found> => {
  if ((await lockPriority(scope, place, id)) === undefined) throw notFound('priority')
  const whole = (await wholePriorities(scope, place)).find(({ row }) => row.id === id)
  const latest = whole && latestOf(whole.versions)
  if (whole === undefined || latest === undefined) throw notFound('priority')
  return { ...whole, latest }
}

export interface ChangedMeanwhile {
  readonly conflict: Outcome
}

const gone = new Refused(
  'withdrawn',
  409,
  'This priority was withdrawn.',
  'What it said is kept. Write a new one if it is wanted again.',
)

/**
 * Saves a change: in place where the newest version is a draft, as the next version where it was proposed before.
 * @param base the version and edit that the writer had before their eyes
 * @returns the saved version; or the version that somebody else saved meanwhile, and nothing is changed
 */
export const changePriority = async (
  scope: Scope,
  place: PlaceId,
  id: PriorityId,
  base: { readonly version: number; readonly edit: number },
  given: PriorityContent & { readonly now?: Date },
): Promise<Result<{ readonly number: number; readonly version: number } | ChangedMeanwhile>> => {
  await needEdit(scope, place, 'change priorities')
  const { row, latest } = await held(scope, place, id)
  if (row.withdrawnAt !== null) throw gone
  if (latest.version !== base.version || latest.edit !== base.edit) return ok({ conflict: latest })
  const now = given.now ?? new Date()
  const inPlace = changesInPlace(latest)
  const version = inPlace ? latest.version : latest.version + 1
  const save = async (): Promise<Result<true>> => {
    if (inPlace) await updateDraft(scope, place, latest.id, latest.edit, { ...given, by: byWhom(scope), at: now })
    else await insertVersion(scope, place, { ...given, priority: id, version, by: byWhom(scope), at: now })
    return ok(true)
  }
  const saved = await save().catch(caught<Result<true>>(wrong))
  if (!saved.ok) return saved
  await record(scope, {
    what: 'priority changed',
    subject: { kind: 'priority', id },
    place,
    before: { version: latest.version, title: latest.title, want: latest.want },
    after: { version, title: given.title, want: given.want },
  })
  return ok({ number: row.number, version })
}

const refusals: Readonly<Record<ProposeProblem, readonly [words: string, tip: string]>> = {
  'proposed-already': ['This version was proposed already.', 'Change it first, then propose the new version.'],
  'nothing-wanted': ['It does not say yet what is wanted.', 'Change it and say what you want, then propose it.'],
  withdrawn: ['This priority was withdrawn.', 'Write a new one if it is wanted again.'],
}

/** Lays the newest version before the seats. An earlier one that was not agreed is closed: the newer takes its place. */
export const proposePriority = async (scope: Scope, place: PlaceId, id: PriorityId, now = new Date()) => {
  await needEdit(scope, place, 'propose priorities')
  const { row, versions, latest } = await held(scope, place, id)
  const no = whyNotPropose(latest, row.withdrawnAt !== null)
  if (no !== undefined) throw new Refused(no, 409, ...refusals[no])
  const { slug } = await placeById(scope, place)
  for (const old of versions)
    if (old.version < latest.version && old.agreement !== 'agreed')
      await closeAgreement(scope, place, { kind: versionSubject, id: old.id }, 'A newer version takes its place.', now)
  await markProposed(scope, latest.id, now)
  await record(scope, {
    what: 'priority proposed',
    subject: { kind: 'priority', id },
    place,
    after: { number: row.number, version: latest.version, title: latest.title },
  })
  return openAgreement(scope, {
    place,
    subject: { kind: versionSubject, id: latest.id },
    what: 'priority',
    title: latest.title,
    href: `/places/${slug}/priorities/${row.number}`,
    at: now,
  })
}

/**
 * Takes a priority back with a reason. Its history stays, and what used it keeps what it took. What every sector agreed to, nobody
 * takes back alone: a lead opens the agreement again first.
 * @throws Refused `no-reason`, `stands-agreed`, `withdrawn`
 */
export const withdrawPriority = async (
  scope: Scope,
  place: PlaceId,
  id: PriorityId,
  why: string,
  now = new Date(),
): Promise<void> => {
  await needEdit(scope, place, 'withdraw priorities')
  const words = why.trim()
  if (words === '')
    throw new Refused('no-reason', 422, 'Nothing was changed: there is no reason.', 'Say why, in a few words.')
  const { row, versions, latest } = await held(scope, place, id)
  if (row.withdrawnAt !== null) throw gone
  if (standingOf(versions) !== undefined)
    throw new Refused(
      'stands-agreed',
      409,
      'Every sector agreed to this priority, so nobody takes it back alone.',
      'The lead of a seat opens the agreement again first, and says why.',
    )
  await withdrawRow(scope, id, words, now)
  for (const one of versions)
    await closeAgreement(
      scope,
      place,
      { kind: versionSubject, id: one.id },
      `The priority was withdrawn: ${words}`,
      now,
    )
  await record(scope, {
    what: 'priority withdrawn',
    subject: { kind: 'priority', id },
    place,
    before: { number: row.number, title: latest.title, agreedOn: latest.agreedOn },
    after: { withdrawnOn: dayOf(now) },
    why: words,
  })
}
