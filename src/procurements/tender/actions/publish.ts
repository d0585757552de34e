// Publishing: the first step that the law counts, so nothing is published that was not considered, signed and checked. All that bidders
// are judged by is locked with it.
import { placeById } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { notFound, ok, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { aimsOf } from '../../aims/store/aims.ts'
import { recordFirstStep, type Whole, wholeOf } from '../../consideration/actions/consideration.ts'
import { takeTurn } from '../../consideration/store/consideration.ts'
import { nameOf, needEdit } from '../../pipeline/actions/procurements.ts'
import type { Procurement } from '../../pipeline/rules/types.ts'
import { type Finding, stop } from '../rules/findings.ts'
import { stops } from '../rules/lint.ts'
import type { Published, Tender } from '../rules/types.ts'
import { documentsOf } from '../store/rooms.ts'
import { markPublished, publishedTender } from '../store/tenders.ts'
import { checkOf, policyFor } from './checked.ts'
import { lockedDraft, type Which } from './drafts.ts'
import type { TenderPorts } from './ports.ts'

/** Urgency stands in for signatures that are missing: Public Services (Social Value) Act 2012, s.1(8). */
const signatures = ({ considered, record: found }: Whole): readonly Finding[] =>
  considered.state === 'signed' || (found?.urgency ?? null) !== null
    ? []
    : [
        stop('signed', {
          ...{
            where: 'What we considered first',
            criterion: null,
            law: 'Public Services (Social Value) Act 2012, s.1(3)',
          },
          what: 'Not every buyer has signed what was considered.',
          todo: 'Publishing is the first step. Have the record signed for every buyer before it.',
        }),
      ]

/** All that is found in a draft, what stops first: the check of its words, and whether the law lets it begin. */
export const readiness = async (
  scope: Scope,
  tender: Tender,
  procurement: Procurement,
  now: Date,
): Promise<readonly Finding[]> => [
  ...signatures(await wholeOf(scope, procurement.id)),
  ...(await checkOf(scope, tender, procurement, now)),
]

const lockedFor = async (
  scope: Scope,
  tender: Tender & { readonly closesAt: Date },
  procurement: Procurement,
  whole: Whole,
  suggestions: readonly Finding[],
  now: Date,
): Promise<Published> => {
  const { slug, name } = await placeById(scope, procurement.place)
  const rules = await policyFor(scope, procurement, now)
  const aims = await aimsOf(scope, procurement.id)
  const { id, number, title, need, kind, subject, value, startsOn, endsOn, extensionMonths } = procurement
  const edition = whole.record?.edition ?? 0
  const names = new Map(whole.buyers.map((one) => [one.organisation, one.name]))
  return {
    ...{ title: tender.title, lot: tender.lot, summary: tender.summary, place: { slug, name } },
    procurement: { id, number, title, need, kind, subject, value, startsOn, endsOn, extensionMonths },
    buyers: whole.buyers.map((one) => ({ organisation: one.organisation, name: one.name, share: one.share })),
    ...{ criteria: tender.criteria, conditions: tender.conditions, blindToPrice: tender.blindToPrice },
    timetable: {
      questionsUntil: tender.questionsUntil?.toISOString() ?? null,
      closesAt: tender.closesAt.toISOString(),
      ...{ graceSeconds: tender.graceSeconds, decisionOn: tender.decisionOn },
    },
    priorities: aims?.priorities ?? [],
    policy: rules && {
      ...{ title: rules.title, number: rules.number, href: rules.href },
      ...{ tier: rules.tier?.name ?? null, minimum: rules.minimum },
    },
    consideration: {
      edition,
      signatures: whole.signatures
        .filter((one) => one.edition === edition)
        .map((one) => ({ organisation: names.get(one.organisation) ?? '', by: one.by, at: one.at.toISOString() })),
      urgency: whole.record?.urgency ?? null,
    },
    tested: tender.tested,
    suggestions: suggestions.map(({ what, where }) => ({ what, where })),
    packs: [],
  }
}

/** The step is recorded once for a procurement: its other lots come after it. */
const begin = async (scope: Scope, { place, procurement }: Which, whole: Whole, now: Date): Promise<void> => {
  if (whole.firstStep !== null) return
  const early = whole.considered.state === 'signed' ? '' : (whole.record?.urgency ?? '').slice(0, 2000)
  const done = await recordFirstStep(scope, place, procurement, {
    ...{ kind: 'notice' as const, at: now, earlyWhy: early, version: 0, correctedWhy: '', now },
  })
  if (!done.ok) throw new Error(`The first step was refused although all had signed: ${JSON.stringify(done.errors)}`)
}

/**
 * Field error `''` where something stops it, and `read` where nobody said that the suggestions were read.
 * @throws Refused `not-allowed`, `not-found`, `abandoned`, `published`, `changed-meanwhile`
 */
export const publishTender = async (
  scope: Scope,
  ports: TenderPorts,
  which: Which,
  { edition, read, now }: { readonly edition: number; readonly read: boolean; readonly now: Date },
): Promise<Result<true>> => {
  needEdit(scope, which.place)
  // Nobody changes what was considered while it is published.
  await takeTurn(scope, which.procurement)
  const { tender, procurement } = await lockedDraft(scope, which, edition)
  const whole = await wholeOf(scope, which.procurement)
  const found = await readiness(scope, tender, procurement, now)
  const stopping = stops(found)
  if (stopping.length > 0 || tender.closesAt === null)
    return wrong({ '': stopping.map(({ where, what }) => `${where}: ${what}`).join(' ') })
  if (!read && found.length > 0) return wrong({ read: 'Read the suggestions, and say that you have.' })
  await begin(scope, which, whole, now)
  const published = await lockedFor(scope, { ...tender, closesAt: tender.closesAt }, procurement, whole, found, now)
  await markPublished(scope, tender.id, published, { by: nameOf(scope), at: now })
  await record(scope, {
    ...{ place: which.place, what: 'tender published', subject: { kind: 'tender', id: tender.id } },
    after: {
      ...published,
      documents: (await documentsOf(scope, tender.id)).map(({ title, file }) => [title, file.key]),
    },
  })
  const shown = await publishedTender(scope, tender.id)
  if (shown === undefined) throw notFound('tender')
  await ports.makeKey(scope, tender.id)
  await ports.alert(scope, shown)
  return ok(true)
}
