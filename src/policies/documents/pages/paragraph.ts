// One paragraph: its form, both texts where two people wrote at once, what sectors said about it, and its history.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  page,
  select,
  sideBySide,
  textarea,
} from '../../../platform/ui/index.ts'
import type { PartTyped } from '../forms/paragraph.ts'
import type { Written } from '../rules/editing.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import { mostInParagraph } from '../rules/limits.ts'
import type { Part } from '../rules/types.ts'
import { crumbs, documentAddress, draftAddress, kindTitle, link, type PlaceNamed } from './words.ts'

export interface PriorityChoice {
  readonly id: string
  readonly number: number
  readonly title: string
}

/** Somebody else saved first. */
export interface Both {
  readonly theirs: Written & {
    readonly edition: number
    readonly removed: boolean
    readonly by: string | null
    readonly at: Date
  }
  readonly mine: Written
}

export interface EditionShown extends Written {
  readonly by: string | null
  readonly at: Date
  readonly setAside: boolean
}

export interface PartFormView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly number: number
  readonly part: Part['kind']
  readonly title: string
  readonly action: string
  readonly typed: PartTyped
  readonly priorities: readonly PriorityChoice[]
  /** Sent along: the edition that was read, or where a new part goes. */
  readonly carried: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
  readonly both?: Both
  /** May this reader write here, and is it still a draft? */
  readonly mayWrite: boolean
  /** As readers read it, for who may not write. */
  readonly body?: Html
  readonly comments?: Html
  readonly history?: readonly EditionShown[]
}

const labels: Readonly<
  Record<Part['kind'], { readonly heading: string; readonly words: string; readonly hint: string }>
> = {
  text: {
    heading: 'Heading',
    words: 'Words',
    hint: `Leave an empty line between paragraphs. Begin lines with “- ” for a list. At most ${mostInParagraph.toLocaleString('en-GB')} letters.`,
  },
  filled: { heading: 'Heading', words: 'Words', hint: '' },
  outcome: {
    heading: 'Outcome',
    words: 'Example clause',
    hint: 'Words that a buyer can put into a specification or a contract.',
  },
  question: {
    heading: 'Question',
    words: 'Help with the answer (optional)',
    hint: 'What to think of, or where to look.',
  },
}

const tying = (view: PartFormView): Html | false =>
  (view.part === 'outcome' || view.part === 'question') &&
  select({
    name: 'priority',
    label: 'Priority it belongs to',
    options: [
      { value: '', text: 'Choose a priority' },
      ...view.priorities.map(({ id, number, title }) => ({ value: id, text: `${number} ${title}` })),
    ],
    value: view.typed.priority,
    error: view.errors?.priority,
  })

const carried = (view: PartFormView): readonly Html[] =>
  Object.entries(view.carried).map(([name, value]) => hidden(name, value))

const writing = (view: PartFormView): Html => {
  const { heading, words, hint } = labels[view.part]
  return form(
    { action: view.action },
    carried(view),
    input({ name: 'heading', label: heading, value: view.typed.heading, error: view.errors?.heading }),
    tying(view),
    textarea({ name: 'words', label: words, hint, rows: 14, value: view.typed.words, error: view.errors?.words }),
    button({ text: 'Save' }),
  )
}

const oneText = ({ heading, words }: Written): string => `${heading}\n\n${words}`

const choosing = (view: PartFormView, { theirs, mine }: Both): Html => {
  const { heading, words } = labels[view.part]
  const by = `${theirs.by ?? 'Somebody'}, ${formatMoment(theirs.at)}`
  const sent = [
    hidden('base', String(theirs.edition)),
    hidden('mine-heading', mine.heading),
    hidden('mine-words', mine.words),
  ]
  return html`${insetText(
    html`<strong>${theirs.removed ? 'Somebody removed this paragraph while you were writing.' : 'Somebody else saved this paragraph while you were writing.'}</strong> Nothing of yours is lost. ${theirs.removed ? 'Keep yours to bring it back with your words.' : 'Choose what becomes of the two texts.'}`,
  )}${sideBySide({
    label: 'Their text and yours',
    left: {
      title: theirs.removed ? 'As it was when it was removed' : 'Theirs, as it is kept now',
      text: oneText(theirs),
      foot: by,
    },
    right: { title: 'Yours, not saved yet', text: oneText(mine) },
  })}${form(
    { action: view.action },
    sent,
    tying(view),
    html`<div class="cw-actions">${button({ text: 'Keep mine', name: 'choice', value: 'mine' })}${button({ text: theirs.removed ? 'Leave it removed' : 'Keep theirs', kind: 'secondary', name: 'choice', value: 'theirs' })}</div><p class="govuk-body">The text that is not kept stays in the history of the paragraph.</p><h2 class="govuk-heading-m">Or join them</h2>`,
    input({ name: 'heading', label: heading, value: mine.heading, error: view.errors?.heading }),
    textarea({
      name: 'words',
      label: words,
      hint: 'Theirs comes first, then yours. Make one text of the two.',
      rows: 14,
      value: view.errors === undefined ? `${theirs.words}\n\n${mine.words}` : view.typed.words,
      error: view.errors?.words,
    }),
    button({ text: 'Save the joined text', kind: 'secondary', name: 'choice', value: 'joined' }),
  )}`
}

const history = (view: PartFormView): Html | false =>
  view.history !== undefined &&
  view.history.length > 1 &&
  details(
    { summary: `Every text this paragraph had (${view.history.length})` },
    html`${view.history.map(
      (one) =>
        html`<section><h3 class="govuk-heading-s">${formatMoment(one.at)}${one.by !== null && `, ${one.by}`}${one.setAside && ' (set aside)'}</h3><p class="cw-sides__text">${oneText(one)}</p></section>`,
    )}`,
  )

export const partFormPage = (view: PartFormView): PageView =>
  page({
    title: view.title,
    caption: `${kindTitle(view.kind)} of ${view.place.name}, version ${view.number}`,
    breadcrumbs: crumbs(
      view.place,
      true,
      { text: kindTitle(view.kind), href: documentAddress(view.place, view.kind) },
      { text: `Version ${view.number}`, href: draftAddress(view.place, view.kind) },
      { text: view.title },
    ),
    errors: view.errors,
    wide: view.both !== undefined,
    main: html`${
      view.mayWrite ? (view.both === undefined ? writing(view) : choosing(view, view.both)) : html`${view.body}`
    }<p class="govuk-body">${link(draftAddress(view.place, view.kind), 'Back to the whole document')}</p>${view.comments}${history(view)}`,
  })
