// The form that begins a version: from a starter text, from nothing, from the version before, or with a file.
import { type FieldErrors, listOf } from '../../../platform/kernel/index.ts'
import {
  button,
  type Choice,
  type Divider,
  details,
  fileUpload,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
  radios,
} from '../../../platform/ui/index.ts'
import type { StartTyped } from '../forms/start.ts'
import { type DocumentKind, kindShapes } from '../rules/kinds.ts'
import type { Template } from '../rules/template.ts'
import { crumbs, documentAddress, draftAddress, kindTitle, type PlaceNamed, theKind } from './words.ts'

/** What a starter text learnt, and where. */
export interface Cited {
  readonly area: string
  readonly words: string
  readonly source: string
}

export interface TemplateShown extends Pick<Template, 'key' | 'title' | 'words' | 'parts'> {
  readonly cites: readonly Cited[]
}

export interface StartView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly templates: readonly TemplateShown[]
  /** The version that a next one may go on from. */
  readonly before: { readonly number: number; readonly title: string } | null
  /** The version that is being worked on: then no other can begin. */
  readonly open: { readonly number: number } | null
  readonly typed: StartTyped
  readonly errors?: FieldErrors
  /** In words: `20 MB`. */
  readonly largest: string
}

const about = (template: TemplateShown): Html =>
  details(
    { summary: `What is in “${template.title}”, and whom it learnt from`, small: true },
    html`<p class="govuk-body">Its parts: ${listOf(template.parts.map(({ heading }) => heading))}.</p><ul class="govuk-list govuk-list--bullet">${template.cites.map(
      ({ area, words, source }) => html`<li>${area}: ${words} <span class="cw-source">${source}</span></li>`,
    )}</ul><p class="govuk-body">The words are our own. Change them until they are yours.</p>`,
  )

const choices = (view: StartView): readonly (Choice | Divider)[] => [
  ...(view.before === null
    ? []
    : [
        {
          value: 'before',
          text: `Version ${view.before.number}, “${view.before.title}”`,
          hint: 'Its paragraphs are copied. What is filled is filled anew from the priorities of today.',
        },
      ]),
  ...view.templates.map((one) => ({ value: `template:${one.key}`, text: one.title, hint: one.words })),
  {
    value: 'empty',
    text: 'An empty document',
    hint: `With the sections that a ${kindTitle(view.kind).toLowerCase()} has.`,
  },
  { divider: 'or' },
  {
    value: 'file',
    text: 'A Word or PDF file that you have',
    hint: 'It is kept as it is. Its priorities are shown beside it.',
    conditional: fileUpload({
      name: 'file',
      label: 'The file',
      hint: `A Word document (.docx) or a PDF, at most ${view.largest}.`,
      accept: '.docx,.pdf',
      error: view.errors?.file,
    }),
  },
]

const starting = (view: StartView): Html =>
  html`<p class="govuk-body">${kindShapes[view.kind].words}</p>${form(
    { action: `${documentAddress(view.place, view.kind)}/start`, multipart: true },
    input({
      name: 'title',
      label: 'Title',
      hint: `For example: ${kindTitle(view.kind)} for social value in ${view.place.name}`,
      value: view.typed.title,
      error: view.errors?.title,
    }),
    radios({
      name: 'begin',
      label: 'What do you begin with?',
      options: choices(view),
      value: view.typed.begin,
      error: view.errors?.begin,
    }),
    button({ text: 'Begin' }),
  )}${view.templates.map(about)}`

const alreadyOpen = (view: StartView, number: number): Html =>
  html`<p class="govuk-body">Version ${number} is being worked on. Another can begin once it is published, or its work has ended.</p>${button(
    {
      text: `Go on with version ${number}`,
      href: draftAddress(view.place, view.kind),
    },
  )}`

export const startPage = (view: StartView): PageView =>
  page({
    title: `Begin ${view.before === null ? theKind(view.kind) : `the next version of ${theKind(view.kind)}`}`,
    caption: view.place.name,
    breadcrumbs: crumbs(
      view.place,
      true,
      { text: kindTitle(view.kind), href: documentAddress(view.place, view.kind) },
      { text: 'Begin' },
    ),
    errors: view.errors,
    main: view.open === null ? starting(view) : alreadyOpen(view, view.open.number),
  })
