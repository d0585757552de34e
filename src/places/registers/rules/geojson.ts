// GeoJSON feature by feature, so that a file of any size needs only as much memory as its largest area. What stands outside the
// features (the type, the coordinate system) is kept as the frame.
import { Refused } from '../../../platform/kernel/index.ts'
import { areaCode, kindOfCode } from '../../rules/codes.ts'
import type { AreaKind, MultiPolygon, Polygon, Position } from '../../rules/types.ts'
import { kindOfPrefix } from './authorities.ts'
import { editionInColumn } from './edition.ts'
import { fromGrid } from './grid.ts'
import { type BoundaryRecord, held, type Reading } from './types.ts'

const mostFrame = 1_000_000
const mostFeature = 200_000_000

const notGeoJson = (): Refused =>
  new Refused(
    'not-geojson',
    422,
    'The file is not GeoJSON, or it is cut short. Nothing of it was used.',
    'Boundaries are read from GeoJSON (a FeatureCollection), plain, in gzip or in zip. A shapefile or KML has to be saved as GeoJSON first.',
  )

const marks = /["\\{}[\]]/g

/** The text of each feature in turn; the last value is the frame, with the features left out. */
export async function* featureTexts(text: AsyncIterable<string>): AsyncGenerator<string, string> {
  let frame = ''
  let feature = ''
  let depth = 0
  let quoted = false
  let escaped = false
  /** The depth of the features' own list, once inside it. */
  let list = 0
  for await (const chunk of text) {
    let from = 0
    const keep = (to: number) => {
      if (list > 0 && depth > list) feature += chunk.slice(from, to)
      else frame += chunk.slice(from, to)
      from = to
    }
    if (escaped) {
      escaped = false
      marks.lastIndex = 1
    } else marks.lastIndex = 0
    for (let match = marks.exec(chunk); match !== null; match = marks.exec(chunk)) {
      const mark = match[0]
      const at = match.index
      if (quoted) {
        if (mark === '"') quoted = false
        else if (mark === '\\') {
          if (at + 1 === chunk.length) escaped = true
          marks.lastIndex = at + 2
        }
      } else if (mark === '"') quoted = true
      else if (mark === '{' || mark === '[') {
        keep(at)
        depth += 1
        if (mark === '[' && depth === 2 && list === 0 && /"features"\s*:\s*$/.test(frame.slice(-200))) {
          keep(at + 1)
          list = 2
        }
      } else if (mark !== '\\') {
        if (list > 0 && depth === list + 1 && mark === '}') {
          keep(at + 1)
          depth -= 1
          yield feature
          feature = ''
          continue
        }
        if (depth === list) {
          keep(at)
          // Commas between the features are all that is left of them.
          frame = frame.replace(/\[[\s,]*$/, '[')
          list = 0
        }
        depth -= 1
      }
    }
    keep(chunk.length)
    if (frame.length > mostFrame || feature.length > mostFeature) throw notGeoJson()
    if (list > 0) frame = frame.replace(/\[[\s,]*$/, '[')
  }
  if (depth !== 0 || quoted) throw notGeoJson()
  return frame
}

const projected = /(?:29902|29903|2157|3857|900913|102100)\b/

/** @throws Refused where the whole is no feature collection, or is in coordinates we cannot turn into degrees */
export const checkFrame = (frame: string): void => {
  let read: { type?: unknown; crs?: unknown }
  try {
    read = JSON.parse(frame) as typeof read
  } catch {
    throw notGeoJson()
  }
  if (read.type !== 'FeatureCollection') throw notGeoJson()
  if (projected.test(JSON.stringify(read.crs ?? '')))
    throw new Refused(
      'coordinates-not-known',
      422,
      'The outlines are in the Irish grid or in web map coordinates, which are not read. Nothing of the file was used.',
      'Download or save the file in longitude and latitude (WGS 84, EPSG:4326) or in British National Grid (EPSG:27700).',
    )
}

type Raw = Readonly<Record<string, unknown>>

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1])

const degrees = ([x, y]: readonly [number, number]): Position | undefined => {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return [x, y]
  return x >= 0 && x <= 800_000 && y >= 0 && y <= 1_400_000 ? fromGrid(x, y) : undefined
}

const ringOf = (value: unknown): Position[] | undefined => {
  if (!Array.isArray(value) || value.length < 4 || !value.every(isPosition)) return undefined
  const ring = value.map(degrees)
  return ring.every((position) => position !== undefined) ? ring : undefined
}

const polygonOf = (value: unknown): Polygon | undefined => {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const rings = value.map(ringOf)
  return rings.every((ring) => ring !== undefined) ? rings : undefined
}

const geometryOf = (value: unknown): MultiPolygon | undefined => {
  const { type, coordinates } = (value ?? {}) as { type?: unknown; coordinates?: unknown }
  const many = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined
  if (!Array.isArray(many) || many.length === 0) return undefined
  const polygons = many.map(polygonOf)
  return polygons.every((polygon) => polygon !== undefined) ? polygons : undefined
}

interface Naming {
  readonly code: string
  readonly name: string
  readonly kind: AreaKind
  readonly parentCode: string | null
  readonly edition: string | undefined
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** The area's own code is the first `…CD` property of a kind we know; `code` and `name` do for files made by hand. */
const namingOf = (properties: Raw): Naming | undefined => {
  const names = Object.keys(properties)
  for (const column of names) {
    const prefix = /^([A-Z]+?)\d{2}CD$/.exec(column.toUpperCase())?.[1] ?? ''
    const listed = kindOfPrefix[prefix]
    const code = areaCode(textOf(properties[column]))
    if (listed === undefined || code === undefined) continue
    const parent = prefix === 'LAD' ? undefined : names.find((one) => /^LAD(\d{2})?CD(_ACTIVE)?$/i.test(one))
    return {
      code,
      name: textOf(properties[column.replace(/CD$/i, (end) => (end === 'cd' ? 'nm' : 'NM'))]) || code,
      kind: kindOfCode(code) === 'other' ? listed : kindOfCode(code),
      parentCode: (parent && areaCode(textOf(properties[parent]))) ?? null,
      edition: editionInColumn(column),
    }
  }
  const code = areaCode(textOf(properties.code))
  if (code === undefined) return undefined
  const parentCode = areaCode(textOf(properties.parent)) ?? null
  return { code, name: textOf(properties.name) || code, kind: kindOfCode(code), parentCode, edition: undefined }
}

/** One feature: an area with its outline in degrees, or why it is held. */
export const readFeature = (text: string): Reading<BoundaryRecord & { readonly edition: string | undefined }> => {
  let feature: { properties?: Raw | null; geometry?: unknown }
  try {
    feature = JSON.parse(text) as typeof feature
  } catch {
    return held('It cannot be read: its brackets or quotes are not in order.')
  }
  const naming = namingOf(feature.properties ?? {})
  if (naming === undefined) return held('It has no area code: none of its properties is called LAD24CD or the like.')
  if (feature.geometry === null || feature.geometry === undefined) return held('It has no outline.')
  const geometry = geometryOf(feature.geometry)
  if (geometry === undefined)
    return held('Its outline is not a polygon in longitude and latitude or British National Grid.')
  return { record: { ...naming, geometry } }
}
