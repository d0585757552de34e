// Postcodes: kept without the space and in capitals, shown with it. The shape is Royal Mail's (PAF Programmers' Guide, ed. 7):
// an outward code of two to four letters and digits, and an inward code of one digit and two letters.

const outward = '[A-Z]{1,2}[0-9][A-Z0-9]?'
const whole = new RegExp(`^(${outward})([0-9][A-Z]{2})$`)
const sector = new RegExp(`^(${outward})([0-9])$`)
const spacedSector = new RegExp(`^(${outward}) +([0-9])$`)

const bare = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** `ZX11AA`, as it is kept; undefined where it cannot be a postcode. Spaces and small letters do not matter. */
export const normalPostcode = (text: string): string | undefined => {
  const compact = bare(text)
  return compact.length <= 7 && whole.test(compact) ? compact : undefined
}

/** `ZX1 1AA` */
export const writtenPostcode = (compact: string): string => `${compact.slice(0, -3)} ${compact.slice(-3)}`

/** `ZX1 1`: a postcode without its last two letters. */
export const sectorOf = (compact: string): string => `${compact.slice(0, -3)} ${compact.slice(-3, -2)}`

/**
 * A sector as it is written, `ZX1 1`; undefined where it cannot be one. Without a space the last digit is the sector's,
 * so `ZX11` is sector 1 of ZX1.
 */
export const normalSector = (text: string): string | undefined => {
  const spaced = spacedSector.exec(text.trim().toUpperCase().replace(/\s+/g, ' '))
  const match = spaced ?? sector.exec(bare(text))
  return match ? `${match[1]} ${match[2]}` : undefined
}

/** The letters before the first digit: `ZX`. */
export const areaOf = (compact: string): string => /^[A-Z]{1,2}/.exec(compact)?.[0] ?? ''
