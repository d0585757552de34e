// The forms of this room: the record itself, who was asked, and the first step.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  details,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  radios,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed, standsNow } from '../../pages/frame.ts'
import { type PlaceNamed, procurementAddress, procurementsAt } from '../../pages/words.ts'
import {
  answerField,
  type ConsiderationTyped,
  type ConsultationTyped,
  type StepTyped,
  type WordField,
} from '../forms/consideration.ts'
import {
  type Consideration,
  consultedKinds,
  consultedWords,
  firstStepKinds,
  firstStepWords,
  type Question,
} from '../rules/types.ts'
import { considerationAt, wordRows } from './words.ts'

export interface FormView<T> {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string; readonly earlyWhy: string | null }
  readonly typed: T
  readonly errors?: FieldErrors
}

const under = ({ place, procurement }: FormView<unknown>) => [
  { text: 'Planned procurements', href: procurementsAt(place) },
  { text: procurement.title, href: procurementAddress(place, procurement.id) },
  { text: 'What we considered first', href: considerationAt(place, procurement.id) },
]

const fields: readonly {
  readonly name: WordField
  readonly label: string
  readonly hint: string
  readonly rows: number
}[] = [
  {
    ...{ name: 'area', label: 'Which area is it about?', rows: 2 },
    hint: 'Those parts of the area that the buyers act for which this could touch.',
  },
  {
    ...{ name: 'economic', label: 'What could it do for the local economy?', rows: 4 },
    hint: 'Jobs, skills, fair pay, small firms and charities. If nothing is relevant, say so.',
  },
  {
    ...{ name: 'social', label: 'What could it do for people?', rows: 4 },
    hint: 'Health, loneliness, safety, fairness, those who are worst off. If nothing is relevant, say so.',
  },
  {
    ...{ name: 'environmental', label: 'What could it do for the environment?', rows: 4 },
    hint: 'Travel, energy, waste, green places. If nothing is relevant, say so.',
  },
  {
    ...{ name: 'process', label: 'How could the way of buying bring this about?', rows: 4 },
    hint: 'The specification, lots, questions and weights, contract terms, time for small organisations to bid.',
  },
  {
    ...{ name: 'relevance', label: 'What of this is relevant to what is bought?', rows: 3 },
    hint: 'Leave out what has nothing to do with it.',
  },
  {
    ...{ name: 'proportion', label: 'How far is it proportionate?', rows: 3 },
    hint: 'Think of the value, the risk and who might bid. A small contract should not carry a large form.',
  },
]

const question =
  ({ typed, errors }: FormView<ConsiderationTyped>) =>
  ({ origin, question: label, help, priority }: Question): Html =>
    textarea({
      ...{ name: answerField(origin), label, rows: 3, value: typed.answers[origin] },
      ...{ hint: `${help === '' ? '' : `${help} `}Priority ${priority.number}: ${priority.title}.` },
      error: errors?.[answerField(origin)],
    })

const checklist = (view: WriteView): Html | false => {
  const [asked, further] = [view.questions.filter((one) => one.asked), view.questions.filter((one) => !one.asked)]
  return (
    view.questions.length > 0 &&
    html`<h2 class="govuk-heading-m">Our checklist</h2><p class="govuk-body">Where a question does not fit what you buy, say so in one sentence: that is an answer too.</p>${asked.map(question(view))}${
      further.length > 0 &&
      details(
        {
          summary: 'Further questions, which a procurement of this size need not answer',
          open: further.some(({ origin }) => view.errors?.[answerField(origin)] !== undefined),
        },
        ...further.map(question(view)),
      )
    }`
  )
}

export interface WriteView extends FormView<ConsiderationTyped> {
  readonly questions: readonly Question[]
  /** What somebody else kept meanwhile. */
  readonly stands: Consideration | null
}

