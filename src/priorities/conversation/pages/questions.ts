// The questions of a conversation: their words, their order, and sets to begin with.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  details,
  form,
  type Html,
  hidden,
  html,
  keptForm,
  type PageView,
  textarea,
} from '../../../platform/ui/index.ts'
import type { Conversation, Question } from '../rules/types.ts'
import { inspirationNote, setChoices } from './form.ts'
import { framed, underConversations } from './frame.ts'
import { conversationAddress, type PlaceNamed } from './words.ts'

export interface QuestionsView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly questions: readonly Question[]
  readonly owner: string
  readonly key: string
  /** What was typed and could not be taken: for a question, or for a new one (`new`). */
  readonly typed?: { readonly mark: string; readonly words: string }
  readonly errors?: FieldErrors | undefined
}

/** The number by which a form's fields are told apart. */
export const newMark = 'new'

const press = (action: string, text: string, of: string, way?: string): Html =>
  form(
    { action },
    way !== undefined && hidden('way', way),
    button({ text, kind: 'secondary' }),
    html`<span class="govuk-visually-hidden">${of}</span>`,
  )

const one = (view: QuestionsView, question: Question, at: string): Html => {
  const mark = String(question.position)
  const name = `words-${mark}`
  const last = question.position === view.questions.length
  return html`<section class="cw-question"><h2 class="govuk-heading-s">Question ${question.position}</h2>${form(
    { action: `${at}/${question.id}` },
    textarea({
      name,
      label: `Words of question ${question.position}`,
      rows: 2,
      value: view.typed?.mark === mark ? view.typed.words : question.words,
      error: view.errors?.[name],
    }),
    button({ text: `Save question ${question.position}` }),
  )}<div class="cw-buttons">${question.position > 1 && press(`${at}/${question.id}/move`, 'Move up', question.words, 'up')}${
    !last && press(`${at}/${question.id}/move`, 'Move down', question.words, 'down')
  }${
    question.ideas === 0
      ? press(`${at}/${question.id}/remove`, 'Remove', question.words)
      : html`<p class="govuk-body cw-muted">People have answered it, so it stays.</p>`
  }</div></section>`
}

export const questionsPage = (view: QuestionsView): PageView => {
  const conversation = conversationAddress(view.place, view.conversation)
  const at = `${conversation}/questions`
  const name = `words-${newMark}`
  const asks = `/places/${view.place.slug}/sent.json`
  return framed({
    place: view.place,
    title: 'Questions',
    caption: view.conversation.title,
    under: [...underConversations(view.place), { text: view.conversation.title, href: conversation }],
    errors: view.errors,
    main: html`${
      view.questions.length === 0 &&
      html`<p class="govuk-body">There is no question yet. Add one in your own words, or begin with a set.</p>`
    }${view.questions.map((question) => one(view, question, at))}
<h2 class="govuk-heading-m">Add a question</h2>${keptForm(
      { action: at, name: 'question', owner: view.owner, key: view.key, asks },
      textarea({
        name,
        label: 'The new question',
        hint: 'An open question: one that cannot be answered with yes or no.',
        rows: 2,
        value: view.typed?.mark === newMark ? view.typed.words : '',
        error: view.errors?.[name],
      }),
      button({ text: 'Add question' }),
    )}${details(
      { summary: 'Add a set of questions' },
      form(
        { action: `${at}/starters` },
        checkboxes({ name: 'starters', label: 'Sets', options: setChoices(), value: [] }),
        button({ text: 'Add these sets', kind: 'secondary' }),
      ),
      inspirationNote(),
    )}<p class="govuk-body"><a class="govuk-link" href="${conversation}">Back to the conversation</a></p>`,
  })
}
