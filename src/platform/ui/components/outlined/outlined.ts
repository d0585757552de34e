// A long text with its outline at the side: on a narrow screen the outline comes first. Every entry leads to its part.
import { attributes, type Content, type Html, html } from '../../html.ts'

export interface OutlineEntry {
  readonly text: string
  readonly href: string
  /** A word or two beside it: `2 comments`. */
  readonly note?: string
  /** Stands under the entry before it. */
  readonly under?: boolean
}

export interface OutlinedOptions {
  /** What the outline is of: "Parts of the charter". */
  readonly label: string
  readonly entries: readonly OutlineEntry[]
  readonly main: Content
}

const entry = ({ text, href, note, under }: OutlineEntry): Html =>
  html`<li${attributes({ class: under ? 'cw-outline__under' : undefined })}><a class="govuk-link" href="${href}">${text}</a>${note !== undefined && html` <span class="cw-outline__note">${note}</span>`}</li>`

export const outlined = (options: OutlinedOptions): Html =>
  html`<div class="cw-outlined"><nav class="cw-outline" aria-label="${options.label}"><h2 class="cw-outline__title">${options.label}</h2><ol class="cw-outline__list">${options.entries.map(entry)}</ol></nav><div class="cw-outlined__main">${options.main}</div></div>`
