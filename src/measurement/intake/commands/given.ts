// What a command of this room is given: a place, how a spreadsheet is read, and whose it is.
import { type PlaceRow, placeBySlug } from '../../../places/index.ts'
import { bytesOf } from '../../../platform/files/index.ts'
import { type CommandContext, listOf, Refused } from '../../../platform/kernel/index.ts'
import { isOpenLicence, type Licence } from '../rules/licence.ts'
import { oneLine } from '../rules/read-measures.ts'
import { recognise, recogniseTable } from '../rules/recognise.ts'
import { headingsOf } from '../rules/report.ts'
import { type FoundFile, isRole, limits, type Mapping, type Role, roles } from '../rules/sheet.ts'
import { isNamedUnit, namedUnits } from '../rules/units.ts'

export const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

export const placeGiven = async ({ scope, options, read }: CommandContext): Promise<PlaceRow> => {
  const slug = options.place ?? ''
  const found = await read(() => placeBySlug(scope, slug))
  if (found === undefined) throw refused('place-not-found', `There is no place "${slug}".`, 'See "place list".')
  return found
}

/** The title said, or the name of the file without its ending. */
export const titleGiven = (options: CommandContext['options'], fileName: string): string => {
  const title = oneLine(options.title ?? fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[-_]+/g, ' '))
  if (title === '' || title.length > limits.theme)
    throw refused('title-not-right', 'A framework needs a title of at most 200 letters.', 'Say it after --title.')
  return title
}

/** Both are said, or neither. Words that name an open licence make it open; any other licence is the place's alone. */
export const licenceGiven = (options: CommandContext['options']): Licence | undefined => {
  const [holder, words] = [oneLine(options['licence-holder'] ?? ''), oneLine(options.licence ?? '')]
  if (holder === '' && words === '') return undefined
  if (words.toLowerCase() === 'own') return { kind: 'own', holder, words: '' }
  if (holder === '' || words === '' || holder.length > 200 || words.length > 500)
    throw refused(
      'licence-not-right',
      'Who holds the rights, and by what licence the place may use the file, are said together.',
      'Say --licence-holder NAME and --licence WORDS; or --licence own, if the place wrote it.',
    )
  return { kind: isOpenLicence(words) ? 'open' : 'restricted', holder, words }
}

const tableAt = (found: FoundFile, text: string): number => {
  const at = found.tables.findIndex(({ sheet }) => sheet !== null && sheet.toLowerCase() === text.toLowerCase())
  const numbered = /^[1-9]\d?$/.test(text) ? Number(text) - 1 : -1
  const which = at >= 0 ? at : numbered
  if (found.tables[which] !== undefined) return which
  throw refused(
    'sheet-not-found',
    `The file has no sheet "${text}".`,
    'Name a sheet of the file, or its number, from 1.',
  )
}

const notRight = (what: string, tip: string): Refused =>
  refused('mapping-not-right', `The mapping says nothing that can be used for "${what}".`, tip)

const fields = ['sheet', 'header', 'columns', 'down', 'unit'] as const
type MappingGiven = Partial<Record<(typeof fields)[number], unknown>>

const parsed = async (path: string): Promise<MappingGiven> => {
  const parts: Buffer[] = []
  for await (const chunk of await bytesOf(path)) parts.push(chunk)
  let value: unknown
  try {
    value = JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw refused('mapping-not-right', 'The mapping is no JSON.', `Check the file: ${error.message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notRight('', `Write an object with some of ${listOf(fields)}.`)
  const strange = Object.keys(value).find((key) => !(fields as readonly string[]).includes(key))
  if (strange !== undefined) throw notRight(strange, `Write only ${listOf(fields)}.`)
  return value
}

const roleGiven = (what: string, value: unknown): Role => {
  if (typeof value === 'string' && isRole(value)) return value
  throw notRight(what, `A column holds one of ${listOf(roles)}.`)
}

/** By place, as a list; or by heading, where what is not named is passed over. */
const columnsGiven = (value: unknown, headings: readonly string[]): readonly Role[] => {
  if (Array.isArray(value)) return value.map((one) => roleGiven('columns', one))
  if (typeof value !== 'object' || value === null) throw notRight('columns', 'Write a list, or an object by heading.')
  const said = new Map(Object.entries(value).map(([key, role]) => [key.trim().toLowerCase(), roleGiven(key, role)]))
  const unknown = [...said.keys()].find((key) => !headings.some((one) => one.toLowerCase() === key))
  if (unknown !== undefined) throw notRight(unknown, 'Write the headings as they stand in the file.')
  return headings.map((heading) => said.get(heading.toLowerCase()) ?? 'none')
}

const withMapping = (found: FoundFile, before: Mapping, given: MappingGiven): Mapping => {
  const { header, columns, down, unit } = given
  if (header !== undefined && header !== null && !(Number.isInteger(header) && Number(header) >= 1))
    throw notRight('header', 'Write the number of the row, or null where there is none.')
  if (down !== undefined && typeof down !== 'boolean') throw notRight('down', 'Write true or false.')
  if (unit !== undefined && unit !== null && !(typeof unit === 'string' && isNamedUnit(unit)))
    throw notRight('unit', `Write null, or one of ${listOf(namedUnits)}.`)
  const headerRow = header === undefined ? before.headerRow : header === null ? null : Number(header)
  const table = found.tables[before.table]
  const headings = table === undefined ? [] : headingsOf(table, { headerRow, columns: before.columns })
  return {
    ...before,
    headerRow,
    columns: columns === undefined ? before.columns : columnsGiven(columns, headings),
    down: down ?? before.down,
    unit: typeof unit === 'string' && isNamedUnit(unit) ? unit : before.unit,
  }
}

/** As recognised, but for what was said. Undefined where nothing in the file is a table. */
export const mappingGiven = async (
  found: FoundFile,
  options: CommandContext['options'],
): Promise<Mapping | undefined> => {
  const given = options.mapping === undefined ? {} : await parsed(options.mapping)
  const sheet = options.sheet ?? (given.sheet === undefined ? undefined : String(given.sheet))
  const mapping = sheet === undefined ? recognise(found) : recogniseTable(found, tableAt(found, sheet))
  return mapping && withMapping(found, mapping, given)
}
