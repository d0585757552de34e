// Does what a buyer means to ask fit the contract? Its tier, the hours it costs a provider, and what to drop.
import { type FieldErrors, formatPence, type Pence } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  radios,
  summaryList,
  table,
  warningText,
} from '../../../platform/ui/index.ts'
import { measurementNavigation } from '../../pages/navigation.ts'
import type { CheckTyped } from '../forms/check.ts'
import type { Advice, Burden, Drop, Excess } from '../rules/burden.ts'
import type { Placed } from '../rules/tier.ts'
import { levels } from '../rules/types.ts'
import { cappedWords, crumbs, hoursSaid, levelWords, link, type PlaceNamed, shiftWords, tiersAt } from './words.ts'

export interface MeasureOffered {
  readonly id: string
  readonly title: string
  readonly theme: string
  /** Returns in a year. */
  readonly returns: number
}

export interface Answered {
  readonly value: Pence
  /** Null where the value lies below the lowest tier, or no tiers are set. */
  readonly placed: Placed | null
  readonly burden: Burden
  readonly excess: readonly Excess[]
  readonly advice: Advice | null
}

export interface CheckView {
  readonly place: PlaceNamed
  readonly typed: CheckTyped
  readonly offered: readonly MeasureOffered[]
  readonly hasTiers: boolean
  readonly answer: Answered | null
  readonly errors?: FieldErrors
}

const often = (returns: number): string =>
  ({ 1: 'once a year', 4: 'four times a year', 12: 'every month' })[returns] ?? `${returns} times a year`

const measures = ({ offered, typed, place }: CheckView): Html =>
  offered.length === 0
    ? html`<p class="govuk-body">No framework is in force here, so there are no measures to choose from. ${link(`/places/${place.slug}/frameworks`, 'See the frameworks')}.</p>`
    : checkboxes({
        name: 'measure',
        label: 'Measures you mean to ask for',
        size: 'm',
        small: true,
        value: typed.measures,
        options: offered.map(({ id, title, theme, returns }) => ({
          value: id,
          text: title,
          hint: `${theme}, reported ${often(returns)}`,
        })),
      })

const question = (view: CheckView): Html => {
  const { typed, errors, place } = view
  const level = (name: 'risk' | 'opportunity', label: string, hint: string): Html =>
    radios({
      name,
      label,
      hint,
      inline: true,
      small: true,
      value: typed[name],
      error: errors?.[name],
      options: levels.map((value) => ({ value, text: levelWords[value] })),
    })
  return form(
    { action: `${tiersAt(place)}/check`, method: 'get' },
    input({
      name: 'value',
      label: 'Value of the contract',
      hint: 'For its whole term.',
      prefix: '£',
      width: 10,
      value: typed.value,
      error: errors?.value,
    }),
    level('risk', 'Risk', 'How much could go wrong for people.'),
    level('opportunity', 'Opportunity', 'How much social value it could bring.'),
    input({
      name: 'questions',
      label: 'Social value questions in the tender',
      width: 3,
      inputmode: 'numeric',
      value: typed.questions,
      error: errors?.questions,
    }),
    measures(view),
    input({
      name: 'evidence',
      label: 'Pieces of evidence with each measure in each return',
      width: 3,
      inputmode: 'numeric',
      value: typed.evidence,
      error: errors?.evidence,
    }),
    button({ text: 'Check' }),
  )
}

const placedWords = ({ placed, value }: Answered): string => {
  if (placed === null) return `A contract of ${formatPence(value)} falls in no tier`
  if (placed.shift === 0) return placed.tier.name
  const moved = `${shiftWords[`${placed.shift}`].toLowerCase()} from ${placed.byValue.name}, for its risk and opportunity`
  return placed.stopped ? `${placed.tier.name} (there is no tier beyond it)` : `${placed.tier.name} (${moved})`
}

const becauseWords: Readonly<Record<Drop['because'], string>> = {
  'serves nothing': 'It serves none of your priorities',
  'others serve it': 'Other measures serve the same priorities',
  'costs most': 'It takes the most hours of those left',
}

const drops = ({ advice, placed }: Answered): Html | null => {
  if (advice === null || placed === null) return null
  const items = [
    ...advice.lessOften.map(
      ({ measure, returns }) =>
        html`<li>Report “${measure.title}” ${often(returns)}, not ${often(measure.returns)}.</li>`,
    ),
    ...advice.drop.map(({ measure, because }) => html`<li>Drop “${measure.title}”. ${becauseWords[because]}.</li>`),
    ...(advice.questions > 0
      ? [
          html`<li>Ask ${advice.questions} fewer ${advice.questions === 1 ? 'question' : 'questions'} in the tender.</li>`,
        ]
      : []),
  ]
  return html`<h2 class="govuk-heading-m">What you could leave out</h2><ul class="govuk-list govuk-list--bullet">${items}</ul><p class="govuk-body">It is a suggestion in a fixed order: what serves none of your priorities goes first, then what others serve as well, then what takes the most hours. You decide.</p>${
    advice.stillOver.length > 0 &&
    warningText(
      `Even with nothing left to ask, the caps of “${placed.tier.name}” cannot all be kept. Look at them again.`,
    )
  }`
}

const verdict = ({ placed, excess }: Answered): Html => {
  if (placed === null)
    return insetText(html`<p class="govuk-body">No cap applies: nothing needs to be asked, and little should be.</p>`)
  if (excess.length === 0)
    return insetText(
      html`<p class="govuk-body"><strong>This fits.</strong> It keeps to every cap of the tier “${placed.tier.name}”.</p>`,
    )
  return warningText(`This is more than the tier “${placed.tier.name}” allows.`)
}

const answered = (answer: Answered): Html => {
  const { burden, excess } = answer
  return html`<section aria-labelledby="answer"><h2 class="govuk-heading-l" id="answer">What it comes to</h2>${verdict(answer)}${summaryList(
    [
      { key: 'Tier', value: placedWords(answer) },
      { key: 'Hours of the provider, each year', value: hoursSaid(burden.yearHours) },
      { key: 'Hours once, to set up the counting', value: hoursSaid(burden.setUpHours) },
      { key: 'Hours of each bidder, for the questions', value: hoursSaid(burden.bidHours) },
    ],
  )}${
    excess.length > 0 &&
    table({
      caption: 'Where it is too much',
      columns: [
        { name: 'what', title: 'What' },
        { name: 'asked', title: 'You ask', numeric: true },
        { name: 'atMost', title: 'At most', numeric: true },
      ],
      rows: excess.map(({ what, asked, atMost }) => [cappedWords[what], asked, atMost]),
      rowHeads: true,
    })
  }${excess.length > 0 && drops(answer)}</section>`
}

export const checkPage = (view: CheckView): PageView =>
  page({
    title: 'Check what you mean to ask',
    caption: view.place.name,
    breadcrumbs: crumbs(view.place, { text: 'Tiers', href: tiersAt(view.place) }, { text: 'Check' }),
    errors: view.errors,
    main: html`${measurementNavigation(view.place.slug, 'tiers')}<p class="govuk-body-l">See which tier a contract falls in, how many hours your questions and measures take a provider, and what to leave out if it is too much.</p>${
      !view.hasTiers &&
      insetText(
        html`<p class="govuk-body">No tiers are set here yet, so no cap applies. The hours are worked out all the same.</p>`,
      )
    }${view.answer !== null && answered(view.answer)}${question(view)}`,
  })
