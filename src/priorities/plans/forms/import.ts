// How a spreadsheet of goals is sent, and how somebody says that it is read.
import {
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { isRole, type Mapping, type Role, soleRoles } from '../rules/sheet.ts'

interface Sent {
  readonly field: string
  readonly name: string
  readonly bytes: number
}

export const sheetForm = <F extends Sent>(sent: readonly F[]): Result<F, FieldErrors> => {
  const file = sent.find((one) => one.field === 'file')
  if (file === undefined) return wrong({ file: 'Choose a spreadsheet.' })
  return file.bytes === 0 ? wrong({ file: `“${file.name}” is empty. Save the spreadsheet again.` }) : ok(file)
}

export interface ReadingTyped {
  readonly header: string
  readonly columns: readonly string[]
  readonly codeInTitle: boolean
  readonly themeDown: boolean
}

export const readingShown = (mapping: Mapping): ReadingTyped => ({
  header: mapping.headerRow === null ? '' : String(mapping.headerRow),
  columns: mapping.columns,
  codeInTitle: mapping.codeInTitle,
  themeDown: mapping.themeDown,
})

/** Columns that are not sent stay as they were. */
export const readingTyped = (body: Body, before: Mapping): ReadingTyped => ({
  header: textOf(body, 'header'),
  columns: before.columns.map((role, i) => (`column-${i + 1}` in body ? textOf(body, `column-${i + 1}`) : role)),
  codeInTitle: textOf(body, 'codeInTitle') === 'yes',
  themeDown: textOf(body, 'themeDown') === 'yes',
})

export const roleWords: Readonly<Record<Role, string>> = {
  none: 'Nothing that is used',
  code: 'Number of the goal, such as C1',
  title: 'The goal itself',
  words: 'What the goal means',
  theme: 'What the plan puts it under',
  order: 'Its place in the plan',
}

const doubled = (roles: readonly Role[]): Role | undefined =>
  soleRoles.find((role) => roles.filter((one) => one === role).length > 1)

/** @param before what was read until now: the table stays */
export const readingForm = (typed: ReadingTyped, before: Mapping): Result<Mapping, FieldErrors> => {
  const header = typed.header === '' ? null : Number(typed.header)
  const roles = typed.columns.filter(isRole)
  const twice = doubled(roles)
  const second = twice === undefined ? -1 : typed.columns.lastIndexOf(twice)
  const errors = errorsOf({
    header:
      header === null || (Number.isInteger(header) && header >= 1 && header <= 2_000_000)
        ? undefined
        : 'Enter the number of the row with the headings, or leave it empty if there is none.',
    ...Object.fromEntries(
      typed.columns.map((role, i) => [
        `column-${i + 1}`,
        !isRole(role)
          ? 'Choose from the list.'
          : i === second
            ? `“${roleWords[role]}” is chosen for two columns. It can be one only.`
            : undefined,
      ]),
    ),
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  if (!roles.includes('title')) return wrong({ 'column-1': 'Choose which column holds the goal itself.' })
  const { codeInTitle, themeDown } = typed
  return ok({ version: 1, table: before.table, headerRow: header, columns: roles, codeInTitle, themeDown })
}
