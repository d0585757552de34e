// The priorities of a place: what it wants, and how far the agreement on each has come.
import { count } from '../../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  type Html,
  html,
  type PageView,
  page,
  subNavigation,
  table,
} from '../../../platform/ui/index.ts'
import { prioritiesNavigation } from '../../pages/navigation.ts'
import { type PriorityState, type PriorityView, priorityStates } from '../rules/types.ts'
import { type PlaceNamed, periodWords, prioritiesAt, priorityAt, stateTag, stateWords, under } from './words.ts'

export const priorityColumns = [
  { name: 'number', title: 'Number', numeric: true },
  { name: 'title', title: 'Priority' },
  { name: 'state', title: 'State' },
  { name: 'theme', title: 'Theme' },
  { name: 'goals', title: 'Goals', numeric: true },
  { name: 'objectives', title: 'Objectives', numeric: true },
] as const

export interface PrioritiesListed {
  readonly place: PlaceNamed
  /** Of all states. */
  readonly all: readonly PriorityView[]
  /** What is shown: one state, or all but the withdrawn. */
  readonly state: PriorityState | null
  readonly mayWrite: boolean
  readonly links?: { readonly csv?: string; readonly json?: string }
}

const states = ({ place, all, state }: PrioritiesListed): Html => {
  const at = prioritiesAt(place)
  const some = priorityStates.filter((one) => all.some((priority) => priority.state === one))
  return subNavigation({
    label: 'Show',
    labelShown: true,
    links: [
      { text: 'all', href: at, current: state === null },
      ...some.map((one) => ({
        text: `${stateWords[one]} (${all.filter((priority) => priority.state === one).length})`,
        href: `${at}?state=${one}`,
        current: state === one,
      })),
    ],
  })
}

const rowOf = (place: PlaceNamed) => (one: PriorityView) => [
  one.number,
  html`<a class="govuk-link" href="${priorityAt(place, one.number)}">${one.title}</a><div class="cw-muted govuk-body-s govuk-!-margin-bottom-0">${periodWords(one.from, one.to)}</div>`,
  stateTag(one.state),
  one.theme ?? '–',
  one.goals.length,
  one.objectives.length,
]

const none = ({ place, mayWrite }: PrioritiesListed): Html =>
  emptyState({
    title: 'No priorities yet',
    what: 'What this place wants more of will stand here: for whom, where, and why, agreed by every sector.',
    why: 'Places that began with the question what they want went further than those that began with the law.',
    example: 'good jobs for people from the two poorest wards.',
    ...(mayWrite ? { first: { text: 'Begin a conversation', href: `/places/${place.slug}/conversations` } } : {}),
  })

export const prioritiesPage = (view: PrioritiesListed): PageView => {
  const { place, all, state, mayWrite } = view
  const shown = all.filter((one) => (state === null ? one.state !== 'withdrawn' : one.state === state))
  const agreed = all.filter((one) => one.state === 'agreed').length
  return page({
    title: 'Priorities',
    caption: place.name,
    wide: true,
    breadcrumbs: under(place, { text: 'Priorities' }),
    main: html`${prioritiesNavigation(place.slug, 'priorities')}${
      all.length === 0
        ? none(view)
        : html`<p class="govuk-body-l">${count(agreed, 'priority', 'priorities')} agreed by every sector with a lead.</p>${states(view)}${table(
            {
              caption: 'Priorities',
              captionHidden: true,
              listed: true,
              columns: priorityColumns,
              rows: shown.map(rowOf(place)),
              rowHeads: false,
              empty: 'No priority is in this state.',
              links: view.links,
            },
          )}`
    }${mayWrite && button({ text: 'Write a priority', href: `${prioritiesAt(place)}/new`, kind: all.length === 0 ? 'secondary' : 'main' })}`,
  })
}
