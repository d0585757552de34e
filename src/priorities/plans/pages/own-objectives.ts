// A place's own sets: the forms, and one objective with every wording it has had.
import { count, type FieldErrors, formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  summaryList,
  textarea,
} from '../../../platform/ui/index.ts'
import type { SetTyped } from '../forms/objectives.ts'
import type { Wording, WordingRow } from '../rules/records.ts'
import type { LinkedPriority, Objective, ObjectiveSet } from '../rules/types.ts'
import { framed, underObjectives } from './frame.ts'
import {
  link,
  notYet,
  objectiveAddress,
  objectivesAt,
  type PlaceNamed,
  paragraphs,
  prioritiesCell,
  setAddress,
} from './words.ts'

export interface SetFormView {
  readonly place: PlaceNamed
  /** The one that is changed; none is a new one. */
  readonly set?: ObjectiveSet
  readonly typed: SetTyped
  readonly errors?: FieldErrors | undefined
}

export const setFormPage = ({ place, set, typed, errors }: SetFormView): PageView =>
  framed({
    place,
    title: set === undefined ? 'Add a set of objectives' : 'Change this set',
    under: [
      ...underObjectives(place),
      ...(set === undefined ? [] : [{ text: set.title, href: setAddress(place, set.key) }]),
    ],
    errors,
    form: true,
    main: form(
      { action: set === undefined ? `${objectivesAt(place)}/new` : `${setAddress(place, set.key)}/edit` },
      input({
        name: 'title',
        label: 'Title of the set',
        hint: 'For example, Our climate promises.',
        value: typed.title,
        error: errors?.title,
      }),
      input({
        name: 'source',
        label: 'Where do these objectives come from?',
        hint: 'Who agreed them, when, and where they can be read.',
        value: typed.source,
        error: errors?.source,
      }),
      button({ text: set === undefined ? 'Add this set' : 'Save' }),
    ),
  })

export interface ObjectiveFormView {
  readonly place: PlaceNamed
  readonly set: ObjectiveSet
  readonly objective?: Objective
  readonly typed: Wording
  readonly errors?: FieldErrors | undefined
}

export const objectiveFormPage = ({ place, set, objective, typed, errors }: ObjectiveFormView): PageView =>
  framed({
    place,
    title: objective === undefined ? 'Add an objective' : 'Change this objective',
    caption: set.title,
    under: [...underObjectives(place), { text: set.title, href: setAddress(place, set.key) }],
    errors,
    form: true,
    main: html`${objective !== undefined && insetText('What priorities serve stays the same objective. The earlier wording can still be read.')}${form(
      {
        action:
          objective === undefined ? `${setAddress(place, set.key)}/new` : `${objectiveAddress(place, objective)}/edit`,
      },
      input({ name: 'number', label: 'Number or letter', width: 5, value: typed.number, error: errors?.number }),
      input({ name: 'title', label: 'The objective', value: typed.title, error: errors?.title }),
      textarea({
        name: 'words',
        label: 'What it means',
        hint: 'You can leave this empty.',
        rows: 5,
        value: typed.words,
        error: errors?.words,
      }),
      button({ text: objective === undefined ? 'Add this objective' : 'Save' }),
    )}`,
  })

export interface ObjectiveView {
  readonly place: PlaceNamed
  readonly set: ObjectiveSet
  readonly objective: Objective
  readonly withdrawnWhy: string | null
  readonly priorities: readonly LinkedPriority[]
  /** Newest first; of a pack none. */
  readonly wordings: readonly WordingRow[]
  readonly mayEdit: boolean
  readonly why?: string
  readonly errors?: FieldErrors | undefined
}

const earlier = ([, ...old]: readonly WordingRow[]): Html | undefined =>
  old.length === 0
    ? undefined
    : details(
        { summary: `${count(old.length, 'earlier wording')}` },
        html`<ul class="govuk-list govuk-list--spaced">${old.map((one) => html`<li><strong>${one.number} ${one.title}</strong><br>${one.words}<br><span class="govuk-hint">Version ${one.version}, written ${formatMoment(one.writtenAt)} by ${one.writtenBy}</span></li>`)}</ul>`,
      )

const changePart = (view: ObjectiveView): Html | undefined => {
  const { place, set, objective, mayEdit, priorities, errors, why } = view
  if (!mayEdit || set.kind !== 'own' || objective.withdrawnOn !== null) return undefined
  const at = objectiveAddress(place, objective)
  return html`<div class="cw-no-print">${button({ text: 'Change this objective', href: `${at}/edit`, kind: 'secondary' })}<h2 class="govuk-heading-m">It no longer counts</h2>${
    priorities.length > 0
      ? html`<p class="govuk-body">Priorities serve it. Change them first; then it can be withdrawn.</p>`
      : html`<p class="govuk-body">It stays to be read, with your reason.</p>${form(
          { action: `${at}/withdraw` },
          input({ name: 'why', label: 'Why does it no longer count?', value: why, error: errors?.why }),
          button({ text: 'Withdraw the objective', kind: 'warning' }),
        )}`
  }</div>`
}

export const objectivePage = (view: ObjectiveView): PageView => {
  const { place, set, objective, wordings } = view
  return framed({
    place,
    title: `${objective.number} ${objective.title}`,
    caption: set.title,
    under: [...underObjectives(place), { text: set.title, href: setAddress(place, set.key) }],
    errors: view.errors,
    main: html`${
      objective.withdrawnOn !== null &&
      insetText(`It no longer counts. It was withdrawn on ${formatDay(objective.withdrawnOn)}: ${view.withdrawnWhy}`)
    }${objective.words !== '' && paragraphs(objective.words)}${summaryList([
      { key: 'Set', value: link(setAddress(place, set.key), set.title) },
      { key: 'Source', value: set.source },
      objective.toCheck !== null && { key: 'To be checked', value: objective.toCheck },
      { key: 'Priorities that serve it', value: prioritiesCell(view.priorities, notYet) },
    ])}${earlier(wordings)}${changePart(view)}`,
  })
}
