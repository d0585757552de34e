// The layouts in which postcode registers are published, and what one row of each says.
import { areaCode } from '../../rules/codes.ts'
import { normalPostcode } from '../../rules/postcode.ts'
import { held, type PostcodeRecord, type Reading } from './types.ts'

export interface PostcodeColumns {
  readonly layout: string
  /** The first record is the header, not a postcode. */
  readonly header: boolean
  readonly postcode: number
  readonly district: number
  readonly ward?: number
  readonly easting?: number
  readonly northing?: number
}

// Names as the Office for National Statistics, Ordnance Survey and others write them; the first that is there is taken.
const names = {
  postcode: [/^pcds$/, /^pcd8$/, /^pcd2$/, /^pcd7$/, /^pcd$/, /^postcode_?1?$/, /^pc$/],
  district: [
    /^oslaua$/,
    /^laua$/,
    /^lad\d{0,2}cd$/,
    /^lad_gss(_\d{4})?$/,
    /^(admin_)?district(_code)?$/,
    /^district_?code$/,
    /^dc$/,
  ],
  ward: [/^osward$/, /^ward$/, /^wd\d{0,2}cd$/, /^(admin_)?ward_?code$/, /^wc$/],
  easting: [/^oseast1m$/, /^east1m$/, /^eastings?$/, /^ea$/],
  northing: [/^osnrth1m$/, /^north1m$/, /^northings?$/, /^no$/],
} as const

const find = (cells: readonly string[], wanted: readonly RegExp[]): number | undefined => {
  for (const name of wanted) {
    const at = cells.findIndex((cell) => name.test(cell))
    if (at !== -1) return at
  }
  return undefined
}

/** Code-Point Open as Ordnance Survey publishes it: no header, ten columns, the postcode padded to seven letters. */
const codePoint = (cells: readonly string[]): boolean =>
  cells.length === 10 &&
  normalPostcode(cells[0] ?? '') !== undefined &&
  /^\d{2}$/.test(cells[1] ?? '') &&
  /^\d*$/.test(cells[2] ?? '') &&
  /^(E|W|S|N)92\d{6}$|^$/.test(cells[4] ?? '')

/** Recognises a layout by its first record; undefined where it is none of them. */
export const postcodeColumns = (first: readonly string[]): PostcodeColumns | undefined => {
  if (codePoint(first))
    return { layout: 'Code-Point Open', header: false, postcode: 0, district: 8, ward: 9, easting: 2, northing: 3 }
  const cells = first.map((cell) => cell.trim().toLowerCase().replace(/\s+/g, '_'))
  const postcode = find(cells, names.postcode)
  const district = find(cells, names.district)
  if (postcode === undefined || district === undefined) return undefined
  const others = (['ward', 'easting', 'northing'] as const).flatMap((name) => {
    const at = find(cells, names[name])
    return at === undefined ? [] : [[name, at] as const]
  })
  const ons = cells.includes('oslaua') || cells.includes('laua')
  return {
    layout: ons ? 'ONS Postcode Directory' : 'postcodes with a header',
    header: true,
    postcode,
    district,
    ...Object.fromEntries(others),
  }
}

/** Metres, where they say anything: 0 or an empty cell means that the place is not known. */
const metres = (text: string | undefined): number | null => {
  const value = text === undefined || text === '' ? 0 : Number(text)
  return Number.isInteger(value) && value > 0 && value < 2_000_000 ? value : null
}

/** Codes that end in 999999 stand for "none": the Channel Islands, the Isle of Man, a postcode that has ended. */
const areaOrNone = (text: string): string | undefined => {
  const code = areaCode(text)
  return code === undefined || code.endsWith('999999') ? undefined : code
}

export const readPostcode = (cells: readonly string[], columns: PostcodeColumns): Reading<PostcodeRecord> => {
  const written = cells[columns.postcode] ?? ''
  const postcode = normalPostcode(written)
  if (postcode === undefined) return held(written.trim() === '' ? 'There is no postcode.' : 'This is not a postcode.')
  const text = (cells[columns.district] ?? '').trim()
  if (text === '') return held('No district is given for this postcode, so it cannot be placed.')
  const district = areaOrNone(text)
  if (district === undefined)
    return held(
      /999999$/.test(text)
        ? 'The district is given as “none” (a code that ends in 999999), so it cannot be placed.'
        : 'The district is not a nine-character area code.',
    )
  return {
    record: {
      postcode,
      district,
      ward: columns.ward === undefined ? null : (areaOrNone(cells[columns.ward] ?? '') ?? null),
      easting: metres(columns.easting === undefined ? undefined : cells[columns.easting]),
      northing: metres(columns.northing === undefined ? undefined : cells[columns.northing]),
    },
  }
}
