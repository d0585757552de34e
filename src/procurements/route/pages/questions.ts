// The questions that lead to a route, and the answer to them.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  dateInput,
  details,
  type Html,
  html,
  input,
  radios,
  summaryList,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { kinds, kindWords, subjects, subjectWords } from '../../rules/words.ts'
import type { AnswerField, AnswersTyped } from '../forms/answers.ts'
import type { Advice, Advised, LawPacks } from '../rules/types.ts'
import { clockWords, fitTag, formOf } from './words.ts'

interface Asked {
  readonly name: AnswerField
  readonly label: string
  readonly hint?: string
  /** Without options it is an amount in pounds. */
  readonly options?: readonly (readonly [value: string, text: string])[]
}

const yesNo = [
  ['yes', 'Yes'],
  ['no', 'No'],
] as const

const first: readonly Asked[] = [
  {
    ...{ name: 'authority', label: 'Who buys?' },
    options: [
      ['local', 'A council, police or fire body in England'],
      ['nhs', 'An NHS body in England'],
      ['central', 'Central government'],
      ['other', 'Another public body'],
      ['welsh', 'A devolved body in Wales'],
    ],
  },
  { name: 'kind', label: 'What is bought?', options: kinds.map((one) => [one, kindWords[one]] as const) },
  { name: 'subject', label: 'What is it about?', options: subjects.map((one) => [one, subjectWords[one]] as const) },
  {
    ...{ name: 'value', label: 'How much, in pounds?' },
    hint: 'For all years and extensions, with VAT. Leave it empty if nobody knows.',
  },
]

const general: readonly Asked[] = [
  { name: 'framework', label: 'Is it a framework?', options: yesNo },
  { name: 'callOff', label: 'Is it a call-off from a framework?', options: yesNo },
  { name: 'change', label: 'Does it change a running contract?', options: yesNo },
]

const health: readonly Asked[] = [
  {
    ...{ name: 'mixed', label: 'Is anything else bought with the health care?' },
    options: [
      ['no', 'No'],
      ['main', 'Yes: health care is the larger part, and they cannot reasonably be bought apart'],
      ['separable', 'Yes: but they could be bought apart'],
      ['not-main', 'Yes: the other part is larger'],
    ],
  },
  {
    ...{ name: 'urgent', label: 'Would waiting put people at risk, for a reason that nobody could foresee?' },
    options: yesNo,
  },
  {
    ...{ name: 'existing', label: 'Does somebody provide it today?' },
    options: [
      ['only', 'Yes, and only they can do it'],
      ['satisfying', 'Yes, and they do it well'],
      ['no', 'No, or not well enough'],
    ],
  },
  { name: 'choice', label: 'Do patients choose among any number of providers?', options: yesNo },
  { name: 'likely', label: 'Can you likely name the most suitable provider?', options: yesNo },
  { name: 'different', label: 'Will it be of another character than today?', options: yesNo },
  { name: 'own', label: 'Did you decide on the change yourselves?', options: yesNo },
  { name: 'rise', label: 'By how much does its lifetime value rise, in pounds?' },
  { name: 'before', label: 'What was its lifetime value before, in pounds?' },
]

const other: readonly Asked[] = [
  {
    ...{ name: 'direct', label: 'Is there a reason to buy without a competition?' },
    options: [
      ['none', 'No'],
      ['single', 'Only one supplier can do it'],
      ['urgent', 'Extreme urgency that nobody could foresee'],
      ['user-choice', 'The law lets the person who uses it choose'],
      ['other', 'Another reason that the Act names'],
    ],
  },
  {
    ...{ name: 'reserve', label: 'Below the threshold: are only some to compete?' },
    options: [
      ['no', 'No'],
      ['local', 'Suppliers of the local area or the United Kingdom'],
      ['sme-vcse', 'Small firms, charities and social enterprises'],
      ['both', 'Small firms, charities and social enterprises of the area'],
    ],
  },
]

