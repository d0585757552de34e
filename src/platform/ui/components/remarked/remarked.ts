// A part of a text with what was said about it beside it; below it on a narrow screen. A remark has whose voice it is, may be
// answered, and is settled with words.
import { type Content, type Html, html } from '../../html.ts'
import { tag } from '../tag/tag.ts'

export interface Remark {
  /** Whose word it is: "NHS commissioner". */
  readonly voice: string
  readonly words: string
  /** Who wrote it and when. */
  readonly by: string
  /** It is about an earlier wording of the part. */
  readonly older?: boolean
  readonly answers?: readonly Omit<Remark, 'answers' | 'settled'>[]
  /** How it was settled, and by whom. */
  readonly settled?: { readonly words: string; readonly by: string }
  /** Forms to answer or settle it. */
  readonly foot?: Html
}

export interface RemarkedOptions {
  /** The part itself. */
  readonly part: Content
  /** What the remarks are about, for screen readers: "Comments on Scope". */
  readonly label: string
  readonly remarks: readonly Remark[]
  /** Below the remarks: a link or a form to add one. */
  readonly foot?: Html
}

const said = ({ voice, words, by, older }: Omit<Remark, 'answers' | 'settled'>): Html =>
  html`<p class="cw-remark__voice">${voice}</p><p class="cw-remark__words">${words}</p><p class="cw-remark__by">${by}${older && ', on an earlier wording'}</p>`

const remark = (one: Remark): Html =>
  html`<li class="cw-remark">${said(one)}${
    one.answers !== undefined &&
    one.answers.length > 0 &&
    html`<ul class="cw-remark__answers">${one.answers.map((answer) => html`<li>${said(answer)}</li>`)}</ul>`
  }${one.settled !== undefined && html`<p class="cw-remark__settled">${tag('Settled', 'good')} ${one.settled.words} <span class="cw-remark__by">${one.settled.by}</span></p>`}${one.foot}</li>`

export const remarked = (options: RemarkedOptions): Html =>
  html`<div class="cw-remarked"><div class="cw-remarked__part">${options.part}</div><aside class="cw-remarked__side" aria-label="${options.label}">${
    options.remarks.length > 0 && html`<ul class="cw-remarks">${options.remarks.map(remark)}</ul>`
  }${options.foot}</aside></div>`
