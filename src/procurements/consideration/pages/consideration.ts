// The record of what was considered: what the law asks, what was answered, who was asked, who signed, and when it began.
import { type FieldErrors, formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  form,
  type Html,
  hidden,
  html,
  insetText,
  type PageView,
  summaryList,
  table,
  tag,
  warningText,
} from '../../../platform/ui/index.ts'
import section1 from '../../packs/section-1.json' with { type: 'json' }
import { framed } from '../../pages/frame.ts'
import { type Links, link, type PlaceNamed, paragraphs, procurementAddress, procurementsAt } from '../../pages/words.ts'
import type { Procurement, ProcurementBuyer } from '../../pipeline/rules/types.ts'
import { type Considered, changedAfterStep, standing, toldWhen } from '../rules/considered.ts'
import {
  type Consideration,
  type ConsiderationWords,
  type Consultation,
  consultedWords,
  type FirstStep,
  firstStepWords,
  type Signature,
} from '../rules/types.ts'
import { considerationAt, stateTag, wordRows } from './words.ts'

export interface ConsiderationView {
  readonly place: PlaceNamed
  readonly procurement: Procurement
  readonly record: Consideration | null
  readonly buyers: readonly ProcurementBuyer[]
  readonly signatures: readonly Signature[]
  readonly considered: Considered
  readonly consultations: readonly Consultation[]
  readonly firstStep: FirstStep | null
  readonly formerSteps: readonly FirstStep[]
  /** What the law still wants said before it can be signed. */
  readonly missing: readonly string[]
  readonly mayEdit: boolean
  /** Buyers that this person is an officer of. */
  readonly maySign: readonly string[]
  readonly links: Links
  readonly errors?: FieldErrors
}

export const consultedColumns = [
  { name: 'who', title: 'Who was asked' },
  { name: 'on', title: 'When' },
  { name: 'people', title: 'How many', numeric: true },
  { name: 'said', title: 'What they said' },
  { name: 'changed', title: 'What changed' },
] as const

const empty = ({ place, procurement, mayEdit }: ConsiderationView): Html =>
  html`${emptyState({
    title: 'Nothing is written yet',
    what: 'Before a service is bought, the law asks the buyer to consider what it could do for the area: its economy, its people, its environment. And how the way of buying could bring that about, and whether to ask people first.',
    why: 'It has to be done before the first step, such as the notice. Afterwards is too late, and an auditor will ask when it was.',
  })}${mayEdit && button({ text: 'Write the record', href: `${considerationAt(place, procurement.id)}/write` })}`

const answered = (record: ConsiderationWords): Html =>
  html`${record.urgency !== null && warningText('There was no time for it: see the reason below. The record may be signed as it stands.')}${summaryList(wordRows(record))}`

const checklist = ({ answers }: ConsiderationWords): Html | false => {
  const given = answers.filter(({ answer }) => answer !== '')
  return (
    given.length > 0 &&
    html`<h2 class="govuk-heading-m">Our checklist</h2>${given.map(
      ({ question, priority, answer }) =>
        html`<h3 class="govuk-heading-s">${question} <span class="govuk-caption-m">Priority ${priority.number}: ${priority.title}</span></h3>${paragraphs(answer)}`,
    )}`
  )
}

const marks = {
  before: '',
  'after-signing': 'Added after signing',
  'after-step': 'Added after the first step',
} as const

const when = (one: Consultation, { signatures, firstStep }: ConsiderationView): Html | false => {
  const words = marks[toldWhen(one, signatures, firstStep)]
  return words !== '' && html` ${tag(words, 'attention')}`
}

/** What was told before it was corrected. */
const formerly = ({ consultations }: ConsiderationView): Html | false => {
  const corrections = consultations.flatMap((by) => {
    const one = consultations.find(({ id }) => id === by.corrects)
    return one === undefined ? [] : [{ one, by }]
  })
  return (
    corrections.length > 0 &&
    details(
      { summary: 'What was corrected' },
      ...corrections.map(
        ({ one, by }) =>
          html`<p class="govuk-body">${consultedWords[one.kind]}: ${one.who}, ${formatDay(one.on)}. ${one.said} ${one.changed}</p><p class="govuk-body">Told by ${one.addedBy}, ${formatMoment(one.addedAt)}. Corrected by ${by.addedBy}, ${formatMoment(by.addedAt)}: ${by.correctedWhy}</p>`,
      ),
    )
  )
}

const consulted = (view: ConsiderationView): Html => {
  const { place, procurement, consultations, mayEdit, links } = view
  return html`${table({
    caption: 'Who was asked',
    captionSize: 'm',
    columns: consultedColumns,
    listed: true,
    rows: standing(consultations).map((one) => [
      html`${consultedWords[one.kind]}: ${one.who}${when(one, view)}${mayEdit && html` ${link(`${considerationAt(place, procurement.id)}/asked?corrects=${one.id}`, 'Correct')}`}`,
      formatDay(one.on),
      one.people,
      one.said,
      one.changed,
    ]),
    empty: 'Nobody has been asked yet, or nobody wrote it down.',
    links,
  })}${formerly(view)}${mayEdit && button({ text: 'Record who was asked', href: `${considerationAt(place, procurement.id)}/asked`, kind: 'secondary' })}`
}