export const writePage = (view: WriteView): PageView => {
  const { place, procurement, typed, errors } = view
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: 'Write what we considered',
    caption: procurement.title,
    under: under(view),
    errors,
    main: form(
      { action: `${considerationAt(place, procurement.id)}/write` },
      html`<p class="govuk-body">Keep it short. What you leave empty can be filled in later, but it can be signed only once all is answered. Whoever signed before signs again after a change.</p>`,
      hidden('edition', typed.edition),
      view.stands !== null && standsNow(wordRows(view.stands)),
      ...fields.map(({ name, ...rest }) =>
        textarea({ ...rest, name, value: typed.words[name], error: errors?.[name] }),
      ),
      radios({
        ...{ name: 'consult', label: 'Are people asked before it begins?', size: 's', inline: true },
        ...{ value: typed.consult, error: errors?.consult },
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      }),
      textarea({
        name: 'consultWhy',
        label: 'Why, or why not?',
        rows: 3,
        value: typed.consultWhy,
        error: errors?.consultWhy,
      }),
      checklist(view),
      details(
        { summary: 'There is no time for all this', open: typed.urgency !== '' || errors?.urgency !== undefined },
        textarea({
          ...{ name: 'urgency', label: 'Why is it so urgent?', rows: 3, value: typed.urgency, error: errors?.urgency },
          hint: 'The reason is kept and shown. A delay of our own making is no reason.',
        }),
      ),
      button({ text: 'Keep the record' }),
    ),
  })
}

const correctedWhy = (typed: { readonly correctedWhy: string }, errors: FieldErrors | undefined): Html =>
  textarea({
    ...{ name: 'correctedWhy', label: 'Why is it corrected?', rows: 3, value: typed.correctedWhy },
    ...{ hint: 'The earlier words stay to be read.', error: errors?.correctedWhy },
  })

export const askedPage = (view: FormView<ConsultationTyped>): PageView => {
  const { place, procurement, typed, errors } = view
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: typed.corrects === '' ? 'Record who was asked' : 'Correct who was asked',
    caption: procurement.title,
    under: under(view),
    errors,
    main: form(
      { action: `${considerationAt(place, procurement.id)}/asked` },
      html`<p class="govuk-body">Name no person: what they said is enough.</p>`,
      hidden('corrects', typed.corrects),
      radios({
        ...{ name: 'kind', label: 'Who was asked?', size: 's', value: typed.kind, error: errors?.kind },
        options: consultedKinds.map((value) => ({ value, text: consultedWords[value] })),
      }),
      input({
        ...{ name: 'who', label: 'Which of them, and how', value: typed.who, error: errors?.who },
        hint: 'Such as: carers’ group in Harbour, two evenings.',
      }),
      dateInput({ name: 'on', label: 'When', size: 's', value: typed.on, error: errors?.on }),
      input({
        ...{ name: 'people', label: 'How many people (optional)', width: 5, inputmode: 'numeric' },
        ...{ value: typed.people, error: errors?.people },
      }),
      textarea({ name: 'said', label: 'What they said', rows: 5, value: typed.said, error: errors?.said }),
      textarea({
        ...{
          name: 'changed',
          label: 'What changed because of it',
          rows: 4,
          value: typed.changed,
          error: errors?.changed,
        },
        hint: 'If nothing did, say why.',
      }),
      typed.corrects !== '' && correctedWhy(typed, errors),
      button({ text: 'Record it' }),
    ),
  })
}

export const stepPage = (view: FormView<StepTyped> & { readonly signed: boolean }): PageView => {
  const { place, procurement, typed, errors, signed } = view
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: ['', '0'].includes(typed.version) ? 'Record the first step' : 'Correct the first step',
    caption: procurement.title,
    under: under(view),
    errors,
    main: form(
      { action: `${considerationAt(place, procurement.id)}/first-step` },
      html`<p class="govuk-body">The law counts a procurement as begun with the first of these.${!signed && ' Not every buyer has signed yet.'}</p>`,
      hidden('version', typed.version),
      radios({
        ...{ name: 'kind', label: 'What was the first step?', size: 's', value: typed.kind, error: errors?.kind },
        options: firstStepKinds.map((value) => ({ value, text: firstStepWords[value] })),
      }),
      dateInput({ name: 'at', label: 'On which day?', size: 's', value: typed.at, error: errors?.at }),
      input({
        name: 'time',
        label: 'At what time?',
        hint: 'Such as 9:05 or 14:30.',
        width: 5,
        value: typed.time,
        error: errors?.time,
      }),
      details(
        {
          summary: 'It was taken before every buyer had signed',
          open: errors?.earlyWhy !== undefined || typed.earlyWhy !== '',
        },
        textarea({ name: 'earlyWhy', label: 'Why?', rows: 3, value: typed.earlyWhy, error: errors?.earlyWhy }),
      ),
      !['', '0'].includes(typed.version) && correctedWhy(typed, errors),
      button({ text: 'Record it' }),
    ),
  })
}
