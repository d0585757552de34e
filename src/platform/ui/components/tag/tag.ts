// The state of a thing in one or two words. Colour only helps: the word says it.
import { type Content, classes, type Html, html } from '../../html.ts'

/** plain: on its way. good: done. attention: someone must act. wrong: failed. quiet: not begun, ended or not known. */
export type TagKind = 'plain' | 'good' | 'attention' | 'wrong' | 'quiet'

const looks = {
  plain: undefined,
  good: 'govuk-tag--green',
  attention: 'govuk-tag--orange',
  wrong: 'govuk-tag--red',
  quiet: 'govuk-tag--grey',
} as const

export const tag = (text: Content, kind: TagKind = 'plain'): Html =>
  html`<strong class="${classes('govuk-tag', looks[kind])}">${text}</strong>`
