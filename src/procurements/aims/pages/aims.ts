// What a procurement is to bring: priorities, measures with what the specification says of each, and lots.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  details,
  emptyState,
  form,
  type Html,
  hidden,
  html,
  insetText,
  type PageView,
  radios,
  type Task,
  table,
  tag,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed, standsNow } from '../../pages/frame.ts'
import { type Links, type PlaceNamed, paragraphs, procurementAddress, procurementsAt } from '../../pages/words.ts'
import { type AimsTyped, clauseField } from '../forms/aims.ts'
import type { AimedMeasure, Aims } from '../rules/types.ts'

interface Here {
  readonly place: PlaceNamed
  readonly procurement: { readonly id: string; readonly title: string; readonly earlyWhy: string | null }
}

export const aimsAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementAddress(place, procurement)}/aims`

const under = ({ place, procurement }: Here, deeper: boolean) => [
  { text: 'Planned procurements', href: procurementsAt(place) },
  { text: procurement.title, href: procurementAddress(place, procurement.id) },
  ...(deeper ? [{ text: 'What it is to bring', href: aimsAt(place, procurement.id) }] : []),
]

/** For the page of the procurement. */
export const aimsTask = ({ place, procurement }: Here, aims: Aims | undefined): Task => ({
  title: 'Choose what it is to bring',
  href: aimsAt(place, procurement.id),
  hint: 'Which of our priorities it serves, by which measures, and what the specification says of them.',
  status: aims === undefined ? tag('Not begun', 'quiet') : tag('Begun'),
})

export interface AimsView extends Here {
  readonly aims: Aims | null
  readonly cap: { readonly tier: string; readonly measuresAtMost: number } | null
  /** Measures to drop, so that the cap is kept. */
  readonly drop: readonly AimedMeasure[]
  readonly mayEdit: boolean
  /** Kept by this place: its priorities have pages here. */
  readonly own: boolean
  readonly clauses: Readonly<Record<string, string>> | null
  readonly links: Links
  readonly errors?: FieldErrors
}

export const measureColumns = [
  { name: 'code', title: 'Code' },
  { name: 'title', title: 'Measure' },
  { name: 'unit', title: 'Counted in' },
  { name: 'clause', title: 'What the specification says' },
] as const

const empty = ({ place, procurement, mayEdit }: AimsView): Html =>
  html`${emptyState({
    title: 'Nothing is chosen yet',
    what: 'Here stands what the contract is to bring beside the service itself: which agreed priorities it serves, how anybody will see it, and what the specification asks.',
    why: 'Bidders can only offer what they were asked for. What is asked in the same words each time can be added up later.',
  })}${mayEdit && button({ text: 'Choose', href: `${aimsAt(place, procurement.id)}/choose` })}`

const capPart = ({ cap, drop, aims }: AimsView): Html | false => {
  if (cap === null || aims === null) return false
  if (drop.length === 0)
    return html`<p class="govuk-body">The tier “${cap.tier}” lets us ask for ${cap.measuresAtMost} measures at most.</p>`
  return insetText(
    html`<p class="govuk-body">${aims.measures.length} measures are chosen. The tier “${cap.tier}” lets us ask for ${cap.measuresAtMost} at most. To keep to it, drop these first:</p><ul class="govuk-list govuk-list--bullet">${drop.map(({ code, title }) => html`<li>${code}: ${title}</li>`)}</ul>`,
  )
}

const clausesPart = (view: AimsView, aims: Aims): Html => {
  const { place, procurement, mayEdit, clauses, errors, links } = view
  if (aims.measures.length === 0)
    return html`<p class="govuk-body">No measure is chosen, so nobody will be able to see whether it came true.</p>`
  const shown = table({
    caption: 'Measures, and what the specification says of each',
    captionSize: 'm',
    columns: measureColumns,
    listed: true,
    rows: aims.measures.map(({ code, title, unit, clause }) => [code, title, unit, clause]),
    links,
  })
  if (!mayEdit) return shown
  return html`${shown}${details(
    { summary: 'Change the wording', open: errors !== undefined },
    form(
      { action: `${aimsAt(place, procurement.id)}/clauses` },
      hidden('edition', String(aims.edition)),
      ...aims.measures.map(({ id, code, title, clause }) =>
        textarea({
          ...{ name: clauseField(id), label: `${code}: ${title}`, rows: 6 },
          ...{ value: clauses?.[id] ?? clause, error: errors?.[clauseField(id)] },
        }),
      ),
      button({ text: 'Keep the wording' }),
    ),
  )}`
}

const lotsPart = ({ lots, lotsWhy }: Aims): Html =>
  html`<h2 class="govuk-heading-m">Lots</h2><p class="govuk-body">${
    lots === null
      ? 'Not decided yet whether it is divided into lots.'
      : lots
        ? 'It is divided into lots.'
        : 'It is not divided into lots.'
  }</p>${lotsWhy !== '' && paragraphs(lotsWhy)}`

export const aimsPage = (view: AimsView): PageView => {
  const { place, procurement, aims, mayEdit } = view
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: 'What it is to bring',
    caption: procurement.title,
    under: under(view, false),
    wide: aims !== null,
    errors: view.errors,
    main:
      aims === null
        ? empty(view)
        : html`<h2 class="govuk-heading-m">Priorities that it serves</h2><ul class="govuk-list govuk-list--bullet">${aims.priorities.map(({ number, title }) => html`<li>${view.own ? html`<a class="govuk-link" href="/places/${place.slug}/priorities/${String(number)}">${number}: ${title}</a>` : `${number}: ${title}`}</li>`)}</ul>${capPart(view)}${clausesPart(view, aims)}${lotsPart(aims)}${mayEdit && button({ text: 'Choose again', href: `${aimsAt(place, procurement.id)}/choose`, kind: 'secondary' })}`,
  })
}

export interface ChooseView extends Here {
  readonly typed: AimsTyped
  /** What somebody else kept meanwhile. */
  readonly stands: Aims | null
  readonly priorities: readonly {
    readonly id: string
    readonly number: number
    readonly title: string
    readonly fits: boolean
  }[]
  readonly measures: readonly {
    readonly id: string
    readonly code: string
    readonly title: string
    readonly unit: string
    readonly priority: string | null
  }[]
  readonly cap: AimsView['cap']
  readonly errors?: FieldErrors
}

const aimsRows = ({ priorities, measures, lots, lotsWhy, writtenBy }: Aims) => [
  { key: 'Priorities', value: priorities.map(({ number, title }) => `${number}: ${title}`).join('; ') },
  { key: 'Measures', value: measures.map(({ code, title }) => `${code}: ${title}`).join('; ') || 'None' },
  { key: 'Lots', value: `${lots === null ? 'Not decided yet' : lots ? 'Yes' : 'No'}. ${lotsWhy}` },
  { key: 'Written by', value: writtenBy },
]

const measureChoices = ({ measures, priorities, typed }: ChooseView): Html => {
  const groups = [
    ...priorities.map(({ id, number, title }) => ({
      legend: `Measures for priority ${number}: ${title}`,
      own: measures.filter(({ priority }) => priority === id),
    })),
    {
      legend: 'Measures that serve none of these priorities',
      own: measures.filter(({ priority }) => !priorities.some(({ id }) => id === priority)),
    },
  ]
  return html`${groups
    .filter(({ own }) => own.length > 0)
    .map(({ legend, own }, i) =>
      checkboxes({
        ...{ name: 'measures', id: `measures-${i + 1}`, label: legend, size: 's', small: true, value: typed.measures },
        options: own.map(({ id, code, title, unit }) => ({
          value: id,
          text: `${code}: ${title}`,
          hint: `Counted in ${unit}`,
        })),
      }),
    )}`
}

export const choosePage = (view: ChooseView): PageView => {
  const { place, procurement, typed, priorities, cap, errors } = view
  return framed({
    place,
    earlyWhy: procurement.earlyWhy,
    title: 'Choose what it is to bring',
    caption: procurement.title,
    under: under(view, true),
    errors,
    main:
      priorities.length === 0
        ? emptyState({
            title: 'Nothing is agreed yet',
            what: 'What a procurement is to bring is chosen from the priorities that the partnership has agreed.',
            why: 'What nobody agreed to want cannot be asked of anybody.',
            first: { text: 'See the priorities', href: `/places/${place.slug}/priorities` },
          })
        : form(
            { action: `${aimsAt(place, procurement.id)}/choose` },
            hidden('edition', typed.edition),
            view.stands !== null && standsNow(aimsRows(view.stands)),
            checkboxes({
              ...{ name: 'priorities', label: 'Which priorities does it serve?', size: 'm', value: typed.priorities },
              ...{ error: errors?.priorities, hint: 'Those of its theme come first. Few are better than many.' },
              options: priorities.map(({ id, number, title, fits }) => ({
                ...{ value: id, text: `${number}: ${title}` },
                ...(fits ? { hint: 'Of the same theme' } : {}),
              })),
            }),
            html`<h2 class="govuk-heading-m">How will anybody see it?</h2><p class="govuk-body">${cap === null ? 'Each measure costs a provider time: choose few.' : `Each measure costs a provider time. The tier “${cap.tier}” lets us ask for ${cap.measuresAtMost} at most.`}</p>`,
            measureChoices(view),
            radios({
              ...{
                name: 'lots',
                label: 'Is it divided into lots?',
                size: 'm',
                inline: true,
                value: typed.lots,
                error: errors?.lots,
              },
              hint: 'Lots let small organisations bid. The law asks us to consider them, or to say why not (Procurement Act 2023, s.18).',
              options: [
                { value: 'yes', text: 'Yes' },
                { value: 'no', text: 'No' },
              ],
            }),
            textarea({
              name: 'lotsWhy',
              label: 'Which lots, or why none',
              rows: 3,
              value: typed.lotsWhy,
              error: errors?.lotsWhy,
            }),
            button({ text: 'Keep the choice' }),
          ),
  })
}
