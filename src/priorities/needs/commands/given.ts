// What a command of this room is given: a place, a mapping in a file, keys of indicators.
import { type PlaceRow, placeBySlug } from '../../../places/index.ts'
import { readTextIfThere } from '../../../platform/files/index.ts'
import { asDay, type CommandContext, type Day, Refused } from '../../../platform/kernel/index.ts'
import { type Mapping, mappingFrom } from '../rules/mapping.ts'

export const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

export const placeGiven = async ({ scope, options, read }: CommandContext): Promise<PlaceRow> => {
  const slug = options.place ?? ''
  const found = await read(() => placeBySlug(scope, slug))
  if (found === undefined) throw refused('place-not-found', `There is no place "${slug}".`, 'See "place list".')
  return found
}

const tip = 'Start from the "mapping" that "needs import FILE --look --json" prints.'

export const mappingGiven = async (path: string | undefined): Promise<Mapping | undefined> => {
  if (path === undefined) return undefined
  const text = await readTextIfThere(path)
  if (text === undefined)
    throw refused('file-not-readable', `There is no file ${path}.`, 'Check the name after --mapping.')
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw refused('mapping-not-right', `${path} is not JSON.`, tip)
  }
  const mapping = mappingFrom(json)
  if (mapping === undefined) throw refused('mapping-not-right', `${path} is no mapping.`, tip)
  return mapping
}

export const dayGiven = (text: string | undefined): Day | null => {
  if (text === undefined) return null
  const day = asDay(text)
  if (day === undefined)
    throw refused('day-not-right', `"${text}" is no day.`, 'Write the day as 2026-11-22 after --published.')
  return day
}

/** Separated by semicolons; undefined where nobody said. */
export const keysGiven = (text: string | undefined): readonly string[] | undefined =>
  text === undefined
    ? undefined
    : text
        .split(';')
        .map((one) => one.trim())
        .filter((one) => one !== '')
