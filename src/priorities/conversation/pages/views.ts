// What residents and people who use services have said: the list, one, and the form.
import { count, type FieldErrors, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  dateInput,
  emptyState,
  form,
  html,
  input,
  insetText,
  keptForm,
  type PageView,
  radios,
  summaryList,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import type { ViewTyped } from '../forms/views.ts'
import type { ResidentsView } from '../rules/types.ts'
import { framed } from './frame.ts'
import { type Links, link, type PlaceNamed, viewsAt } from './words.ts'

const title = 'Residents’ and service users’ views'
const under = (place: PlaceNamed) => [{ text: title, href: viewsAt(place) }]

export const viewColumns = [
  { name: 'source', title: 'Who was heard' },
  { name: 'day', title: 'Day' },
  { name: 'people', title: 'People', numeric: true },
  { name: 'gathered', title: 'How it was gathered' },
  { name: 'consent', title: 'What they agreed to' },
  { name: 'words', title: 'What was said' },
] as const

export const viewsPage = (view: {
  readonly place: PlaceNamed
  readonly views: readonly ResidentsView[]
  readonly mayWrite: boolean
  readonly links: Links
}): PageView => {
  const at = viewsAt(view.place)
  return framed({
    place: view.place,
    title,
    wide: true,
    main:
      view.views.length === 0
        ? emptyState({
            title: 'Nothing is written down yet',
            what: 'Here stands what residents and people who use services have said: in a survey, at a meeting, in a talk at the food bank.',
            why: 'A priority can then name whom it listens to. Each entry has its source, its day, how many people it was, and what they agreed to.',
            ...(view.mayWrite ? { first: { text: 'Write down a view', href: `${at}/new` } } : {}),
          })
        : html`${view.mayWrite && button({ text: 'Write down a view', href: `${at}/new` })}${table({
            listed: true,
            caption: title,
            captionHidden: true,
            columns: viewColumns.slice(0, 4),
            rows: view.views.map((one) => [
              link(`${at}/${one.id}`, one.source),
              formatDay(one.on),
              one.people,
              one.gathered,
            ]),
            links: view.links,
          })}`,
  })
}

export interface ViewPageView {
  readonly place: PlaceNamed
  readonly view: ResidentsView
  readonly mayWrite: boolean
  readonly priorities: readonly { readonly title: string; readonly number: number }[]
  readonly errors?: FieldErrors | undefined
}

export const viewPage = ({ place, view, mayWrite, priorities, errors }: ViewPageView): PageView => {
  const at = `${viewsAt(place)}/${view.id}`
  return framed({
    place,
    title: view.source,
    under: under(place),
    errors,
    main: html`${insetText(html`<p class="cw-ideas__words">${view.words}</p>`)}${summaryList([
      { key: 'Day', value: formatDay(view.on) },
      { key: 'People', value: count(view.people, 'person', 'people') },
      { key: 'How it was gathered', value: view.gathered },
      { key: 'What they agreed to', value: view.consent },
      {
        key: 'Priorities that listen to it',
        value:
          priorities.length === 0
            ? 'None yet'
            : html`<ul class="govuk-list">${priorities.map(({ number, title: name }) => html`<li>${link(`/places/${place.slug}/priorities/${number}`, `${number} ${name}`)}</li>`)}</ul>`,
      },
    ])}${
      mayWrite &&
      html`${button({ text: 'Change this view', href: `${at}/edit`, kind: 'secondary' })}<h2 class="govuk-heading-m">Take it out</h2><p class="govuk-body">Whoever agreed may change their mind. Its words are then removed for good.</p>${form(
        { action: `${at}/remove` },
        input({ name: 'why', label: 'Why it is taken out', error: errors?.why }),
        button({ text: 'Take this view out', kind: 'warning' }),
      )}`
    }`,
  })
}

export interface ViewFormView {
  readonly place: PlaceNamed
  readonly view?: ResidentsView
  readonly typed: ViewTyped
  readonly owner: string
  readonly key: string
  readonly errors?: FieldErrors | undefined
}

export const viewFormPage = ({ place, view, typed, owner, key, errors }: ViewFormView): PageView => {
  const at = viewsAt(place)
  return framed({
    place,
    title: view === undefined ? 'Write down a view' : 'Change this view',
    under: [...under(place), ...(view === undefined ? [] : [{ text: view.source, href: `${at}/${view.id}` }])],
    errors,
    main: keptForm(
      {
        action: view === undefined ? `${at}/new` : `${at}/${view.id}/edit`,
        name: 'view',
        owner,
        key,
        asks: `/places/${place.slug}/sent.json`,
      },
      warningText(
        'Write no names, addresses, dates of birth or anything else by which somebody can be found. Say “a mother of two”, not who she is.',
      ),
      input({
        name: 'source',
        label: 'Who was heard?',
        hint: 'For example, Harbour tenants’ panel, or people at the Saltmarsh food bank.',
        value: typed.source,
        error: errors?.source,
      }),
      dateInput({
        name: 'on',
        label: 'On which day?',
        hint: 'The last day, where it took several. For example, 27 3 2023.',
        value: typed.on,
        error: errors?.on,
      }),
      input({
        name: 'people',
        label: 'How many people?',
        width: 5,
        inputmode: 'numeric',
        value: typed.people,
        error: errors?.people,
      }),
      textarea({
        name: 'gathered',
        label: 'How was it gathered?',
        hint: 'For example, a survey by post, a talk over lunch, with whom, in which languages.',
        rows: 3,
        value: typed.gathered,
        error: errors?.gathered,
      }),
      radios({
        name: 'agreed',
        label: 'Did the people agree that their words are kept and used here?',
        options: [
          { value: 'yes', text: 'Yes, they agreed' },
          { value: 'no', text: 'No, or nobody asked them', hint: 'Then it cannot be kept.' },
        ],
        value: typed.agreed,
        error: errors?.agreed,
      }),
      textarea({
        name: 'consent',
        label: 'What did they agree to?',
        hint: 'What they were told, and how they said yes.',
        rows: 2,
        value: typed.consent,
        error: errors?.consent,
      }),
      textarea({
        name: 'words',
        label: 'What was said?',
        hint: 'As near to their own words as you can.',
        rows: 8,
        value: typed.words,
        error: errors?.words,
      }),
      (errors?.words !== undefined || typed.looked === 'yes') &&
        checkboxes({
          name: 'looked',
          label: 'Have you looked for personal details?',
          options: [
            { value: 'yes', text: 'I have looked: nobody can be found by these words, or they agreed to be named' },
          ],
          value: typed.looked,
        }),
      button({ text: view === undefined ? 'Write it down' : 'Save' }),
    ),
  })
}