export interface QuestionsView {
  readonly typed: AnswersTyped
  readonly errors?: FieldErrors | undefined
}

const asked =
  ({ typed, errors }: QuestionsView) =>
  ({ name, label, hint, options }: Asked): Html =>
    options === undefined
      ? input({
          ...{ name, label, hint, width: 10, inputmode: 'decimal', prefix: '£' },
          ...{ value: typed.fields[name], error: errors?.[name] },
        })
      : radios({
          ...{ name, label, hint, size: 's', small: true, value: typed.fields[name], error: errors?.[name] },
          options: options.map(([value, text]) => ({ value, text })),
        })

const folded = (view: QuestionsView, summary: string, questions: readonly Asked[]): Html =>
  details(
    {
      summary,
      open: questions.some(({ name }) => view.typed.fields[name] !== '' || view.errors?.[name] !== undefined),
    },
    ...questions.map(asked(view)),
  )

export const questions = (view: QuestionsView): Html =>
  html`${first.map(asked(view))}${dateInput({
    ...{ name: 'on', label: 'When does it begin?', size: 's', value: view.typed.on, error: view.errors?.on },
    hint: 'The day of the first notice. The thresholds of that day count.',
  })}${folded(view, 'Frameworks and running contracts', general)}${folded(view, 'If it is health care', health)}${folded(
    view,
    'If it is anything else',
    other,
  )}`

const shown = ({ route, fit, why }: Advice, packs: LawPacks, suggested: boolean): Html =>
  html`<h3 class="govuk-heading-s">${route.title} ${fitTag(fit)}${suggested && html` ${tag('Suggested')}`}</h3><p class="govuk-body">${route.words} ${why}</p>${details(
    { summary: html`Steps and notices<span class="govuk-visually-hidden"> of ${route.title}</span>` },
    html`<p class="govuk-body">${route.law}.</p><ol class="govuk-list govuk-list--number">${route.steps.map(
      (step) => html`<li>${step.words} <span class="cw-muted">(${step.clause})</span></li>`,
    )}</ol><p class="govuk-body">Notices:</p><ul class="govuk-list govuk-list--bullet">${packs.notices.notices
      .filter(({ key }) => route.notices.includes(key))
      .map(
        (notice) =>
          html`<li>${formOf(notice)} <span class="cw-muted">(${notice.clause})</span>. ${clockWords(notice.clock, packs)}</li>`,
      )}</ul>`,
  )}`

const closed = (all: readonly Advice[]): Html | false =>
  all.length > 0 &&
  details(
    { summary: 'Routes that are not open, and why' },
    table({
      caption: 'Routes that are not open',
      captionHidden: true,
      listed: true,
      columns: [
        { name: 'route', title: 'Route' },
        { name: 'why', title: 'Why' },
      ],
      rows: all.map(({ route, why }) => [route.title, why]),
    }),
  )

export const advicePart = ({ all, suggested, threshold, act }: Advised, packs: LawPacks): Html => {
  const of = (fit: Advice['fit']) => all.filter((one) => one.fit === fit)
  const [open, perhaps] = [of('yes'), of('unknown')]
  return html`${summaryList([
    {
      key: 'Threshold',
      value: `${threshold.words}${threshold.reached === null ? '' : threshold.reached ? ' The value reaches it.' : ' The value is below it.'}`,
    },
    {
      key: 'Social Value Act',
      value: html`<p class="govuk-body">${act.applies === null ? 'Not known yet' : act.applies ? 'It applies' : 'It does not apply'}. ${act.why}</p><p class="govuk-body cw-muted">${act.clause}</p>`,
    },
  ])}${
    open.length === 0 &&
    html`<p class="govuk-body">${perhaps.length > 0 ? 'No route is surely open yet. The questions below decide.' : 'None of the routes that we know is open. Ask somebody who knows the law.'}</p>`
  }${open.map((one) => shown(one, packs, one.route.key === suggested))}${perhaps.map((one) => shown(one, packs, false))}${closed(of('no'))}`
}
