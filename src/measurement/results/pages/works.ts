// The pieces of work of a place, and the form that adds one.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  emptyState,
  form,
  type Html,
  html,
  input,
  type PageView,
  table,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, muted, type PlaceNamed } from '../../pages/words.ts'
import type { WorkTyped } from '../forms/work.ts'
import type { PossibleBuyer, Work } from '../rules/types.ts'
import { sharesPart } from './shares.ts'
import { periodWords, underWorks, workLink, worksAt } from './words.ts'

export interface WorksView {
  readonly place: PlaceNamed
  readonly works: readonly (Work & { readonly own: boolean })[]
  readonly mayRecord: boolean
  readonly links: Links
}

export const workColumns = [
  { name: 'number', title: 'Number', numeric: true },
  { name: 'title', title: 'Piece of work' },
  { name: 'provider', title: 'Who does it' },
  { name: 'period', title: 'When' },
  { name: 'theme', title: 'Theme' },
] as const

const empty = ({ place, mayRecord }: WorksView): Html =>
  emptyState({
    title: 'No piece of work yet',
    what: 'A piece of work is a contract, a grant or something a partner does itself. What was promised and what was done is recorded under it.',
    why: 'Then you can see who keeps their promises, and what it comes to for the place.',
    example: '“Repairs of council homes, 2024 to 2028”, done by a local firm, paid for by the council.',
    ...(mayRecord ? { first: { text: 'Add a piece of work', href: `${worksAt(place)}/new` } } : {}),
  })

const list = (view: WorksView): Html =>
  html`${table({
    caption: count(view.works.length, 'piece of work', 'pieces of work'),
    captionSize: 'm',
    columns: workColumns,
    listed: true,
    rowHeads: false,
    rows: view.works.map((one) => [
      one.own ? one.number : '',
      one.own ? workLink(view.place, one) : html`${workLink(view.place, one)} ${muted('kept by another place')}`,
      one.provider,
      periodWords(one),
      one.theme,
    ]),
    links: view.links,
  })}${view.mayRecord && button({ text: 'Add a piece of work', href: `${worksAt(view.place)}/new` })}`

export const worksPage = (view: WorksView): PageView =>
  framed({
    place: view.place,
    here: 'works',
    title: 'Pieces of work',
    main: view.works.length === 0 ? empty(view) : list(view),
  })

export interface WorkFormView {
  readonly place: PlaceNamed
  readonly typed: WorkTyped
  readonly buyers: readonly PossibleBuyer[]
  readonly errors?: FieldErrors
}

export const workFormPage = (view: WorkFormView): PageView => {
  const { place, typed, errors } = view
  return framed({
    place,
    here: 'works',
    title: 'Add a piece of work',
    under: underWorks(place),
    errors,
    form: true,
    main: form(
      { action: `${worksAt(place)}/new` },
      input({ name: 'title', label: 'What the work is', value: typed.title, error: errors?.title }),
      input({
        name: 'provider',
        label: 'Who does it',
        hint: 'The organisation. Never a person.',
        value: typed.provider,
        error: errors?.provider,
      }),
      dateInput({ name: 'from', label: 'First day', value: typed.from, error: errors?.from }),
      dateInput({ name: 'to', label: 'Last day (optional)', value: typed.to, error: errors?.to }),
      input({ name: 'theme', label: 'Theme (optional)', value: typed.theme, error: errors?.theme }),
      sharesPart({ place, buyers: view.buyers, shares: typed.shares, errors }),
      button({ text: 'Add it' }),
    ),
  })
}
