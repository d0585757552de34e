// What is checked of each bidder apart from any score, and the steps that the law asks for.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  radios,
  select,
  table,
  tag,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link, tenderAddress } from '../../pages/words.ts'
import { underTender, type Where } from '../../panel/pages/words.ts'
import type { Condition } from '../../rules/tender.ts'
import type { CheckTyped } from '../forms/checks.ts'
import type { Due, StandingOfBid } from '../rules/checks.ts'
import type { CheckKind, OpenedBid, Outcome } from '../rules/types.ts'

export interface Checked {
  readonly bid: OpenedBid
  readonly due: readonly Due[]
  readonly standing: StandingOfBid
}

export interface ChecksView extends Where {
  readonly opened: boolean
  readonly checked: readonly Checked[]
  readonly conditions: readonly Condition[]
  readonly typed: CheckTyped
  readonly mayEdit: boolean
  readonly links: Links
  readonly errors?: FieldErrors
}

export const kindWords: Readonly<Record<CheckKind, string>> = {
  exclusion: 'No ground for exclusion, of the bidder and those it relies on',
  debarment: 'Not on the debarment list',
  condition: 'Condition of participation',
  compliance: 'Complete, and as the tender asks',
  'low-price': 'Price not abnormally low',
  late: 'Came late: taken in all the same',
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  pass: 'Passed',
  fail: 'Failed',
  asked: 'The bidder was asked',
}
const outcomeLooks = { pass: 'good', fail: 'wrong', asked: 'attention' } as const
const standings: Readonly<Record<StandingOfBid, Html>> = {
  out: tag('Out', 'wrong'),
  'to-check': tag('To be checked', 'attention'),
  waits: tag('Waiting for the bidder'),
  in: tag('In the running', 'good'),
}

/** What one check is called. */
export const checkTitle = ({ kind, title }: Pick<Due, 'kind' | 'title'>): string =>
  kind === 'condition' ? title : kindWords[kind]

export const checkColumns = [
  { name: 'bidder', title: 'Bidder' },
  { name: 'check', title: 'What was checked' },
  { name: 'outcome', title: 'What came out' },
  { name: 'words', title: 'Why' },
] as const

const one = ({ bid, due, standing }: Checked): Html =>
  html`<h2 class="govuk-heading-m">${bid.number}. ${bid.bidder} ${standings[standing]}</h2><p class="govuk-body">Received ${formatMoment(bid.receivedAt)}${bid.late && ', after the deadline'}.</p>${
    bid.failed !== null && insetText(html`<p class="govuk-body">This bid could not be read: ${bid.failed}</p>`)
  }${table({
    caption: `What was checked of ${bid.bidder}`,
    captionHidden: true,
    listed: true,
    columns: checkColumns.slice(1),
    rows: due.map((check) => [
      checkTitle(check),
      check.latest === null
        ? check.optional
          ? html`<span class="cw-muted">Nobody doubts it</span>`
          : tag('To be checked', 'quiet')
        : tag(outcomeWords[check.latest.outcome], outcomeLooks[check.latest.outcome]),
      check.latest === null
        ? ''
        : html`${check.latest.words} <span class="cw-muted">${check.latest.by}, ${formatMoment(check.latest.at)}</span>`,
    ]),
  })}`

const record = (view: ChecksView): Html =>
  html`<h2 class="govuk-heading-m">Record a check</h2>${form(
    { action: `${tenderAddress(view.place, view.procurement.id, view.tender.id)}/checks` },
    select({
      ...{ name: 'bid', label: 'Which bid?', value: view.typed.bid, error: view.errors?.bid },
      options: [
        { value: '', text: 'Choose' },
        ...view.checked.map(({ bid }) => ({ value: bid.bid, text: `${bid.number}. ${bid.bidder}` })),
      ],
    }),
    select({
      ...{ name: 'what', label: 'What was checked?', value: view.typed.what, error: view.errors?.what },
      options: [
        { value: '', text: 'Choose' },
        ...(['compliance', 'exclusion', 'debarment', 'low-price', 'late'] as const).map((value) => ({
          ...{ value, text: kindWords[value] },
        })),
        ...view.conditions.map(({ id, title }) => ({ value: `condition:${id}`, text: `Condition: ${title}` })),
      ],
    }),
    radios({
      ...{
        name: 'outcome',
        label: 'What came out?',
        size: 's',
        value: view.typed.outcome,
        error: view.errors?.outcome,
      },
      options: [
        { value: 'pass', text: 'Passed' },
        { value: 'asked', text: 'The bidder was asked, and its answer is awaited' },
        { value: 'fail', text: 'Failed: the bid is left out' },
      ],
    }),
    textarea({
      ...{ name: 'words', label: 'What was looked at, and why do you decide so?', rows: 4 },
      ...{ value: view.typed.words, error: view.errors?.words },
      hint: 'For a bidder that put something right (self-cleaning), say what it did and why that is enough.',
    }),
    button({ text: 'Record it' }),
  )}`

const law: Html = details(
  { summary: 'What the law asks for (known in outline, not yet checked against the original)' },
  html`<ul class="govuk-list govuk-list--bullet"><li>Grounds for exclusion and the debarment list are looked at for the bidder, those it is linked with and subcontractors it relies on: Procurement Act 2023, sections 26 to 28 and 57 to 62, Schedules 6 and 7. Before a bidder is left out it can show that the reason is no longer there.</li><li>Conditions of participation are passed or failed; they earn no points: section 22.</li><li>A price that looks abnormally low is no reason by itself. The bidder is asked, and can explain, before its bid is left out: section 19(3) and (4).</li><li>A late bid stays out unless somebody takes it in with a reason that would hold for everybody.</li></ul>`,
)

export const checksPage = (view: ChecksView): PageView =>
  framed({
    place: view.place,
    title: 'What is checked of each bidder',
    caption: view.tender.title,
    under: underTender(view),
    errors: view.errors,
    wide: true,
    main: view.opened
      ? html`<p class="govuk-body">These checks earn no points. A bid is scored once it has passed them all.</p>${law}${view.checked.map(one)}${
          view.links.csv !== undefined &&
          html`<p class="govuk-body">The same: ${link(view.links.csv, 'CSV')}${view.links.json !== undefined && html`, ${link(view.links.json, 'JSON')}`}</p>`
        }${view.mayEdit && record(view)}`
      : html`${emptyState({
          title: 'The bids are sealed',
          what: 'Nobody can know yet who has bid, or how many.',
          why: 'Once two officers have opened the bids, each bidder is checked here, apart from any score.',
        })}`,
  })
