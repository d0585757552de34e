// Which notices a route owes, by when, and what has to be waited for once one is out. Clocks run from what an officer recorded.
import { type Day, dayOf } from '../../../platform/kernel/index.ts'
import { notifiable } from './thresholds.ts'
import type { Answers, Clock, LawPacks, Moment, MomentKind, NoticeRule, Published, RouteRule } from './types.ts'
import { momentKinds } from './types.ts'
import { periodEnd, workingDaysAfter } from './working-days.ts'

/** Published in time or late; still owed, over its day, or waiting for what starts its clock; or owed only perhaps. */
export type NoticeState = 'published' | 'late' | 'due' | 'overdue' | 'waiting' | 'perhaps'

export interface Waiting {
  readonly what: string
  readonly clause: string
  /** `open` while somebody who objected waits for a decision; null where the list of bank holidays ends before it. */
  readonly until: Day | 'open' | null
  /** Nobody has to, under light touch. */
  readonly voluntary: boolean
}

export interface Owed {
  readonly rule: NoticeRule
  readonly needs: NoticeRule['needs']
  readonly state: NoticeState
  /** Null while its clock has not begun, or where it has none in days. */
  readonly due: Day | null
  readonly published: Published | null
  readonly wait: Waiting | null
}

export interface Known {
  readonly answers: Answers
  readonly published: readonly Published[]
  readonly moments: readonly Moment[]
  readonly today: Day
}

export const isLightTouch = (route: RouteRule, { kind, subject }: Answers): boolean =>
  route.regime === 'light-touch' ||
  (route.regime === 'pa2023' && kind === 'services' && subject !== null && subject !== 'other')

const isMoment = (text: string): text is MomentKind => (momentKinds as readonly string[]).includes(text)

const lastOf = (moments: readonly Moment[], kind: MomentKind): Day | null =>
  moments.reduce<Day | null>(
    (last, one) => (one.kind === kind && (last === null || one.on > last) ? one.on : last),
    null,
  )

/** The first of them, for what is published again every year. */
const publishedOf = (all: readonly Published[], notice: string): Published | null =>
  all.filter((one) => one.notice === notice).toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())[0] ??
  null

const dueOf = (clock: Clock | null, light: boolean, known: Known, { holidays }: LawPacks): Day | null => {
  if (clock === null || clock.kind === 'words') return null
  if (clock.kind === 'before') {
    if (isMoment(clock.event)) return lastOf(known.moments, clock.event)
    const other = publishedOf(known.published, clock.event)
    return other && dayOf(other.publishedAt)
  }
  const from = lastOf(known.moments, clock.from)
  const days = light ? (clock.lightTouchDays ?? clock.days) : clock.days
  return from && (periodEnd(from, { ...clock, days }, holidays) ?? null)
}

const needsOf = (rule: NoticeRule, { answers }: Known, { thresholds }: LawPacks): NoticeRule['needs'] => {
  if (rule.key === 'uk7-below') return notifiable(answers, thresholds) === true ? 'always' : 'if'
  return rule.overPence !== null && answers.value === null ? 'if' : rule.needs
}

const leftOut = (rule: NoticeRule, light: boolean, { answers }: Known, { thresholds }: LawPacks): boolean =>
  (rule.notLightTouch && light) ||
  (rule.overPence !== null && answers.value !== null && answers.value <= rule.overPence) ||
  (rule.key.endsWith('-below') && notifiable(answers, thresholds) === false)

const stateOf = (due: Day | null, needs: NoticeRule['needs'], published: Published | null, today: Day): NoticeState => {
  if (published !== null) return due !== null && dayOf(published.publishedAt) > due ? 'late' : 'published'
  if (needs !== 'always') return 'perhaps'
  if (due === null) return 'waiting'
  return today > due ? 'overdue' : 'due'
}

/** SI 2023/1348, reg. 12: where somebody objected, no end before five working days after the last further decision. */
const objected = (usual: Day | null, { moments }: Known, { holidays }: LawPacks): Day | 'open' | null => {
  const [objection, decision] = [lastOf(moments, 'representation'), lastOf(moments, 'further-decision')]
  if (objection === null) return usual
  if (decision === null || decision < objection) return 'open'
  const decided = workingDaysAfter(decision, 5, holidays)
  return usual === null || decided === undefined ? null : decided > usual ? decided : usual
}

/** Procurement Act 2023, s.51(3): a direct award for extreme urgency, or by the choice of whoever uses the service, waits for nothing. */
const exempt = ({ answers: { direct } }: Known): boolean => direct === 'urgent' || direct === 'user-choice'

const waitOf = (
  { then, key }: NoticeRule,
  published: Published | null,
  light: boolean,
  known: Known,
  packs: LawPacks,
): Waiting | null => {
  if (then === null || published === null) return null
  const usual = periodEnd(dayOf(published.publishedAt), then, packs.holidays) ?? null
  return {
    ...{ what: then.what, clause: then.clause, voluntary: key === 'uk6' && (light || exempt(known)) },
    until: then.beginning === 'day-after-next' ? objected(usual, known, packs) : usual,
  }
}

const one = (rule: NoticeRule, light: boolean, known: Known, packs: LawPacks): Owed => {
  const published = publishedOf(known.published, rule.key)
  const due = dueOf(rule.clock, light, known, packs)
  const needs = needsOf(rule, known, packs)
  return {
    ...{ rule, needs, due, published, state: stateOf(due, needs, published, known.today) },
    wait: waitOf(rule, published, light, known, packs),
  }
}

export const noticeOf = (key: string, { notices }: LawPacks): NoticeRule | undefined =>
  notices.notices.find((rule) => rule.key === key)

/** Those of the route in their order; then whatever else was published. */
export const owedOn = (route: RouteRule | null, known: Known, packs: LawPacks): readonly Owed[] => {
  const light = route !== null && isLightTouch(route, known.answers)
  const rules = (route?.notices ?? []).flatMap((key) => noticeOf(key, packs) ?? [])
  const owed = rules.filter((rule) => !leftOut(rule, light, known, packs) || publishedOf(known.published, rule.key))
  const further = packs.notices.notices.filter(
    (rule) => publishedOf(known.published, rule.key) !== null && !owed.includes(rule),
  )
  return [
    ...owed.map((rule) => one(rule, light, known, packs)),
    ...further.map((rule) => ({ ...one(rule, light, known, packs), needs: 'choice' as const })),
  ]
}

export const lateOnes = (owed: readonly Owed[]): readonly Owed[] =>
  owed.filter(({ state }) => state === 'late' || state === 'overdue')
