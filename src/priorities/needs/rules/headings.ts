// What the headings of published files mean: Fingertips' own, those of its siblings, and plain ones.
import type { Role } from './mapping.ts'

/** Small letters and digits with single spaces: `Lower CI 95.0 limit` is `lower ci 95 0 limit`. */
export const plainHeading = (heading: string): string =>
  heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim()

const known: Readonly<Record<Exclude<Role, 'none' | 'series'>, readonly string[]>> = {
  'area-code': [
    'area code',
    'areacd',
    'code',
    'gss code',
    'la code',
    'lad code',
    'geography code',
    'ons code',
    'ecode',
    'local authority code',
    'ward code',
    'lsoa',
    'lsoa code',
    'msoa',
    'msoa code',
    'district code',
    'new code',
    'e code',
  ],
  'area-name': [
    'area name',
    'areanm',
    'area',
    'local authority',
    'local authority name',
    'la name',
    'authority',
    'official name',
    'region name',
    'geography',
    'geography name',
    'district',
    'ward',
    'ward name',
    'council',
    'place',
    'region',
    'lad name',
    'name',
  ],
  'area-type': ['area type', 'geography type'],
  'parent-code': ['parent code', 'region code'],
  'indicator-code': ['indicator id', 'indicator code', 'indicatorid', 'measure id'],
  indicator: [
    'indicator name',
    'indicator',
    'measure',
    'measure name',
    'statistic name',
    'attribute',
    'transaction',
    'variable',
    'score type',
    'score',
    'range groups',
    'range',
    'time range',
    'pay type',
    'statistics',
    'measures',
    'topic',
  ],
  unit: ['unit', 'units', 'unit of measure', 'unit label'],
  sex: ['sex', 'gender'],
  age: ['age', 'age range', 'age group', 'age band'],
  category: ['category', 'category type', 'breakdown', 'inequality'],
  period: [
    'time period',
    'period',
    'year',
    'financial year',
    'date',
    'time',
    'month',
    'quarter',
    'reporting period',
    'calendar year',
  ],
  statistic: ['statistic', 'value type', 'measure type'],
  value: ['value', 'sum of value', 'figure', 'obs value', 'observation', 'v4 0', 'rate', 'average of value'],
  low: [
    'lower ci 95 0 limit',
    'lower ci',
    'lower ci 95',
    'lower 95 ci',
    'lower confidence limit',
    'lower confidence interval',
    'lower ci limit',
    'lci',
    'lower limit',
    'lower',
    'low',
    'lower bound',
    '95 lower ci',
  ],
  high: [
    'upper ci 95 0 limit',
    'upper ci',
    'upper ci 95',
    'upper 95 ci',
    'upper confidence limit',
    'upper confidence interval',
    'upper ci limit',
    'uci',
    'upper limit',
    'upper',
    'high',
    'upper bound',
    '95 upper ci',
  ],
  count: ['count', 'numerator', 'number'],
  denominator: ['denominator', 'population', 'base'],
  note: ['value note', 'note', 'notes', 'marker', 'data marking', 'comment', 'suppression'],
  trend: ['recent trend'],
}

const roleOf: ReadonlyMap<string, Role> = new Map(
  Object.entries(known).flatMap(([role, headings]) => headings.map((one) => [one, role as Role] as const)),
)

/** Headings that are understood, and from which nothing is taken. */
const passed = new Set([
  'parent name',
  'lower ci 99 8 limit',
  'upper ci 99 8 limit',
  'compared to england value or percentiles',
  'day',
  'snation',
  'compared to regions statistical value or percentiles',
  'compared to percentiles',
  'compared to goal',
  'new data',
  'time period sortable',
  'time period range',
  'label',
  'desc',
  'description',
  'url',
  'id',
  'nation',
])

const codeColumn = /^(?:lad|ltla|utla|wd|lsoa|msoa|ctyua|cty|rgn|ctry)\d{0,2}cd$/
const nameColumn = /^(?:lad|ltla|utla|wd|lsoa|msoa|ctyua|cty|rgn|ctry)\d{0,2}nm$/

/** Undefined where the words say nothing to us. */
export const roleOfHeading = (heading: string): Role | undefined => {
  const plain = plainHeading(heading)
  const squeezed = plain.replaceAll(' ', '')
  if (codeColumn.test(squeezed)) return 'area-code'
  if (nameColumn.test(squeezed)) return 'area-name'
  if (/^lsoa code /.test(plain) || /^local authority district code/.test(plain)) return 'area-code'
  if (/^local authority district name/.test(plain)) return 'area-name'
  return passed.has(plain) ? 'none' : roleOf.get(plain)
}

/** Fingertips' own download has all of these. */
export const fingertipsHeadings: readonly string[] = [
  'indicator id',
  'indicator name',
  'area code',
  'time period',
  'value',
]

export type Statistic = 'value' | 'low' | 'high' | 'count' | 'denominator' | 'confidence' | 'passed'

const statistics: Readonly<Record<string, Statistic>> = {
  value: 'value',
  variable: 'value',
  rate: 'value',
  percent: 'value',
  percentage: 'value',
  estimate: 'value',
  'lower ci 95 0 limit': 'low',
  'lower ci': 'low',
  'lower confidence limit': 'low',
  'upper ci 95 0 limit': 'high',
  'upper ci': 'high',
  'upper confidence limit': 'high',
  'lower ci 99 8 limit': 'passed',
  'upper ci 99 8 limit': 'passed',
  count: 'count',
  numerator: 'count',
  denominator: 'denominator',
  population: 'denominator',
  confidence: 'confidence',
  conf: 'confidence',
  'confidence interval': 'confidence',
}

/** What kind of number a row holds, by its own word for it. */
export const statisticOf = (word: string): Statistic | undefined => statistics[plainHeading(word)]
