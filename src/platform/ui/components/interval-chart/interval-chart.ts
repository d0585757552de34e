// Figures over time with how sure they are: a mark for each, a line from end to end of its interval, and others to hold it
// against. Marks may stand on an axis that does not begin at nought, so where it begins is said. Not known is hatched.
import { type Content, classes, type Html, html } from '../../html.ts'
import { scaleOf } from '../column-chart/scale.ts'
import { hatch } from '../share-bar/share-bar.ts'

export interface IntervalPoint {
  readonly value: number
  /** Ends of its interval, where there is one. */
  readonly low?: number | undefined
  readonly high?: number | undefined
  /** As it is to be read: "61.2 years". */
  readonly text: string
}

export interface IntervalSeries {
  readonly label: Content
  /** One for each period, in order; null is not known. */
  readonly points: readonly (IntervalPoint | null)[]
}

export interface IntervalChartOptions {
  /** Unique on the page. */
  readonly name: string
  /** What the marks are, with the unit in words. */
  readonly title: string
  /** What there is to see, for those who do not see it. */
  readonly words: string
  /** In time. */
  readonly periods: readonly string[]
  /** The one that the page is about first; three at most. What is not known of it is hatched. */
  readonly series: readonly IntervalSeries[]
  /** After the numbers of the axis: "%". */
  readonly after?: string
}

const height = 260
const [above, below] = [14, 28]
const ground = height - below
/** Marks of different series stand beside each other, in pixels. */
const beside = [0, -7, 7]

const cut = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '')
const share = (value: number): string => `${cut(value * 100)}%`

/** A round mark, a square and a diamond: they differ without colour too. */
const markOf = (series: number): Html => {
  if (series === 0) return html`<circle r="6" class="cw-series-1"></circle>`
  if (series === 1) return html`<rect x="-5" y="-5" width="10" height="10" class="cw-series-2"></rect>`
  return html`<path d="M0 -7L7 0L0 7L-7 0Z" class="cw-series-4"></path>`
}

interface Axis {
  readonly ticks: readonly number[]
  readonly at: (value: number) => number
}

/** Round numbers a little below the lowest end and above the highest; nought is on it where it is near. */
const axisOf = (series: readonly IntervalSeries[]): Axis => {
  const ends = series.flatMap(({ points }) =>
    points.flatMap((point) =>
      point === null ? [] : [point.value, point.low ?? point.value, point.high ?? point.value],
    ),
  )
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const near = least >= 0 && least < most / 2
  const base = near ? 0 : least
  const step = scaleOf(0, Math.max(most - base, Math.abs(most) * 0.02, 1e-9)).ticks[1] ?? 1
  const from = Math.floor(base / step + 1e-9)
  const to = Math.max(Math.ceil(most / step - 1e-9), from + 1)
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step + 0)
  const reach = (to - from) * step
  return { ticks, at: (value) => above + ((to * step - value) / reach) * (ground - above) }
}

const drawn = (one: IntervalSeries, series: number, periods: number, { at }: Axis): readonly Html[] =>
  one.points.flatMap((point, i) => {
    if (point === null) return []
    const whisker =
      point.low !== undefined && point.high !== undefined
        ? html`<line class="cw-interval__whisker" y1="${cut(at(point.low) - at(point.value))}" y2="${cut(at(point.high) - at(point.value))}"></line>`
        : undefined
    return [
      html`<svg x="${share((i + 0.5) / periods)}" y="${cut(at(point.value))}" overflow="visible"><g transform="${`translate(${beside[series] ?? 0} 0)`}"><title>${one.label}: ${point.text}</title>${whisker}${markOf(series)}</g></svg>`,
    ]
  })

const joins = (one: IntervalSeries, periods: number, { at }: Axis): readonly Html[] =>
  one.points.flatMap((point, i) => {
    const next = one.points[i + 1]
    if (point === null || next === null || next === undefined) return []
    const [from, to] = [share((i + 0.5) / periods), share((i + 1.5) / periods)]
    return [
      html`<line class="cw-interval__join" x1="${from}" x2="${to}" y1="${cut(at(point.value))}" y2="${cut(at(next.value))}"></line>`,
    ]
  })

