// The words and marks that the pages of indicators share.
import { type Html, html, type TagKind, tag } from '../../../platform/ui/index.ts'
import type { AreaNow, Compared, NeedIndicator, NeedValue, Polarity, Trend } from '../rules/types.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export const needsAddress = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/needs`

export const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

/** Units of which a figure is a whole number as often as not. */
const counted = new Set(['people', '£', 'tonnes', 'score'])

/** `61.2`, `1,204`, `0.034`: as many places as tell something; under a unit that is measured always one, so that they line up. */
export const numberWords = (value: number, unit: string | null = null): string => {
  const size = Math.abs(value)
  if (size !== 0 && size < 1) return value.toLocaleString('en-GB', { maximumSignificantDigits: 2 })
  const places = size >= 1_000 ? 0 : 1
  const measured = unit !== null && !counted.has(unit)
  return value.toLocaleString('en-GB', {
    maximumFractionDigits: places,
    ...(measured ? { minimumFractionDigits: places } : {}),
  })
}

/** Nothing breaks the line inside a figure. */
const together = (text: string): string => text.replaceAll(' ', '\u00a0')

/** `61.2 years`, `12.0%`, `£14,200`. */
export const withUnit = (value: number, unit: string | null): string => {
  const number = numberWords(value, unit)
  if (unit === null) return number
  if (unit === '%') return `${number}%`
  if (unit === '£') return `£${number}`
  if (unit.startsWith('£ ')) return together(`£${number} ${unit.slice(2)}`)
  return together(`${number} ${unit}`)
}

export const rangeWords = ({ low, high }: Pick<NeedValue, 'low' | 'high'>, unit: string | null): string | null =>
  low === null || high === null ? null : together(`${numberWords(low, unit)} to ${numberWords(high, unit)}`)

/** With its interval, or why it is not known. */
export const valueCell = (value: NeedValue | null, unit: string | null): Html => {
  if (value === null) return html`<span class="cw-not-known">not in the file</span>`
  if (value.value === null) return html`<span class="cw-not-known">not known: ${value.notKnown}</span>`
  const range = rangeWords(value, unit)
  return html`${withUnit(value.value, unit)}${range !== null && html`<br><span class="govuk-hint govuk-!-margin-bottom-0">${range}</span>`}`
}

/** The same in words alone. */
export const valueWords = (value: NeedValue | null, unit: string | null): string => {
  if (value === null) return 'not in the file'
  if (value.value === null) return `not known: ${value.notKnown}`
  const range = rangeWords(value, unit)
  return `${withUnit(value.value, unit)}${range === null ? '' : ` (${range})`}`
}

const comparedKinds: Readonly<Record<Compared, TagKind>> = {
  better: 'good',
  worse: 'attention',
  higher: 'plain',
  lower: 'plain',
  similar: 'quiet',
  'not compared': 'quiet',
}

export const comparedTag = (compared: Compared): Html => tag(compared, comparedKinds[compared])

export const polarityWords: Readonly<Record<Polarity, string>> = {
  high: 'High is good',
  low: 'Low is good',
  none: 'Neither end is good, or nobody has said',
}

export const trendTag = (trend: Trend): Html => {
  if (trend.direction === 'not compared') return tag('not compared', 'quiet')
  const words = trend.meaning === 'neither' ? trend.direction : `${trend.direction}: getting ${trend.meaning}`
  const kind = trend.meaning === 'better' ? 'good' : trend.meaning === 'worse' ? 'attention' : 'quiet'
  return tag(words, kind)
}

export const ruleWords =
  'Two figures are called better or worse only where their 95% confidence intervals do not overlap; where they do, they are called similar. A figure without an interval is not compared.'

const lowest = (areas: readonly AreaNow[]) =>
  areas.flatMap(({ name, latest }) => (latest.value === null ? [] : [{ name, value: latest.value }]))

/** From the lowest to the highest of several parts; undefined where fewer than two are known. */
export const spreadOf = (areas: readonly AreaNow[]) => {
  const known = lowest(areas).toSorted((a, b) => a.value - b.value)
  const [least, most] = [known[0], known.at(-1)]
  if (least === undefined || most === undefined || known.length < 2) return undefined
  return { least, most, known: known.length, notKnown: areas.length - known.length }
}

export const partsOf = (one: NeedIndicator): readonly AreaNow[] => one.areas.filter(({ area }) => area === 'part')
export const wholeOf = (one: NeedIndicator): AreaNow | undefined => one.areas.find(({ area }) => area === 'place')

/** `Harbour 57.1 years to Abbotsleigh 70.2 years; 1 not known`. */
export const spreadWords = (one: NeedIndicator): string | undefined => {
  const parts = partsOf(one)
  const spread = spreadOf(parts)
  if (spread === undefined) return undefined
  const unknown = spread.notKnown === 0 ? '' : `; ${spread.notKnown} not known`
  return `${spread.least.name} ${withUnit(spread.least.value, one.unit)} to ${spread.most.name} ${withUnit(spread.most.value, one.unit)}${unknown}`
}

export const inventedWords =
  'These figures are invented for the demonstration, also those for England. Nobody published them.'

export const setFromWords: Readonly<Record<NeedIndicator['setFrom'], string>> = {
  pack: 'By our starter list, which nobody has checked for this place yet',
  file: 'By what the file itself gives away',
  nobody: 'Nobody has said yet',
  person: 'By people of this place',
}
