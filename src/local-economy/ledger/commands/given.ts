// What a ledger command is given: a place, and a mapping in a file.
import { type PlaceRow, placeBySlug } from '../../../places/index.ts'
import { readTextIfThere } from '../../../platform/files/index.ts'
import { type CommandContext, Refused } from '../../../platform/kernel/index.ts'
import type { MappingGiven, TableName } from '../actions/look.ts'
import { fullName } from '../actions/report.ts'
import { type Mapping, readMapping } from '../rules/index.ts'

export const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

export const placeGiven = async ({ scope, options, read }: CommandContext): Promise<PlaceRow> => {
  const slug = options.place ?? ''
  const found = await read(() => placeBySlug(scope, slug))
  if (found === undefined) throw refused('place-not-found', `There is no place "${slug}".`, 'See "place list".')
  return found
}

const tip = 'Start from what "ledger inspect FILE --json" prints: a mapping, or all of it with the mappings changed.'

const one = (json: unknown, where: string): Mapping => {
  const read = readMapping(json)
  if (read.ok) return read.value
  const words = Object.entries(read.errors).map(([field, error]) => (field === '' ? error : `${field}: ${error}`))
  throw refused('mapping-not-right', `${where} is no mapping. ${words.join(' ')}`, tip)
}

const jsonOf = (text: string, path: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw refused('mapping-not-right', `${path} is not JSON: ${error instanceof Error ? error.message : error}.`, tip)
  }
}

const field = (json: unknown, name: string): unknown =>
  typeof json === 'object' && json !== null ? (json as Readonly<Record<string, unknown>>)[name] : undefined

const keyOf = (file: unknown, sheet: unknown): string => JSON.stringify([file, sheet ?? null])

/** By the name of the file it is for. */
export type MappingOfFile = (fileName: string) => MappingGiven | undefined

/** Either one mapping for every table, or what `ledger inspect --json` printed: then each table's own. */
export const mappingGiven = async (path: string | undefined): Promise<MappingOfFile> => {
  if (path === undefined) return () => undefined
  const text = await readTextIfThere(path)
  if (text === undefined)
    throw refused('file-not-readable', `There is no file ${path}.`, 'Check the name after --mapping.')
  const json = jsonOf(text, path)
  const tables = field(json, 'files')
  if (!Array.isArray(tables)) {
    const mapping = one(json, path)
    return () => mapping
  }
  const byTable = new Map<string, Mapping>()
  for (const table of tables as readonly unknown[]) {
    const name = field(table, 'file')
    const mapping = field(table, 'mapping')
    if (mapping !== null && mapping !== undefined)
      byTable.set(keyOf(name, field(table, 'sheet')), one(mapping, `The mapping of ${String(name)} in ${path}`))
  }
  return (fileName) => (table: TableName) => byTable.get(keyOf(fullName(fileName, table), table.sheet))
}
