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
  /** What is shown: one state, or all but the withdrawn; of one theme, or of all. */
  readonly state: PriorityState | null
  readonly theme: string | null
  readonly mayWrite: boolean
  readonly links?: { readonly csv?: string; readonly json?: string }
}

type Chosen = Pick<PrioritiesListed, 'state' | 'theme'>

/** Of those that the place has, what the reader asked to see. The withdrawn are shown where they are asked for. */
export const chosenOf = (all: readonly PriorityView[], { state, theme }: Chosen): readonly PriorityView[] =>
  all.filter(
    (one) => (state === null ? one.state !== 'withdrawn' : one.state === state) && (theme ?? one.theme) === one.theme,
  )

const address = (view: PrioritiesListed, change: Partial<Chosen>): string => {
  const { state, theme } = { ...view, ...change }
  const query = new URLSearchParams({
    ...(state === null ? {} : { state }),
    ...(theme === null ? {} : { theme }),
  }).toString()
  return `${prioritiesAt(view.place)}${query === '' ? '' : `?${query}`}`
}

const states = (view: PrioritiesListed): Html => {
  const { all, state } = view
  const some = priorityStates.filter((one) => all.some((priority) => priority.state === one))
  return subNavigation({
    label: 'Show',
    labelShown: true,
    links: [
      { text: 'all', href: address(view, { state: null }), current: state === null },
      ...some.map((one) => ({
        text: `${stateWords[one]} (${all.filter((priority) => priority.state === one).length})`,
        href: address(view, { state: one }),
        current: state === one,
      })),
    ],
  })
}

const themes = (view: PrioritiesListed): Html | false => {
  const named = [...new Set(view.all.flatMap(({ theme }) => theme ?? []))].sort((a, b) => a.localeCompare(b, 'en-GB'))
  if (named.length < 2 && view.theme === null) return false
  return subNavigation({
    label: 'Theme',
    labelShown: true,
    links: [
      { text: 'all', href: address(view, { theme: null }), current: view.theme === null },
      ...named.map((theme) => ({ text: theme, href: address(view, { theme }), current: view.theme === theme })),
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
  const { place, all, mayWrite } = view
  const agreed = all.filter((one) => one.state === 'agreed').length
  return page({
    title: 'Priorities',
    caption: place.name,
    wide: true,
    breadcrumbs: under(place, { text: 'Priorities' }),
    main: html`${prioritiesNavigation(place.slug, 'priorities')}${
      all.length === 0
        ? none(view)
        : html`<p class="govuk-body-l">${count(agreed, 'priority', 'priorities')} agreed by every sector with a lead.</p>${states(view)}${themes(view)}${table(
            {
              caption: 'Priorities',
              captionHidden: true,
              listed: true,
              columns: priorityColumns,
              rows: chosenOf(all, view).map(rowOf(place)),
              rowHeads: false,
              empty: 'No priority is like this. Choose “all” to see the others.',
              links: view.links,
            },
          )}`
    }${mayWrite && button({ text: 'Write a priority', href: `${prioritiesAt(place)}/new`, kind: all.length === 0 ? 'secondary' : 'main' })}`,
  })
}