const unknown = (one: IntervalSeries, periods: number, name: string): readonly Html[] =>
  one.points.flatMap((point, i) =>
    point === null
      ? [
          html`<rect class="cw-not-known-fill" fill="${`url(#${name}-hatch)`}" x="${share((i + 0.3) / periods)}" width="${share(0.4 / periods)}" y="${above}" height="${ground - above}"></rect>`,
        ]
      : [],
  )

const marks = (periods: readonly string[]): readonly Html[] => {
  // On a wide screen there is room for about eight, on a phone for three.
  const [each, phone] = [Math.ceil(periods.length / 8), Math.ceil(periods.length / 3)]
  return periods.flatMap((period, i) => {
    const fromLast = periods.length - 1 - i
    if (fromLast % each > 0) return []
    const look = classes(
      'cw-column-chart__mark cw-column-chart__mark--centred',
      fromLast % (Math.ceil(phone / each) * each) > 0 && 'cw-column-chart__mark--wide',
    )
    return [html`<text class="${look}" x="${share((i + 0.5) / periods.length)}" y="${height - 6}">${period}</text>`]
  })
}

/** Undefined where nothing is known. @throws RangeError where a series has not one point for each period, or there are too many */
export const intervalChart = (options: IntervalChartOptions): Html | undefined => {
  const { name, periods, series, after = '' } = options
  if (series.length > 3) throw new RangeError('Three series are as many as can be told apart')
  if (series.some(({ points }) => points.length !== periods.length))
    throw new RangeError('Each series has one point for each period')
  if (!series.some(({ points }) => points.some((point) => point !== null))) return undefined
  const axis = axisOf(series)
  const number = (tick: number): string => `${tick.toLocaleString('en-GB', { maximumFractionDigits: 3 })}${after}`
  const hatched = series[0]?.points.includes(null) === true
  const lowest = axis.ticks[0] ?? 0
  return html`<div class="cw-column-chart cw-interval"><div class="cw-column-chart__picture">
<div class="cw-column-chart__axis" aria-hidden="true"><svg width="100%" height="${height}" focusable="false">${axis.ticks.map((tick) => html`<text class="cw-column-chart__number" x="100%" y="${cut(axis.at(tick) + 5)}">${number(tick)}</text>`)}</svg></div>
<svg class="cw-column-chart__plot" role="img" aria-labelledby="${`${name}-title ${name}-words`}" width="100%" height="${height}" focusable="false"><title id="${`${name}-title`}">${options.title}</title><desc id="${`${name}-words`}">${options.words}</desc><defs>${hatch(`${name}-hatch`)}</defs>${axis.ticks.map(
    (tick) =>
      html`<line class="${classes('cw-column-chart__line', tick === lowest && 'cw-column-chart__line--ground')}" x1="0" x2="100%" y1="${cut(axis.at(tick))}" y2="${cut(axis.at(tick))}"></line>`,
  )}${series[0] && unknown(series[0], periods.length, name)}${series.map((one) => joins(one, periods.length, axis))}${series.map((one, i) => drawn(one, i, periods.length, axis))}${marks(periods)}</svg></div>
<ul class="cw-share__parts">${series.map((one, i) => html`<li class="cw-share__part"><svg class="cw-share__mark" aria-hidden="true" focusable="false" width="16" height="16" viewBox="-8 -8 16 16">${markOf(i)}</svg> <span class="cw-share__words">${one.label}</span></li>`)}${
    hatched &&
    html`<li class="cw-share__part"><svg class="cw-share__mark" aria-hidden="true" focusable="false" width="16" height="16"><rect width="100%" height="100%" class="cw-not-known-fill" fill="${`url(#${name}-hatch)`}"></rect></svg> <span class="cw-share__words">Not known</span></li>`
  }${lowest !== 0 && html`<li class="cw-share__part"><span class="cw-share__words">The axis begins at ${number(lowest)}</span></li>`}</ul></div>`
}
