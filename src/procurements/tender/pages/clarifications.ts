// Questions of bidders, for the officers who answer them. Nobody sees who asked.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { formatMoment } from '../../../platform/kernel/index.ts'
import { button, details, form, type Html, html, type PageView, table, textarea } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { paragraphs } from '../../pages/words.ts'
import type { Clarification } from '../rules/types.ts'
import { tenderAt, underTender, type Where } from './words.ts'

export interface ClarificationsView extends Where {
  readonly tender: { readonly id: string; readonly title: string }
  readonly questions: readonly Clarification[]
  readonly mayAnswer: boolean
  readonly links: { readonly csv?: string; readonly json?: string }
  /** What was typed, for the question that was refused. */
  readonly typed?: { readonly id: string; readonly shown: string; readonly answer: string }
  readonly errors?: FieldErrors
}

export const clarificationColumns = [
  { name: 'number', title: 'Number', numeric: true },
  { name: 'question', title: 'Question' },
  { name: 'answer', title: 'Answer' },
] as const

const waiting =
  (view: ClarificationsView) =>
  (one: Clarification): Html => {
    const { place, procurement, tender, typed, errors, mayAnswer } = view
    const mine = typed?.id === one.id ? typed : undefined
    // One form on the page carries the names that the error summary leads to.
    return html`<h3 class="govuk-heading-s">Question ${one.number}, ${formatMoment(one.askedAt)}</h3>${paragraphs(one.asked)}${
      mayAnswer &&
      details(
        { summary: `Answer question ${one.number}`, open: mine !== undefined },
        form(
          { action: `${tenderAt(place, procurement.id, tender.id)}/questions/${one.id}` },
          textarea({
            ...{
              name: mine === undefined ? `shown-${one.number}` : 'shown',
              label: 'The question as everybody reads it',
            },
            ...{ rows: 3, value: mine?.shown ?? one.asked, error: mine && errors?.shown },
            hint: 'Take out whatever would tell who asked.',
          }),
          textarea({
            ...{ name: mine === undefined ? `answer-${one.number}` : 'answer', label: 'The answer', rows: 4 },
            ...{ value: mine?.answer, error: mine && errors?.answer },
          }),
          button({ text: `Publish the answer to question ${one.number}` }),
        ),
      )
    }`
  }

export const clarificationsPage = (view: ClarificationsView): PageView => {
  const open = view.questions.filter(({ answeredAt }) => answeredAt === null)
  const done = view.questions.filter(({ answeredAt }) => answeredAt !== null)
  return framed({
    place: view.place,
    title: 'Questions of bidders',
    caption: view.tender.title,
    under: underTender(view, view.tender),
    errors: view.errors,
    main: html`<p class="govuk-body">Nobody sees who asked before the bids are opened. Question and answer are published for everybody, and whoever follows the tender is told.</p><h2 class="govuk-heading-m">Waiting for an answer</h2>${
      open.length === 0 ? html`<p class="govuk-body">None.</p>` : open.map(waiting(view))
    }${table({
      caption: 'Answered',
      captionSize: 'm',
      columns: clarificationColumns,
      listed: true,
      empty: 'None yet.',
      rows: done.map(({ number, shown, answer }) => [number, shown, answer]),
      links: view.links,
    })}`,
  })
}
