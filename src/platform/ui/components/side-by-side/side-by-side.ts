// Two versions in equal columns, one below the other on a phone. What differs is underlined and said in words.
import { type Content, type Html, html } from '../../html.ts'
import { differences, type Piece } from './differences.ts'

export interface Side {
  readonly title: string
  readonly text: string
  /** Below the text: who wrote it and when, or a decision's button. */
  readonly foot?: Content
}

export interface SideBySideOptions {
  readonly label: string
  readonly left: Side
  readonly right: Side
}

/** The spaces round a difference are the same in both. */
const shown = (piece: Piece): Content => {
  const words = piece.text.trim()
  if (piece.same || words === '') return piece.text
  const from = piece.text.indexOf(words)
  return html`${piece.text.slice(0, from)}<mark class="cw-different"><span class="govuk-visually-hidden">[different: </span>${words}<span class="govuk-visually-hidden">]</span></mark>${piece.text.slice(from + words.length)}`
}

/** Different words with only a space between them are read aloud as one stretch, not word by word. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const all: { text: string; same: boolean }[] = []
  for (const [i, piece] of pieces.entries()) {
    const last = all[all.length - 1]
    const between = piece.same && piece.text.trim() === '' && last?.same === false && pieces[i + 1]?.same === false
    const same = piece.same && !between
    if (last !== undefined && last.same === same) last.text += piece.text
    else all.push({ text: piece.text, same })
  }
  return all
}

const column = (side: Side, pieces: readonly Piece[]): Html =>
  html`<div class="cw-sides__side"><h3 class="govuk-heading-s">${side.title}</h3>
<p class="cw-sides__text">${joined(pieces).map(shown)}</p>${side.foot !== undefined && html`<div class="cw-sides__foot">${side.foot}</div>`}</div>`

export const sideBySide = (options: SideBySideOptions): Html => {
  const [left, right] = differences(options.left.text, options.right.text)
  return html`<section class="cw-sides" aria-label="${options.label}">${column(options.left, left)}${column(options.right, right)}</section>`
}
