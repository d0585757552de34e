// Names on a map: each inside its area where it fits, none over another. A name that finds no room is left off the picture
// (the words below the map still have it).
import { apart, type Box, contains, type Point, type Ring, roomiest, within } from './geometry.ts'

export interface Labelled {
  readonly lines: readonly string[]
  readonly at: Point
  /** The whole name lies inside its area, so it can be written on the area's colour. */
  readonly inside: boolean
}

/** The size of a name in the picture's units, and on a phone, where the picture is less than half as wide. */
export const fontSize = 16
export const fontSizeNarrow = 30
const lineHeight = (size: number): number => size * 1.19

/** From this length on, a name in two lines reads better than one that runs over a border. */
const longName = 13

/** Two lines, as even as the words allow. */
export const linesOf = (name: string): readonly string[] => {
  if (!name.includes(' ')) return [name]
  const words = name.split(' ')
  const ways = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')] as const)
  const widest = (way: readonly [string, string]) => Math.max(way[0].length, way[1].length)
  return ways.reduce((best, way) => (widest(way) < widest(best) ? way : best))
}

const boxAt = ([x, y]: Point, lines: readonly string[], size: number): Box => {
  const half = (Math.max(...lines.map((line) => line.length)) * size * 0.54) / 2 + 3
  const tall = (lines.length * lineHeight(size)) / 2 + 1
  return { left: x - half, right: x + half, top: y - tall, bottom: y + tall }
}

const cornersIn = (rings: readonly Ring[], box: Box): boolean =>
  (
    [
      [box.left, box.top],
      [box.right, box.top],
      [box.left, box.bottom],
      [box.right, box.bottom],
    ] as const
  ).every((corner) => contains(rings, corner))

const place = (
  rings: readonly Ring[],
  lines: readonly string[],
  { frame, taken, size }: { readonly frame: Box; readonly taken: readonly Box[]; readonly size: number },
): Labelled | undefined => {
  const free = roomiest(rings).filter((at) => {
    const box = boxAt(at, lines, size)
    return within(box, frame) && taken.every((other) => apart(box, other))
  })
  const inside = free.find((at) => cornersIn(rings, boxAt(at, lines, size)))
  const at = inside ?? free[0]
  return at === undefined ? undefined : { lines, at, inside: inside !== undefined }
}

/** In the order given: the first have the best places. */
export const placeLabels = (
  areas: readonly { readonly name: string; readonly rings: readonly Ring[] }[],
  frame: Box,
  size = fontSize,
): readonly (Labelled | undefined)[] => {
  const taken: Box[] = []
  const room = { frame, taken, size }
  return areas.map(({ name, rings }) => {
    const one = place(rings, [name], room)
    const two = one?.inside ? undefined : place(rings, linesOf(name), room)
    const best = two?.inside || name.length >= longName ? (two ?? one) : (one ?? two)
    if (best !== undefined) taken.push(boxAt(best.at, best.lines, size))
    return best
  })
}

/** How far below the middle each line's foot stands. */
export const feet = (lines: readonly string[], size = fontSize): readonly number[] =>
  lines.map((_, i) => Math.round((i - (lines.length - 1) / 2) * lineHeight(size) + size * 0.34))
