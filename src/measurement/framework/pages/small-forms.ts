// The small forms of a framework: a new one, a theme, an outcome, into force, and its end.
import type { DayTyped, FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { frameworkAddress, frameworksAt, measureAddress, type PlaceNamed } from '../../pages/words.ts'
import type { Framework } from '../rules/types.ts'
import { contractMeasureAddress, draftAddress, underFramework, underFrameworks } from './words.ts'

interface InFramework {
  readonly place: PlaceNamed
  readonly framework: Framework
  readonly errors?: FieldErrors
}

const under = ({ place, framework }: InFramework) => [
  ...underFramework(place, framework),
  { text: 'Draft', href: draftAddress(place, framework.id) },
]

/** Below the form of a part: taking it out of the draft. */
export const takeOut = (
  { place, framework }: Omit<InFramework, 'errors'>,
  given: { readonly edition: string; readonly what: string; readonly which: string; readonly words: string },
): Html =>
  html`<h2 class="govuk-heading-m">Take it out</h2><p class="govuk-body">${given.words}</p>${form(
    { action: `${draftAddress(place, framework.id)}/remove` },
    hidden('edition', given.edition),
    hidden('what', given.what),
    hidden('which', given.which),
    button({ text: 'Take it out of the draft', kind: 'warning' }),
  )}`

export interface NewTyped {
  readonly title: string
  readonly theme: string
}

export const newFrameworkPage = (view: {
  readonly place: PlaceNamed
  readonly typed: NewTyped
  readonly errors?: FieldErrors
}): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: 'Begin a framework',
    under: underFrameworks(view.place),
    errors: view.errors,
    form: true,
    main: form(
      { action: `${frameworksAt(view.place)}/new` },
      input({ name: 'title', label: 'Title', value: view.typed.title, error: view.errors?.title }),
      input({
        name: 'theme',
        label: 'Theme (optional)',
        hint: 'Where it is not for everything: reducing reoffending.',
        value: view.typed.theme,
        error: view.errors?.theme,
      }),
      button({ text: 'Begin' }),
    ),
  })

export interface PartView extends InFramework {
  readonly edition: string
  readonly title: string
}

export const themePage = (view: PartView & { readonly at: number | null }): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: view.at === null ? 'Add a theme' : 'Change a theme',
    caption: view.framework.title,
    under: under(view),
    errors: view.errors,
    form: true,
    main: html`${form(
      { action: `${draftAddress(view.place, view.framework.id)}/theme` },
      hidden('edition', view.edition),
      hidden('theme', view.at === null ? '' : String(view.at)),
      input({ name: 'title', label: 'Theme', value: view.title, error: view.errors?.title }),
      button({ text: 'Save' }),
    )}${view.at !== null && takeOut(view, { edition: view.edition, what: 'theme', which: String(view.at), words: 'With all outcomes and measures under it.' })}`,
  })

export const outcomePage = (
  view: PartView & { readonly words: string; readonly theme: string; readonly outcome: string },
): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: view.outcome === '' ? 'Add an outcome' : 'Change an outcome',
    caption: view.framework.title,
    under: under(view),
    errors: view.errors,
    form: true,
    main: html`${form(
      { action: `${draftAddress(view.place, view.framework.id)}/outcome` },
      hidden('edition', view.edition),
      hidden('theme', view.theme),
      hidden('outcome', view.outcome),
      input({
        name: 'title',
        label: 'Outcome',
        hint: 'What is better for people: more local people in work.',
        value: view.title,
        error: view.errors?.title,
      }),
      textarea({
        name: 'words',
        label: 'In more words (optional)',
        rows: 3,
        value: view.words,
        error: view.errors?.words,
      }),
      button({ text: 'Save' }),
    )}${view.outcome !== '' && takeOut(view, { edition: view.edition, what: 'outcome', which: view.outcome, words: 'With all measures under it.' })}`,
  })

export const inForcePage = (view: InFramework & { readonly from: DayTyped; readonly number: number }): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: `Put version ${view.number} in force`,
    caption: view.framework.title,
    under: under(view),
    errors: view.errors,
    form: true,
    main: html`<p class="govuk-body">From that day on it holds, and the version before it ends the day before. It cannot be changed then: a change is a new version.</p>${form(
      { action: `${draftAddress(view.place, view.framework.id)}/in-force` },
      dateInput({ name: 'from', label: 'First day', value: view.from, error: view.errors?.from }),
      button({ text: 'Put it in force' }),
    )}`,
  })

export const endPage = (view: InFramework & { readonly on: DayTyped; readonly why: string }): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: 'End this framework',
    caption: view.framework.title,
    under: underFramework(view.place, view.framework),
    errors: view.errors,
    form: true,
    main: html`${warningText('Nothing new can be recorded by its measures from that day on. What was recorded stays, with its names.')}${form(
      { action: `${frameworkAddress(view.place, view.framework.id)}/end` },
      dateInput({ name: 'on', label: 'First day without it', value: view.on, error: view.errors?.on }),
      textarea({ name: 'why', label: 'Why', rows: 2, value: view.why, error: view.errors?.why }),
      button({ text: 'End it', kind: 'warning' }),
    )}`,
  })

export const endMeasurePage = (
  view: InFramework & {
    readonly measure: { readonly id: string; readonly title: string }
    readonly on: DayTyped
    readonly why: string
  },
): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: 'End this measure',
    caption: view.measure.title,
    under: [
      ...underFramework(view.place, view.framework),
      { text: view.measure.title, href: measureAddress(view.place, view.measure.id) },
    ],
    errors: view.errors,
    form: true,
    main: html`${warningText('Nothing new can be promised or recorded by it from that day on. What was recorded stays, and counts in the totals.')}${form(
      { action: `${contractMeasureAddress(view.place, view.measure.id)}/end` },
      dateInput({ name: 'on', label: 'First day without it', value: view.on, error: view.errors?.on }),
      textarea({ name: 'why', label: 'Why', rows: 2, value: view.why, error: view.errors?.why }),
      button({ text: 'End it', kind: 'warning' }),
    )}`,
  })