const signing = (view: ConsiderationView): Html => {
  const { place, procurement, record, buyers, signatures, considered, maySign, missing } = view
  const rows = buyers.map((buyer) => {
    const signed = signatures.find(
      ({ organisation, edition }) => organisation === buyer.organisation && edition === record?.edition,
    )
    const before = signatures.findLast(({ organisation }) => organisation === buyer.organisation)
    const may = signed === undefined && missing.length === 0 && maySign.includes(buyer.organisation)
    return {
      key: buyer.name,
      value: html`${
        signed !== undefined
          ? `Signed by ${signed.by}, ${formatMoment(signed.at)}`
          : before === undefined
            ? 'Not signed'
            : `Not signed as it stands now. Earlier words were signed by ${before.by}, ${formatMoment(before.at)}`
      }${
        may &&
        form(
          { action: `${considerationAt(place, procurement.id)}/sign` },
          hidden('organisation', buyer.organisation),
          hidden('edition', String(record?.edition ?? 0)),
          button({ text: `Sign for ${buyer.name}` }),
        )
      }`,
    }
  })
  return html`<h2 class="govuk-heading-m">Signed for each buyer</h2>${
    missing.length > 0 &&
    insetText(
      html`<p class="govuk-body">It can be signed once these are answered:</p><ul class="govuk-list govuk-list--bullet">${missing.map((words) => html`<li>${words}</li>`)}</ul>`,
    )
  }${summaryList(rows)}${considered.signedAt !== null && html`<p class="govuk-body">Considered and signed for every buyer on ${formatMoment(considered.signedAt)}.</p>`}${signedWords(view)}`
}

/** What each officer put a name to, as it stood. */
const signedWords = ({ signatures, buyers }: ConsiderationView): Html =>
  html`${signatures.map((one) =>
    details(
      {
        summary: `What was signed for ${buyers.find(({ organisation }) => organisation === one.organisation)?.name ?? 'a former buyer'}: words ${one.edition}, ${formatMoment(one.at)}`,
      },
      html`<p class="govuk-body">Signed by ${one.by}.</p>${one.content.procurement !== undefined && html`<p class="govuk-body">${one.content.procurement.title}</p>${paragraphs(one.content.procurement.need)}`}${answered(one.content)}${checklist(one.content)}${one.content.consultations?.map((asked) => html`<p class="govuk-body">${consultedWords[asked.kind]}: ${asked.who}, ${formatDay(asked.on)}. ${asked.said} ${asked.changed}</p>`)}`,
    ),
  )}`

const begun = ({ place, procurement, firstStep, formerSteps, considered, mayEdit }: ConsiderationView): Html => {
  if (firstStep === null)
    return html`<h2 class="govuk-heading-m">The first step</h2><p class="govuk-body">${
      considered.state === 'signed'
        ? 'It is signed, so the procurement may begin.'
        : 'No step may be taken before every buyer has signed: no notice, no advertisement, no asking for offers.'
    }</p>${mayEdit && button({ text: 'Record the first step', href: `${considerationAt(place, procurement.id)}/first-step`, kind: 'secondary' })}`
  return html`<h2 class="govuk-heading-m">The first step</h2><p class="govuk-body">${firstStepWords[firstStep.kind]} on ${formatMoment(firstStep.at)}, recorded by ${firstStep.recordedBy}. ${
    firstStep.edition === null
      ? 'Nothing was written by then, as far as is known.'
      : `Words ${firstStep.edition} of this record stood then.`
  }</p>${
    formerSteps.length > 0 &&
    details(
      { summary: 'What was told of it before' },
      ...formerSteps.map(
        (one, i) =>
          html`<p class="govuk-body">${firstStepWords[one.kind]} on ${formatMoment(one.at)}, recorded by ${one.recordedBy}.${one.earlyWhy !== null && ` Taken before every buyer had signed: ${one.earlyWhy}.`} Corrected: ${(formerSteps[i + 1] ?? firstStep).correctedWhy}</p>`,
      ),
    )
  }${mayEdit && button({ text: 'Correct the first step', href: `${considerationAt(place, procurement.id)}/first-step`, kind: 'secondary' })}`
}

const law: Html = details(
  { summary: 'What the law says' },
  html`<p class="govuk-body"><a class="govuk-link" href="${section1.source}">${section1.name}</a>. ${section1.vintage}. ${section1.checked === null ? 'Not yet checked by a lawyer.' : `Checked: ${section1.checked}.`}</p>${section1.words.map((words) => html`<p class="govuk-body">${words}</p>`)}`,
)

export const considerationPage = (view: ConsiderationView): PageView => {
  const { place, procurement, record, considered, mayEdit } = view
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: 'What we considered first',
    caption: procurement.title,
    under: [
      { text: 'Planned procurements', href: procurementsAt(place) },
      { text: procurement.title, href: procurementAddress(place, procurement.id) },
    ],
    errors: view.errors,
    main: html`<p class="govuk-body">${stateTag(considered.state)}${changedAfterStep(record, view.firstStep) && html` ${tag('Changed after the first step', 'attention')}`}</p>${law}${
      record === null
        ? empty(view)
        : html`${answered(record)}<p class="govuk-body">Written by ${record.writtenBy}, ${formatMoment(record.writtenAt)}.</p>${mayEdit && button({ text: 'Change the record', href: `${considerationAt(place, procurement.id)}/write`, kind: 'secondary' })}${checklist(record)}`
    }${consulted(view)}${record !== null && signing(view)}${(record !== null || view.firstStep !== null) && begun(view)}`,
  })
}
