// Amounts beside one another, each with its name and value written at its bar. Bars start at zero, always; what is not known
// has a hatched bar of its own.
import { type Content, classes, type Html, html } from '../../html.ts'
import { hatch } from '../share-bar/share-bar.ts'

export interface Bar {
  readonly label: Content
  /** In any one unit, not below zero: only its length is drawn. */
  readonly value: number
  /** The value as it is to be read: "£46.1 million". */
  readonly text: string
  /** The one the sentence is about: in the brand colour, where others are grey. */
  readonly chosen?: boolean
}

export interface BarChartOptions {
  /** Unique on the page. */
  readonly name: string
  /** What the bars are, with the unit in words. */
  readonly title: string
  readonly bars: readonly Bar[]
  /** The value that takes the whole width, for charts that stand side by side; the largest of this one unless told. */
  readonly most?: number
  readonly notKnown?: { readonly label?: Content; readonly value: number; readonly text: string }
}

const row = (bar: Bar, most: number, look: Html): Html => {
  const width = most === 0 ? 0 : (bar.value / most) * 100
  return html`<li class="${classes('cw-bars__row', bar.chosen && 'cw-bars__row--chosen')}"><span class="cw-bars__label">${bar.label}</span>
<span class="cw-bars__value">${bar.text}</span>
<svg class="cw-bars__bar" aria-hidden="true" focusable="false" width="100%" height="24"><svg width="${`${width.toFixed(2)}%`}" height="100%">${look}</svg></svg></li>`
}

/** @throws RangeError for a value below zero: a bar has no such length */
export const barChart = (options: BarChartOptions): Html => {
  const { notKnown } = options
  const unknown: readonly Bar[] = notKnown === undefined ? [] : [{ label: 'Not known', ...notKnown }]
  const all = [...options.bars, ...unknown]
  if (all.some((bar) => !(bar.value >= 0))) throw new RangeError('A bar cannot be shorter than nothing')
  const most = Math.max(options.most ?? 0, ...all.map((bar) => bar.value))
  const anyChosen = options.bars.some((bar) => bar.chosen)
  const known = (bar: Bar) =>
    html`<rect width="100%" height="100%" class="${bar.chosen ? 'cw-series-chosen' : anyChosen ? 'cw-series-other' : 'cw-series-1'}"></rect>`
  const hatched = html`<defs>${hatch(`${options.name}-hatch`)}</defs><rect width="100%" height="100%" class="cw-not-known-fill" fill="${`url(#${options.name}-hatch)`}"></rect>`
  return html`<ul class="cw-bars" aria-label="${options.title}">${options.bars.map((bar) => row(bar, most, known(bar)))}${unknown.map(
    (bar) => row(bar, most, hatched),
  )}</ul>`
}
