// How a table is read, as it was typed: one answer for each column, and what no column says.
import {
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { columnsOf, isRole, type Mapping, type Role, soleRoles } from '../rules/mapping.ts'

export interface MappingTyped {
  readonly headerRow: string
  readonly columns: readonly string[]
  readonly indicator: string
  readonly period: string
  readonly margin: boolean
}

export const mappingShown = (mapping: Mapping): MappingTyped => ({
  headerRow: String(mapping.headerRow),
  columns: mapping.columns,
  indicator: mapping.indicator ?? '',
  period: mapping.period ?? '',
  margin: mapping.margin,
})

/** What is not sent stays as it was. */
export const mappingTyped = (body: Body, before: Mapping): MappingTyped => {
  const shown = mappingShown(before)
  const given = (name: string, otherwise: string): string => (name in body ? textOf(body, name) : otherwise)
  return {
    headerRow: given('header', shown.headerRow),
    columns: shown.columns.map((role, i) => given(`column-${i + 1}`, role)),
    indicator: given('indicator', shown.indicator),
    period: given('period', shown.period),
    margin: textOf(body, 'margin') === 'yes',
  }
}

export const roleWords: Readonly<Record<Role, string>> = {
  none: 'Nothing that is used',
  'area-code': 'Code of the area',
  'area-name': 'Name of the area',
  'area-type': 'Kind of area',
  'parent-code': 'Code of what the area lies in',
  'indicator-code': 'Number of the indicator',
  indicator: 'Name of the indicator, or a part of it',
  unit: 'Unit',
  sex: 'Sex',
  age: 'Age',
  category: 'A part of the people: such rows are left out',
  period: 'Time, or a part of it',
  statistic: 'What kind of number the row holds',
  value: 'Figure',
  low: 'Lower end of the interval',
  high: 'Upper end of the interval',
  count: 'Count',
  denominator: 'Number of people it is out of',
  note: 'Note on the figure',
  trend: 'Trend in the publisher’s words',
  series: 'Figures by themselves: the heading says what they are',
}

const twice = (roles: readonly Role[]): Role | undefined =>
  soleRoles.find((role) => columnsOf({ columns: roles }, role).length > 1)

/** @param rows how many the table is known to have at its beginning */
export const mappingForm = (typed: MappingTyped): Result<Mapping> => {
  const headerRow = Number(typed.headerRow)
  const roles = typed.columns.map((one) => (isRole(one) ? one : undefined))
  const whole = roles.filter((role): role is Role => role !== undefined)
  const double = twice(whole)
  const second = double === undefined ? -1 : columnsOf({ columns: whole }, double).at(-1)
  const errors: FieldErrors = errorsOf({
    header:
      Number.isInteger(headerRow) && headerRow >= 1 && headerRow <= 2_000
        ? undefined
        : 'Enter the number of the row with the headings, from 1 to 2000.',
    ...Object.fromEntries(
      roles.map((role, i) => [
        `column-${i + 1}`,
        role === undefined
          ? 'Choose from the list.'
          : i === second && whole.length === roles.length
            ? `“${roleWords[role]}” is chosen for two columns. It can be one only.`
            : undefined,
      ]),
    ),
    indicator: typed.indicator.length > 300 ? 'Enter a name of at most 300 letters.' : undefined,
    period: typed.period.length > 60 ? 'Enter a time of at most 60 letters.' : undefined,
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  const orNull = (text: string): string | null => (text === '' ? null : text)
  const { indicator, period, margin } = typed
  return ok({ version: 1, headerRow, columns: whole, indicator: orNull(indicator), period: orNull(period), margin })
}
