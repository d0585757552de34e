// Amounts over time, one column for each month or year, each in parts where a whole divides. Columns start at zero, always; a
// part that is not known is hatched, like everywhere. Widths are shares of the picture, so the words keep their size on a phone.
import { attributes, type Content, classes, type Html, html } from '../../html.ts'
import { hatch } from '../share-bar/share-bar.ts'
import { scaleOf } from './scale.ts'

export interface ColumnPart {
  readonly label: Content
  /** Drawn hatched. */
  readonly notKnown?: boolean
}

export interface Column {
  /** What it stands for, in full: "April 2024". */
  readonly label: string
  /** One for each part, from the ground up, in any one unit; below zero it hangs from the ground. */
  readonly values: readonly number[]
  /** The whole as it is to be read: "£1.2 million". */
  readonly text: string
  /** Written below the ground from this column on, where a year begins: "2024/25". */
  readonly mark?: string
}

export interface ColumnChartOptions {
  /** Unique on the page. */
  readonly name: string
  /** What the columns are, with the unit in words. */
  readonly title: string
  /** What there is to see, for those who do not see it. */
  readonly words: string
  /** In time. */
  readonly columns: readonly Column[]
  /** One unless told; five known ones at most. */
  readonly parts?: readonly ColumnPart[]
  /** How the axis speaks: so many of the values' units make one, with words around it. */
  readonly unit: { readonly size: number; readonly before?: string; readonly after?: string }
}

const height = 260
const [above, below] = [26, 28]
const ground = height - below

interface Drawing {
  readonly options: ColumnChartOptions
  /** How far from the top a value is drawn. */
  readonly at: (value: number) => number
  readonly fills: readonly string[]
}

const cut = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '')
const share = (value: number): string => `${cut(value * 100)}%`

/** The parts of one column, stacked from the ground up; what is below zero from the ground down. */
const column = ({ options, at, fills }: Drawing, one: Column, i: number): Html => {
  const width = 1 / options.columns.length
  const gap = options.columns.length > 60 ? 0.1 : 0.2
  let [up, down] = [0, 0]
  const rects = one.values.map((value, part) => {
    const from = value < 0 ? down : up
    const to = from + value
    if (value < 0) down = to
    else up = to
    const [top, bottom] = [at(Math.max(from, to)), at(Math.min(from, to))]
    const notKnown = options.parts?.[part]?.notKnown === true
    const given = {
      x: share((i + gap / 2) * width),
      width: share((1 - gap) * width),
      y: cut(top),
      height: cut(bottom - top),
      class: notKnown ? 'cw-not-known-fill' : (fills[part] ?? 'cw-series-5'),
      fill: notKnown ? `url(#${options.name}-hatch)` : undefined,
    }
    return html`<rect${attributes(given)}></rect>`
  })
  return html`<g><title>${one.label}: ${one.text}</title>${rects}</g>`
}

const marks = ({ options }: Drawing): readonly Html[] => {
  const { columns } = options
  const marked = columns.flatMap(({ mark }, i) => (mark === undefined ? [] : [{ mark, i }]))
  // On a phone there is room for about four.
  const each = Math.ceil(marked.length / 4)
  const centred = marked.length === columns.length
  return marked.map(({ mark, i }, n) => {
    const x = share((i + (centred ? 0.5 : 0)) / columns.length)
    const look = classes(
      'cw-column-chart__mark',
      centred && 'cw-column-chart__mark--centred',
      n % each > 0 && 'cw-column-chart__mark--wide',
    )
    return html`${!centred && i > 0 && html`<line class="cw-column-chart__tick" x1="${x}" x2="${x}" y1="${cut(ground)}" y2="${cut(ground + 8)}"></line>`}<text class="${look}" x="${x}" y="${height - 6}">${mark}</text>`
  })
}

/** What each of a few columns comes to, written on it. */
const written = ({ options, at }: Drawing): readonly Html[] =>
  options.columns.length > 6
    ? []
    : options.columns.map(({ values, text }, i) => {
        const top = values.reduce((sum, value) => sum + Math.max(0, value), 0)
        // On a phone the words of three columns would run into each other: the table has them.
        const look = classes('cw-column-chart__value', options.columns.length > 2 && 'cw-column-chart__mark--wide')
        return html`<text class="${look}" x="${share((i + 0.5) / options.columns.length)}" y="${cut(at(top) - 7)}">${text}</text>`
      })

const partMark = ({ options, fills }: Drawing, { notKnown }: ColumnPart, i: number): Html =>
  notKnown
    ? html`<rect width="100%" height="100%" class="cw-not-known-fill" fill="${`url(#${options.name}-hatch)`}"></rect>`
    : html`<rect width="100%" height="100%" class="${fills[i] ?? 'cw-series-5'}"></rect>`

/** @throws RangeError where a column has not one value for each part, or there are too many parts to tell apart */
export const columnChart = (options: ColumnChartOptions): Html | undefined => {
  const { name, columns, unit } = options
  const parts = options.parts ?? [{ label: options.title }]
  if (columns.length === 0) return undefined
  if (columns.some(({ values }) => values.length !== parts.length))
    throw new RangeError('Each column has one value for each part')
  if (parts.filter((part) => !part.notKnown).length > 5) throw new RangeError('A column has at most five known parts')
  const sum = (values: readonly number[], sign: 1 | -1): number =>
    values.reduce((all, value) => (value * sign > 0 ? all + value : all), 0)
  const scale = scaleOf(
    Math.min(0, ...columns.map(({ values }) => sum(values, -1))),
    Math.max(0, ...columns.map(({ values }) => sum(values, 1))),
  )
  const at = (value: number): number => above + ((scale.to - value) / (scale.to - scale.from)) * (ground - above)
  const drawing: Drawing = { options, at, fills: parts.map((_, i) => `cw-series-${i + 1}`) }
  const says = (tick: number): string => {
    const number = (tick / unit.size).toLocaleString('en-GB', { maximumFractionDigits: 2 })
    return `${tick < 0 ? '-' : ''}${unit.before ?? ''}${number.replace('-', '')}${tick === 0 ? '' : (unit.after ?? '')}`
  }
  return html`<div class="cw-column-chart"><div class="cw-column-chart__picture">
<div class="cw-column-chart__axis" aria-hidden="true"><svg width="100%" height="${height}" focusable="false">${scale.ticks.map((tick) => html`<text class="cw-column-chart__number" x="100%" y="${cut(at(tick) + 5)}">${says(tick)}</text>`)}</svg></div>
<svg class="cw-column-chart__plot" role="img" aria-labelledby="${`${name}-title ${name}-words`}" width="100%" height="${height}" focusable="false"><title id="${`${name}-title`}">${options.title}</title><desc id="${`${name}-words`}">${options.words}</desc><defs>${hatch(`${name}-hatch`)}</defs>${scale.ticks.map(
    (tick) =>
      html`<line class="${classes('cw-column-chart__line', tick === 0 && 'cw-column-chart__line--ground')}" x1="0" x2="100%" y1="${cut(at(tick))}" y2="${cut(at(tick))}"></line>`,
  )}${columns.map((one, i) => column(drawing, one, i))}${written(drawing)}${marks(drawing)}</svg></div>${
    parts.length > 1 &&
    html`<ul class="cw-share__parts">${parts.map(
      (part, i) =>
        html`<li class="cw-share__part"><svg class="cw-share__mark" aria-hidden="true" focusable="false" width="16" height="16">${partMark(drawing, part, i)}</svg> <span class="cw-share__words">${part.label}</span></li>`,
    )}</ul>`
  }</div>`
}
