// British National Grid to longitude and latitude: Ordnance Survey, "A guide to coordinate systems in Great Britain" (v3.6),
// annexes B, C and section 6.6. The seven-number shift from OSGB36 to WGS 84 is good to about five metres, which is finer than
// the outlines we keep.
import type { Position } from '../../rules/types.ts'

const radians = Math.PI / 180
/** Airy 1830 and the projection's constants. */
const airy = { a: 6_377_563.396, b: 6_356_256.909 }
const wgs84 = { a: 6_378_137, b: 6_356_752.314_245 }
const grid = { f0: 0.999_601_271_7, lat0: 49 * radians, lon0: -2 * radians, e0: 400_000, n0: -100_000 }

const eccentricity = ({ a, b }: { a: number; b: number }) => (a * a - b * b) / (a * a)

const meridian = (lat: number): number => {
  const n = (airy.a - airy.b) / (airy.a + airy.b)
  const [difference, sum] = [lat - grid.lat0, lat + grid.lat0]
  return (
    airy.b *
    grid.f0 *
    ((1 + n + 1.25 * n ** 2 + 1.25 * n ** 3) * difference -
      (3 * n + 3 * n ** 2 + 2.625 * n ** 3) * Math.sin(difference) * Math.cos(sum) +
      (1.875 * n ** 2 + 1.875 * n ** 3) * Math.sin(2 * difference) * Math.cos(2 * sum) -
      (35 / 24) * n ** 3 * Math.sin(3 * difference) * Math.cos(3 * sum))
  )
}

/** On Airy 1830, in radians. */
const unproject = (easting: number, northing: number): readonly [number, number] => {
  const af = airy.a * grid.f0
  let lat = grid.lat0
  for (let i = 0; i < 20; i += 1) {
    const rest = northing - grid.n0 - meridian(lat)
    lat += rest / af
    if (Math.abs(rest) < 0.000_01) break
  }
  const e2 = eccentricity(airy)
  const [sin, cos, tan] = [Math.sin(lat), Math.cos(lat), Math.tan(lat)]
  const nu = af / Math.sqrt(1 - e2 * sin ** 2)
  const rho = (af * (1 - e2)) / (1 - e2 * sin ** 2) ** 1.5
  const eta2 = nu / rho - 1
  const d = easting - grid.e0
  const vii = tan / (2 * rho * nu)
  const viii = (tan / (24 * rho * nu ** 3)) * (5 + 3 * tan ** 2 + eta2 - 9 * tan ** 2 * eta2)
  const ix = (tan / (720 * rho * nu ** 5)) * (61 + 90 * tan ** 2 + 45 * tan ** 4)
  const x = 1 / (cos * nu)
  const xi = (1 / (6 * cos * nu ** 3)) * (nu / rho + 2 * tan ** 2)
  const xii = (1 / (120 * cos * nu ** 5)) * (5 + 28 * tan ** 2 + 24 * tan ** 4)
  const xiia = (1 / (5040 * cos * nu ** 7)) * (61 + 662 * tan ** 2 + 1320 * tan ** 4 + 720 * tan ** 6)
  return [
    grid.lon0 + x * d - xi * d ** 3 + xii * d ** 5 - xiia * d ** 7,
    lat - vii * d ** 2 + viii * d ** 4 - ix * d ** 6,
  ]
}

/** OSGB36 to WGS 84, by way of a point in space. */
const shift = (lon: number, lat: number): Position => {
  const nu = airy.a / Math.sqrt(1 - eccentricity(airy) * Math.sin(lat) ** 2)
  const from = [
    nu * Math.cos(lat) * Math.cos(lon),
    nu * Math.cos(lat) * Math.sin(lon),
    nu * (1 - eccentricity(airy)) * Math.sin(lat),
  ] as const
  const scale = 1 - 20.4894e-6
  const second = radians / 3600
  const [rx, ry, rz] = [0.1502 * second, 0.247 * second, 0.8421 * second]
  const x = 446.448 + scale * from[0] - rz * from[1] + ry * from[2]
  const y = -125.157 + rz * from[0] + scale * from[1] - rx * from[2]
  const z = 542.06 - ry * from[0] + rx * from[1] + scale * from[2]
  const e2 = eccentricity(wgs84)
  const p = Math.hypot(x, y)
  let phi = Math.atan2(z, p * (1 - e2))
  for (let i = 0; i < 10; i += 1) {
    const n = wgs84.a / Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
    phi = Math.atan2(z + e2 * n * Math.sin(phi), p)
  }
  return [Math.atan2(y, x) / radians, phi / radians]
}

/** Metres east and north on the British National Grid, to longitude and latitude in degrees (WGS 84). */
export const fromGrid = (easting: number, northing: number): Position => shift(...unproject(easting, northing))
