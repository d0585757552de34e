// What a command of this room is given: a place, days, a kind, and how a spreadsheet is read.
import { type PlaceRow, placeBySlug } from '../../../places/index.ts'
import { asDay, type CommandContext, type Day, listOf, Refused } from '../../../platform/kernel/index.ts'
import { recognise, recogniseTable } from '../rules/recognise.ts'
import { type FoundFile, isRole, type Mapping, roles } from '../rules/sheet.ts'
import { isPlanKind, isWebAddress, type PlanKind, planKinds } from '../rules/types.ts'

export const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

export const placeGiven = async ({ scope, options, read }: CommandContext): Promise<PlaceRow> => {
  const slug = options.place ?? ''
  const found = await read(() => placeBySlug(scope, slug))
  if (found === undefined) throw refused('place-not-found', `There is no place "${slug}".`, 'See "place list".')
  return found
}

export const dayGiven = (options: CommandContext['options'], name: string): Day | null => {
  const text = options[name]
  if (text === undefined) return null
  const day = asDay(text)
  if (day === undefined)
    throw refused('day-not-right', `"${text}" is no day.`, `Write the day as 2026-11-22 after --${name}.`)
  return day
}

export const kindGiven = (text: string | undefined): PlanKind | undefined => {
  if (text === undefined || isPlanKind(text)) return text
  throw refused('kind-not-right', `"${text}" is no kind of plan.`, `Say --kind with one of ${listOf(planKinds)}.`)
}

const tableGiven = (found: FoundFile, text: string): number => {
  const at = found.tables.findIndex(({ sheet }) => sheet !== null && sheet.toLowerCase() === text.toLowerCase())
  const numbered = /^[1-9]\d?$/.test(text) ? Number(text) - 1 : -1
  const which = at >= 0 ? at : numbered
  if (found.tables[which] !== undefined) return which
  throw refused(
    'sheet-not-found',
    `The file has no sheet "${text}".`,
    'Say --sheet with its name or number, as --look lists them.',
  )
}

const headerGiven = (text: string): number | null => {
  if (text === 'none') return null
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw refused('header-not-right', `"${text}" is no row.`, 'Say --header with the number of the row, or none.')
}

/** As recognised, but for what was said. Undefined where nothing in the file is a table. */
export const mappingGiven = (found: FoundFile, options: CommandContext['options']): Mapping | undefined => {
  const mapping =
    options.sheet === undefined ? recognise(found) : recogniseTable(found, tableGiven(found, options.sheet))
  if (mapping === undefined) return undefined
  const headerRow = options.header === undefined ? mapping.headerRow : headerGiven(options.header)
  if (options.columns === undefined) return { ...mapping, headerRow }
  const columns = options.columns.split(',').map((one) => one.trim())
  const known = columns.filter(isRole)
  if (known.length < columns.length)
    throw refused('columns-not-right', 'The columns are not right.', `Separate these by commas: ${listOf(roles)}.`)
  return { ...mapping, headerRow, columns: known, codeInTitle: false, themeDown: false }
}

export const linkGiven = (text: string | undefined): string | null => {
  if (text === undefined || text === '') return null
  if (isWebAddress(text) && text.length <= 1000) return text
  throw refused('link-not-right', `"${text}" is no address on the web.`, 'Begin it with https:// after --link.')
}
