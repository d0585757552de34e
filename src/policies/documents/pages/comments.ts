// What sectors said about one paragraph, with the forms to say more, to answer and to settle.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  hidden,
  html,
  type Remark,
  remarked,
  textarea,
} from '../../../platform/ui/index.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import type { CommentRow } from '../rules/types.ts'
import { draftAddress, type PlaceNamed, partAddress, voiceOf } from './words.ts'

const byWords = (by: string, at: Date): string => `${by}, ${formatMoment(at)}`

const remarkOf = (comment: CommentRow, edition: number): Omit<Remark, 'answers' | 'settled'> => ({
  voice: voiceOf(comment.sector),
  words: comment.words,
  by: byWords(comment.by, comment.at),
  ...(comment.edition < edition ? { older: true } : {}),
})

/** Comments on one paragraph with their answers, as a reader sees them. */
export const remarksOf = (
  comments: readonly CommentRow[],
  edition: number,
  foot?: (comment: CommentRow) => Html | undefined,
): readonly Remark[] =>
  comments
    .filter(({ answers }) => answers === null)
    .map((comment): Remark => {
      const below = foot?.(comment)
      return {
        ...remarkOf(comment, edition),
        answers: comments.filter(({ answers }) => answers === comment.id).map((answer) => remarkOf(answer, edition)),
        ...(comment.settledAt === null
          ? {}
          : {
              settled: {
                words: comment.settledWords ?? '',
                by: byWords(comment.settledBy ?? 'somebody', comment.settledAt),
              },
            }),
        ...(below === undefined ? {} : { foot: below }),
      }
    })

export interface CommentsView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly part: { readonly id: string; readonly heading: string; readonly edition: number }
  readonly comments: readonly CommentRow[]
  /** The sector for which this reader speaks; null where they may not comment. */
  readonly sector: string | null
  /** Why they may not, where it is worth saying. */
  readonly whyNot: string | null
  /** Which comments this reader may settle. */
  readonly maySettle: (comment: CommentRow) => boolean
  /** New for each time the page is shown. */
  readonly key: string
  /** What was typed and refused, under the name of its field. */
  readonly typed?: Readonly<Record<string, string>>
  readonly errors?: FieldErrors
}

const area = (view: CommentsView, name: string, label: string, rows: number): Html =>
  textarea({ name, label, rows, value: view.typed?.[name], error: view.errors?.[name] })

const footOf =
  (view: CommentsView) =>
  (comment: CommentRow): Html | undefined => {
    const base = `${draftAddress(view.place, view.kind)}/comments/${comment.id}`
    const answer = `answer-${comment.id}`
    const settle = `settle-${comment.id}`
    const open = (name: string): boolean => view.errors?.[name] !== undefined
    const parts = [
      view.sector !== null &&
        details(
          { summary: 'Answer', small: true, open: open(answer) },
          form(
            { action: `${base}/answer` },
            hidden('key', view.key),
            area(view, answer, 'Your answer', 3),
            button({ text: 'Answer', kind: 'secondary' }),
          ),
        ),
      comment.settledAt === null &&
        view.maySettle(comment) &&
        details(
          { summary: 'Settle', small: true, open: open(settle) },
          form(
            { action: `${base}/settle` },
            area(view, settle, 'How was it settled?', 3),
            button({ text: 'Settle', kind: 'secondary' }),
          ),
        ),
    ]
    return parts.some(Boolean) ? html`${parts}` : undefined
  }

const adding = (view: CommentsView): Html => {
  if (view.sector === null)
    return html`${view.whyNot !== null && html`<p class="govuk-body cw-muted">${view.whyNot}</p>`}`
  return form(
    { action: `${partAddress(view.place, view.kind, view.part.id)}/comments` },
    hidden('key', view.key),
    textarea({
      name: 'comment',
      label: 'Your comment',
      hint: `You speak for: ${voiceOf(view.sector)}.`,
      rows: 4,
      value: view.typed?.comment,
      error: view.errors?.comment,
    }),
    button({ text: 'Comment', kind: 'secondary' }),
  )
}

export const commentsPart = (view: CommentsView): Html =>
  html`<section id="comments"><h2 class="govuk-heading-m">What sectors say</h2>${remarked({
    label: `Comments on ${view.part.heading}`,
    part: adding(view),
    remarks: remarksOf(view.comments, view.part.edition, footOf(view)),
    ...(view.comments.length === 0 ? { foot: html`<p>Nobody has said anything about this paragraph yet.</p>` } : {}),
  })}</section>`
