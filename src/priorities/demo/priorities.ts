// Puts the ten priorities of Merebridge in place: written, proposed, agreed or objected to, each on its invented day.
import { isInventedPlace, placeBySlug } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import { asDay, count, type Day, type PersonId, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { openAgreement, speakInvented } from '../agreement/actions/agree.ts'
import type { Act, AgreementId } from '../agreement/rules.ts'
import { deleteAgreementsOn } from '../agreement/store.ts'
import { demonstrationGroups, demonstrationViews } from '../conversation/demo/load.ts'
import { needsOf } from '../needs/actions/needs-of.ts'
import { goalsOf, objectivesOf } from '../plans/actions/ask.ts'
import { versionSubject } from '../priority/actions/views.ts'
import type { PriorityLinks } from '../priority/rules/types.ts'
import {
  deletePriorities,
  insertPriority,
  insertVersion,
  markProposed,
  prioritiesIn,
} from '../priority/store/priorities.ts'
import data from './priorities.json' with { type: 'json' }

type Given = (typeof data.priorities)[number]

interface VersionGiven {
  readonly title: string
  readonly want: string
  readonly forWhom: string
  readonly where: string
  readonly why: string
  readonly good: string
  readonly by: string
  readonly written: string
  readonly proposed: string
  /** A day, by sector. */
  readonly agreed: Readonly<Record<string, string>>
  readonly objected?: Readonly<Record<string, { readonly on: string; readonly words: string }>>
}

/** The data is ours: what does not fit is a fault in it. */
const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The demonstration's data is wrong: there is no ${what}`)
  return value
}

const dayFrom = (text: string): Day => must(asDay(text), `day ${text}`)
const momentOn = (day: string, minutes: number): Date =>
  new Date(Date.parse(`${dayFrom(day)}T09:00:00Z`) + minutes * 60_000)

const personFrom = async (scope: Scope, email: string): Promise<{ id: PersonId; name: string }> =>
  must(await anyPersonByEmail(scope, email), `person ${email}`)

/** What there is to tie these priorities to, by what the data calls it. What is not here is left out. */
const tiesIn = async (scope: Scope, place: PlaceId): Promise<(given: Given) => PriorityLinks> => {
  const goals = await goalsOf(scope, place)
  const objectives = new Set((await objectivesOf(scope, place)).map(({ key }) => key))
  const needs = await needsOf(scope, place)
  const views = await demonstrationViews(scope, place)
  return (given) => ({
    goals: goals.filter(({ code }) => code !== null && (given.goals as string[]).includes(code)).map(({ id }) => id),
    objectives: given.objectives.filter((key) => objectives.has(key)),
    needs: needs.filter(({ name }) => given.needs.some((begins) => name.startsWith(begins))).map(({ id }) => id),
    views: views.get(given.number) ?? [],
  })
}

interface Said {
  readonly sector: string
  readonly act: Act
  readonly on: string
  readonly words: string
}

/** In the order of the days, so that the last to agree is the one by whom it is agreed. */
const saidOn = (given: VersionGiven): readonly Said[] =>
  [
    ...Object.entries(given.agreed).map(([sector, on]) => ({ sector, act: 'agreed' as const, on, words: '' })),
    ...Object.entries(given.objected ?? {}).map(([sector, one]) => ({ sector, act: 'objected' as const, ...one })),
  ].sort((a, b) => a.on.localeCompare(b.on))

const speakOn = async (scope: Scope, place: PlaceId, agreement: AgreementId, given: VersionGiven): Promise<void> => {
  for (const [i, { sector, act, on, words }] of saidOn(given).entries()) {
    const lead = must(
      data.seats.find((seat) => seat.sector === sector),
      `seat of ${sector}`,
    )
    const { id: person, name } = await personFrom(scope, lead.lead)
    const said = { place, agreement, act, words, now: momentOn(on, 60 + i * 13) }
    await speakInvented(scope, said, { sector, person, name })
  }
}

const loadOne = async (scope: Scope, place: PlaceId, given: Given, links: PriorityLinks): Promise<void> => {
  const fromGroup = (await demonstrationGroups(scope)).get(given.number) ?? null
  const { id, number } = await insertPriority(scope, place, { fromGroup, once: null })
  for (const [i, one] of (given.versions as readonly VersionGiven[]).entries()) {
    const { title, want, forWhom, where, why, good } = one
    const version = await insertVersion(scope, place, {
      ...{ title, want, forWhom, where, why, good, theme: given.theme, links, priority: id, version: i + 1 },
      ...{ from: dayFrom(data.from), to: dayFrom(data.to) },
      ...{ by: (await personFrom(scope, one.by)).name, at: momentOn(one.written, number) },
    })
    const at = momentOn(one.proposed, number)
    await markProposed(scope, version, at)
    const href = `/places/${data.place}/priorities/${number}`
    const subject = { kind: versionSubject, id: version }
    await speakOn(scope, place, await openAgreement(scope, { place, subject, what: 'priority', title, href, at }), one)
  }
}

/** May run twice: where there are priorities, they stay as they are. */
export const loadPriorities = async (scope: Scope, say: (words: string) => void): Promise<void> => {
  const place = (await placeBySlug(scope, data.place))?.id
  if (place === undefined || (await prioritiesIn(scope, place)).length > 0) return
  const ties = await tiesIn(scope, place)
  for (const one of data.priorities) await loadOne(scope, place, one, ties(one))
  await record(scope, {
    what: 'demonstration priorities loaded',
    subject: { kind: 'demonstration', id: 'priorities' },
    place,
    after: { priorities: data.priorities.length },
  })
  say(`${count(data.priorities.length, 'invented priority', 'invented priorities')} loaded`)
}

export const removePriorities = async (scope: Scope, say: (words: string) => void): Promise<void> => {
  const place = await placeBySlug(scope, data.place)
  if (place === undefined || !(await isInventedPlace(scope, place.id))) return
  await deleteAgreementsOn(scope, place.id, versionSubject)
  const removed = await deletePriorities(scope, place.id)
  if (removed === 0) return
  await record(scope, {
    what: 'demonstration priorities removed',
    subject: { kind: 'demonstration', id: 'priorities' },
    before: { priorities: removed },
  })
  say(`${count(removed, 'invented priority', 'invented priorities')} removed`)
}
