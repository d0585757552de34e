// The sets of objectives that a place can use: whose they are, which edition, whether anybody checked them, and which are in use.
import { count, type Day, type FieldErrors, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  summaryList,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import type { LinkedPriority, Objective, ObjectiveSet } from '../rules/types.ts'
import { framed, underObjectives, underPlans } from './frame.ts'
import {
  gap,
  type Links,
  link,
  notYet,
  objectiveAddress,
  objectivesAt,
  type PlaceNamed,
  prioritiesCell,
  setAddress,
} from './words.ts'

export interface SetsView {
  readonly place: PlaceNamed
  readonly sets: readonly ObjectiveSet[]
  readonly mayEdit: boolean
  readonly links: Links
  /** What was chosen, where it could not be kept. */
  readonly chosen?: readonly string[]
  readonly errors?: FieldErrors | undefined
}

export const setColumns = [
  { name: 'set', title: 'Set' },
  { name: 'objectives', title: 'Objectives', numeric: true },
  { name: 'inUse', title: 'In use' },
  { name: 'vintage', title: 'Edition' },
  { name: 'checked', title: 'Checked by' },
  { name: 'source', title: 'Source' },
] as const

const counted = ({ objectives }: ObjectiveSet): readonly Objective[] =>
  objectives.filter(({ withdrawnOn }) => withdrawnOn === null)

export const checkedTag = (set: ObjectiveSet): Html => {
  if (set.kind === 'own') return tag('our own', 'plain')
  return set.checked === null ? tag('not yet checked', 'attention') : tag('checked', 'good')
}

export const aboutSet = (set: ObjectiveSet): Html =>
  summaryList([
    {
      key: 'Source',
      value:
        set.sourceLink === null
          ? set.source
          : html`<a class="govuk-link" href="${set.sourceLink}" rel="noopener">${set.source}</a>`,
    },
    {
      key: set.kind === 'own' ? 'Written down' : 'Edition',
      value: set.kind === 'own' ? formatDay(set.vintage as Day) : set.vintage,
    },
    set.licence !== null && { key: 'Licence', value: set.licence },
    set.kind === 'pack' && { key: 'Checked', value: set.checked ?? 'Not yet checked by anybody' },
    set.toCheck !== null && { key: 'To be checked', value: set.toCheck },
  ])

const setPart =
  (place: PlaceNamed) =>
  (set: ObjectiveSet): Html =>
    html`<section aria-labelledby="${`set-${set.key}`}"><h2 class="govuk-heading-m" id="${`set-${set.key}`}">${link(setAddress(place, set.key), set.title)} ${set.inUse && tag('in use', 'good')} ${checkedTag(set)}</h2>
${set.words !== '' && html`<p class="govuk-body">${set.words}</p>`}${details(
  { summary: count(counted(set).length, 'objective') },
  html`<ul class="govuk-list">${counted(set).map((one) => html`<li><strong>${one.number}</strong> ${one.title}</li>`)}</ul>`,
)}${aboutSet(set)}</section>`

const choice = ({ place, sets, chosen, errors }: SetsView): Html =>
  form(
    { action: objectivesAt(place) },
    checkboxes({
      name: 'sets',
      label: `Which sets does ${place.name} use?`,
      hint: 'Priorities can serve the objectives of these sets, and the map shows which of them nobody serves.',
      options: sets.map((set) => ({
        value: set.key,
        text: set.title,
        hint:
          set.kind === 'own'
            ? 'Our own'
            : set.checked === null
              ? 'Not yet checked against the original'
              : `Checked by ${set.checked}`,
      })),
      value: chosen ?? sets.filter(({ inUse }) => inUse).map(({ key }) => key),
      error: errors?.sets,
    }),
    button({ text: 'Use these sets' }),
  )

export const setsPage = (view: SetsView): PageView => {
  const { place, sets, mayEdit, links, errors } = view
  return framed({
    place,
    title: 'Sets of objectives',
    wide: true,
    under: underPlans(place),
    errors,
    main: html`<p class="govuk-body">What others set for everybody, and what this place sets for itself. Each says where it comes from, and whether anybody has held our copy against the original.</p>${mayEdit && html`<div class="cw-no-print">${choice(view)}</div>`}${sets.map(setPart(place))}${mayEdit && html`<div class="cw-no-print">${button({ text: 'Add a set of our own', href: `${objectivesAt(place)}/new`, kind: 'secondary' })}</div>`}<p class="govuk-body cw-no-print">All of it as ${links.csv !== undefined && html`${link(links.csv, 'CSV')} or `}${links.json !== undefined && link(links.json, 'JSON')}</p>`,
  })
}

export interface SetView {
  readonly place: PlaceNamed
  readonly set: ObjectiveSet
  readonly priorities: ReadonlyMap<string, readonly LinkedPriority[]>
  readonly mayEdit: boolean
  readonly links: Links
}

const objectiveCell = (place: PlaceNamed, one: Objective): Html =>
  html`${link(objectiveAddress(place, one), `${one.number} ${one.title}`)}${one.words !== '' && html`<br><span class="govuk-!-font-weight-regular">${one.words}</span>`}${one.toCheck !== null && html`<br><span class="cw-not-known govuk-!-font-weight-regular">${one.toCheck}</span>`}`

export const setPage = (view: SetView): PageView => {
  const { place, set, mayEdit } = view
  const own = set.kind === 'own'
  const at = setAddress(place, set.key)
  const old = set.objectives.filter(({ withdrawnOn }) => withdrawnOn !== null)
  return framed({
    place,
    title: set.title,
    wide: true,
    under: underObjectives(place),
    main: html`<p class="govuk-body">${set.inUse ? tag('in use', 'good') : tag('not in use', 'quiet')} ${checkedTag(set)}</p>${set.words !== '' && html`<p class="govuk-body-l">${set.words}</p>`}${!set.inUse && insetText('This place does not use this set. Its priorities cannot serve it until somebody chooses it.')}${table(
      {
        caption: 'Objectives',
        captionSize: 'm',
        listed: true,
        columns: [
          { name: 'objective', title: 'Objective' },
          { name: 'priorities', title: 'Priorities that serve it' },
        ],
        rows: counted(set).map((one) => [
          objectiveCell(place, one),
          prioritiesCell(view.priorities.get(one.key), set.inUse ? gap : notYet),
        ]),
        empty: 'This set has no objective yet.',
        links: view.links,
      },
    )}${own && mayEdit && html`<div class="cw-no-print">${button({ text: 'Add an objective', href: `${at}/new` })}<p class="govuk-body">${link(`${at}/edit`, 'Change the title or the source of this set')}</p></div>`}${
      old.length > 0 &&
      details(
        { summary: `${count(old.length, 'objective')} that no longer ${old.length === 1 ? 'counts' : 'count'}` },
        html`<ul class="govuk-list govuk-list--bullet">${old.map((one) => html`<li>${link(objectiveAddress(place, one), `${one.number} ${one.title}`)}</li>`)}</ul>`,
      )
    }${aboutSet(set)}`,
  })
}
