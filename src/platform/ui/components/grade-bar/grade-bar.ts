// How far a sum can be believed: its parts by grade, the weakest in the lightest colour, beside what was promised. A promise is no
// part of what was done: it is a mark on the same scale.
import { type Html, html } from '../../html.ts'

export interface GradePart {
  readonly grade: 'claimed' | 'evidenced' | 'checked' | 'confirmed' | 'assured'
  /** The grade in a word: `Claimed`. */
  readonly label: string
  /** In any one unit, not below zero: only its length is drawn. */
  readonly value: number
  /** The value as it is to be read: "12 people". */
  readonly text: string
  readonly href?: string
}

export interface GradeBarOptions {
  /** What is counted, for those who do not see the bar. */
  readonly title: string
  /** From the weakest grade to the strongest; those with nothing are left out of the picture, not of the list's total. */
  readonly parts: readonly GradePart[]
  readonly promised?: { readonly value: number; readonly text: string; readonly href?: string }
}

const wide = (share: number): string => `${(share * 100).toFixed(2)}%`

const linked = (label: string, href: string | undefined): Html =>
  href === undefined ? html`${label}` : html`<a class="govuk-link" href="${href}">${label}</a>`

const swatch = (look: string): Html =>
  html`<svg class="cw-share__mark" aria-hidden="true" focusable="false" width="16" height="16"><rect width="100%" height="100%" class="${look}"></rect></svg>`

/** @throws RangeError for a value below zero: nothing is done less than not at all */
export const gradeBar = ({ title, parts, promised }: GradeBarOptions): Html => {
  const shown = parts.filter(({ value }) => value !== 0)
  if (![...shown, ...(promised === undefined ? [] : [promised])].every(({ value }) => value >= 0))
    throw new RangeError('A part of a grade bar cannot be shorter than nothing')
  const done = shown.reduce((sum, { value }) => sum + value, 0)
  const most = Math.max(done, promised?.value ?? 0)
  let from = 0
  const drawn = shown.map((part) => {
    const at = from
    from += part.value
    return { ...part, at: at / most, share: part.value / most }
  })
  return html`<div class="cw-share cw-grades">${
    most > 0 &&
    html`<svg class="cw-share__bar" role="img" aria-label="${title}" width="100%" height="24" focusable="false"><rect width="100%" height="100%" class="cw-grade-none"></rect>${drawn.map(
      (part) =>
        html`<svg x="${wide(part.at)}" width="${wide(part.share)}" height="100%"><rect width="100%" height="100%" class="${`cw-grade-${part.grade}`}"></rect></svg>`,
    )}${drawn
      .slice(1)
      .map(
        (part) =>
          html`<line class="cw-share__cut" x1="${wide(part.at)}" x2="${wide(part.at)}" y1="0" y2="100%"></line>`,
      )}${
      promised !== undefined &&
      promised.value > 0 &&
      html`<line class="cw-grades__promised" x1="${wide(promised.value / most)}" x2="${wide(promised.value / most)}" y1="0" y2="100%"></line>`
    }</svg>`
  }
<ul class="cw-share__parts">${
    promised !== undefined &&
    html`<li class="cw-share__part"><svg class="cw-share__mark" aria-hidden="true" focusable="false" width="16" height="16"><line class="cw-grades__promised" x1="8" x2="8" y1="0" y2="16"></line></svg>
<span class="cw-share__words">${linked('Promised', promised.href)} <strong>${promised.text}</strong></span></li>`
  }${shown.map(
    (part) => html`<li class="cw-share__part">${swatch(`cw-grade-${part.grade}`)}
<span class="cw-share__words">${linked(part.label, part.href)} <strong>${part.text}</strong></span></li>`,
  )}${shown.length === 0 && html`<li class="cw-share__part"><span class="cw-share__words">Nothing recorded as done</span></li>`}</ul>
</div>`
}
