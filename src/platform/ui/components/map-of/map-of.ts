// A map of areas and their neighbours as one SVG: no tiles, no other server, no script. Shape and place only; no roads.
import { count, listOf } from '../../../kernel/index.ts'
import { attributes, type Content, classes, type Html, html } from '../../html.ts'
import { type Box, boxOf, clip, type LonLat, type Point, padded, project, type Ring, shaped } from './geometry.ts'
import { feet, fontSize, fontSizeNarrow, type Labelled, placeLabels } from './labels.ts'
import { simplifyRings } from './simplify.ts'

export interface MapArea {
  readonly code: string
  readonly name: string
  readonly kind: 'place' | 'neighbour'
  /** The coordinates of a GeoJSON MultiPolygon, in degrees. */
  readonly rings: LonLat
  /** Shorter words for the map, where the name is long. */
  readonly label?: string
}

export interface MapOptions {
  readonly areas: readonly MapArea[]
  readonly title: string
  /** What the map shows, in words: also for those who cannot see it. */
  readonly sentence: Content
  /** File, date and licence of the boundaries. */
  readonly source?: Content
}

const width = 720
/** Height to width, at least and at most: a tall place gets more of its neighbours on either side. */
const flattest = 0.55
const tallest = 0.8
/** Borders keep to within this much of the true line, in the picture's units: less than a pen's width. */
const tolerance = 0.7

interface Drawn extends MapArea {
  readonly drawn: readonly Ring[]
}

const middle = (areas: readonly MapArea[]): number => {
  const box = boxOf(areas.flatMap((area) => project(area.rings, 0)))
  return -(box.top + box.bottom) / 2
}

/** Projects, fits, simplifies and clips. The frame is the place with room around it, so that neighbours run off the edge. */
const draw = (areas: readonly MapArea[]): { readonly drawn: readonly Drawn[]; readonly frame: Box } => {
  const own = areas.filter((area) => area.kind === 'place')
  const shown = own.length > 0 ? own : areas
  const latitude = middle(shown)
  const plane = areas.map((area) => project(area.rings, latitude))
  const extent = boxOf(areas.flatMap((area, i) => (shown.includes(area) ? (plane[i] ?? []) : [])))
  const box = shaped(padded(extent, 0.1), flattest, tallest)
  const scale = width / (box.right - box.left)
  const frame: Box = { left: 0, top: 0, right: width, bottom: Math.round((box.bottom - box.top) * scale) }
  const fit = ([x, y]: Point): Point => [
    Math.round((x - box.left) * scale * 100) / 100,
    Math.round((y - box.top) * scale * 100) / 100,
  ]
  const fitted = plane.map((rings) => rings.map((ring) => ring.map(fit)))
  const simple = simplifyRings(fitted.flat(), tolerance)
  const edge = padded(frame, 0.02)
  let next = 0
  const drawn = areas.map((area, i) => {
    const rings = (fitted[i] ?? []).map(() => clip(simple[next++] ?? [], edge))
    return { ...area, drawn: rings.filter((ring) => ring.length > 2) }
  })
  return { drawn: drawn.filter((area) => area.drawn.length > 0), frame }
}

const short = (value: number): string => String(Math.round(value * 10) / 10)

/** Steps from point to point are shorter to write than points. Whole steps are counted from what was written, so no error adds up. */
const pathOf = (rings: readonly Ring[]): string =>
  rings
    .map((ring) => {
      let [x, y] = [0, 0]
      const steps = ring.map(([px, py], i) => {
        const [dx, dy] = [Math.round((px - x) * 10) / 10, Math.round((py - y) * 10) / 10]
        x += dx
        y += dy
        return `${i === 0 ? 'M' : i === 1 ? 'l' : ' '}${short(dx)}${dy < 0 ? '' : ' '}${short(dy)}`
      })
      return `${steps.join('')}z`
    })
    .join('')

const labelMarkup = (area: MapArea, label: Labelled, size: number): Html => {
  const [x, y] = label.at
  const look = classes(
    'cw-map__label',
    area.kind === 'place' && (label.inside ? 'cw-map__label--place' : 'cw-map__label--beside'),
    size === fontSize ? 'cw-map__label--wide' : 'cw-map__label--narrow',
  )
  const down = feet(label.lines, size)
  return html`<text class="${look}" text-anchor="middle">${label.lines.map(
    (line, i) => html`<tspan${attributes({ x: short(x), y: short(y + (down[i] ?? 0)) })}>${line}</tspan>`,
  )}</text>`
}

/** A phone has room for the names of a few areas. Of many it names those that have room, unless most have none: two names of eleven would puzzle. */
const few = 3

const labelsOf = (areas: readonly Drawn[], frame: Box, size: number): readonly (Html | undefined)[] => {
  const named = areas.map((area) => ({ area, name: area.label ?? area.name, rings: area.drawn }))
  const labels = placeLabels(named, padded(frame, -0.01), size)
  const crowded = size === fontSizeNarrow && areas.length > few
  const room = labels.filter((label) => label?.inside).length
  if (crowded && room < areas.length / 2) return []
  return named.map(({ area }, i) => {
    const label = labels[i]
    return label === undefined || (crowded && !label.inside) ? undefined : labelMarkup(area, label, size)
  })
}

const picture = (options: MapOptions): Html => {
  const { drawn, frame } = draw(options.areas)
  const back = [...drawn.filter((area) => area.kind === 'neighbour'), ...drawn.filter((area) => area.kind === 'place')]
  const front = back.toReversed()
  const own = front.filter((area) => area.kind === 'place')
  return html`<svg class="cw-map__picture" role="img" viewBox="${`0 0 ${width} ${frame.bottom}`}" focusable="false"><title>${options.title}</title><desc>${descriptionOf(options)}</desc>${back.map(
    (area) => html`<path class="${`cw-map__${area.kind}`}" d="${pathOf(area.drawn)}"></path>`,
  )}${labelsOf(front, frame, fontSize)}${labelsOf(own, frame, fontSizeNarrow)}</svg>`
}

const namesOf = (areas: readonly MapArea[], kind: MapArea['kind']): readonly string[] =>
  areas
    .filter((area) => area.kind === kind)
    .map((area) => area.name)
    .sort((a, b) => a.localeCompare(b, 'en-GB'))

const descriptionOf = ({ areas }: MapOptions): string => {
  const own = namesOf(areas, 'place')
  const others = namesOf(areas, 'neighbour')
  const round = others.length === 0 ? '' : ` Around it: ${listOf(others)}.`
  return `A map of ${own.length === 1 ? own[0] : `${count(own.length, 'area')}: ${listOf(own)}`}.${round}`
}

/** With no areas there is nothing to draw: the caller says why there is no map. */
export const mapOf = (options: MapOptions): Html | undefined => {
  const areas = options.areas.filter((area) => area.rings.flat(2).length > 2)
  if (areas.length === 0) return undefined
  const others = namesOf(areas, 'neighbour')
  return html`<figure class="cw-map">${picture({ ...options, areas })}
<figcaption class="cw-map__sentence">${options.sentence}${others.length > 0 && html` <span class="cw-map__neighbours">Neighbours: ${listOf(others)}.</span>`}${
    options.source !== undefined && html` <span class="cw-map__source">${options.source}</span>`
  }</figcaption></figure>`
}
