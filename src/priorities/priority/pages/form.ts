// Writing and changing a priority; and what two people typed at the same time, side by side.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  type Choice,
  checkboxes,
  dateInput,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  page,
  sideBySide,
  textarea,
} from '../../../platform/ui/index.ts'
import type { PriorityTyped } from '../forms/priority.ts'
import type { PriorityWords } from '../rules/types.ts'
import { type PlaceNamed, prioritiesAt, under } from './words.ts'

/** What a priority can be tied to, in the order in which it is offered. */
export interface Offered {
  readonly goals: readonly { readonly id: string; readonly text: string; readonly hint: string }[]
  readonly objectives: readonly { readonly key: string; readonly text: string; readonly hint: string }[]
  readonly needs: readonly { readonly id: string; readonly text: string }[]
  readonly views: readonly { readonly id: string; readonly text: string; readonly hint: string }[]
}

export interface FormShown {
  readonly place: PlaceNamed
  readonly action: string
  readonly title: string
  readonly typed: PriorityTyped
  readonly offered: Offered
  readonly errors?: FieldErrors
  /** Somebody else saved meanwhile: what they saved, and who. */
  readonly theirs?: { readonly words: PriorityWords; readonly by: string; readonly href: string }
  /** The words of the group of ideas that it begins from. */
  readonly from?: { readonly group: string; readonly title: string; readonly ideas: number }
  readonly note?: string
}

const fields: readonly {
  readonly name: 'want' | 'forWhom' | 'where' | 'why' | 'good'
  readonly label: string
  readonly hint: string
  readonly rows: number
}[] = [
  { name: 'want', label: 'What do we want?', hint: 'What should there be more of, or less? Not how.', rows: 4 },
  { name: 'forWhom', label: 'For whom?', hint: 'The people whose lives should be better for it.', rows: 2 },
  { name: 'where', label: 'Where?', hint: 'Wards, neighbourhoods, or the whole place.', rows: 2 },
  { name: 'why', label: 'Why?', hint: 'What you know, and how you know it.', rows: 4 },
  {
    name: 'good',
    label: 'What does good look like?',
    hint: 'How would somebody who lives here notice? What would you count?',
    rows: 4,
  },
]

const sameTitle = { title: 'Title', theme: 'Theme' } as const

const theirsPart = (view: FormShown): Html | false => {
  const { theirs, typed } = view
  if (theirs === undefined) return false
  const changed = [
    ...(Object.entries(sameTitle) as ['title' | 'theme', string][]).map(([name, label]) => ({ name, label })),
    ...fields,
  ].filter(({ name }) => (theirs.words[name] ?? '') !== typed[name])
  return html`${insetText(
    html`<strong>${theirs.by} saved this priority while you were writing.</strong> Nothing of yours is lost: it stands in the form below. Compare, take over what you like, and save; or <a class="govuk-link" href="${theirs.href}">keep theirs and leave yours</a>.`,
  )}${changed.map(({ name, label }) =>
    sideBySide({
      label,
      left: { title: `${label.replace('?', '')}: saved by ${theirs.by}`, text: theirs.words[name] ?? '' },
      right: { title: `${label.replace('?', '')}: yours`, text: typed[name] },
    }),
  )}`
}

const tie = (
  name: string,
  label: string,
  hint: string,
  options: readonly Choice[],
  value: readonly string[],
): Html | false => options.length > 0 && checkboxes({ name, label, hint, size: 's', small: true, options, value })

const ties = ({ offered, typed }: FormShown): Html => {
  const none = offered.goals.length + offered.objectives.length + offered.needs.length + offered.views.length === 0
  return html`<h2 class="govuk-heading-m">What does it answer to?</h2>${
    none
      ? html`<p class="govuk-body">There are no plans, objectives, needs or residents’ views here yet. You can tie it to them later.</p>`
      : html`${tie(
          'goals',
          'Goals of local plans',
          'Leave all empty if no plan asks for it: that is worth knowing too.',
          offered.goals.map(({ id, text, hint }) => ({ value: id, text, hint })),
          typed.goals,
        )}${tie(
          'objectives',
          'Objectives',
          'What it would do for fairness in health, and for wellbeing.',
          offered.objectives.map(({ key, text, hint }) => ({ value: key, text, hint })),
          typed.objectives,
        )}${tie(
          'needs',
          'Evidence of need',
          'Published figures that show why.',
          offered.needs.map(({ id, text }) => ({ value: id, text })),
          typed.needs,
        )}${tie(
          'views',
          'What residents and people who use services said',
          'Only what people agreed to have used.',
          offered.views.map(({ id, text, hint }) => ({ value: id, text, hint })),
          typed.views,
        )}`
  }`
}

export const priorityFormPage = (view: FormShown): PageView => {
  const { place, typed, errors, from } = view
  const error = (name: string) => errors?.[name]
  return page({
    title: view.title,
    caption: place.name,
    errors,
    breadcrumbs: under(place, { text: 'Priorities', href: prioritiesAt(place) }, { text: view.title }),
    main: html`${view.note !== undefined && insetText(view.note)}${
      from !== undefined &&
      insetText(
        `This begins from “${from.title}”, a group of ${from.ideas} ideas from the conversation. Put it in words that everybody could agree to.`,
      )
    }${theirsPart(view)}${form(
      { action: view.action },
      hidden('base', typed.base),
      hidden('once', typed.once),
      ...(from === undefined ? [] : [hidden('group', from.group)]),
      input({
        name: 'title',
        label: 'Title',
        hint: 'What is wanted, in a few words.',
        value: typed.title,
        error: error('title'),
      }),
      ...fields.map(({ name, label, hint, rows }) =>
        textarea({ name, label, hint, rows, value: typed[name], error: error(name) }),
      ),
      input({
        name: 'theme',
        label: 'Theme (you may leave this empty)',
        hint: 'Such as work, care, or reducing reoffending. Priorities of one theme can be shown together.',
        value: typed.theme,
        error: error('theme'),
        width: 30,
      }),
      dateInput({
        name: 'from',
        label: 'From when? (you may leave this empty)',
        size: 's',
        value: typed.from,
        error: error('from'),
      }),
      dateInput({
        name: 'to',
        label: 'Until when? (you may leave this empty)',
        size: 's',
        value: typed.to,
        error: error('to'),
      }),
      ties(view),
      button({ text: view.theirs === undefined ? 'Save' : 'Save mine over theirs' }),
    )}`,
  })
}
