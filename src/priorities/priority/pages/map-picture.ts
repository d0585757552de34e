// The map as a picture: goals, priorities and objectives in three columns, joined by lines. Gaps are named in words. It says nothing
// that the matrix does not say, and a narrow screen shows the matrix only.
import { type Html, html } from '../../../platform/ui/index.ts'

export interface PictureItem {
  readonly key: string
  readonly text: string
  /** Nothing is joined to it; of a priority: it answers to no goal. */
  readonly gap: boolean
}

export interface Picture {
  readonly title: string
  /** What it shows, for who does not see it. */
  readonly sentence: string
  readonly left: readonly PictureItem[]
  readonly middle: readonly PictureItem[]
  readonly right: readonly PictureItem[]
  /** Keys of a middle item and of one at a side. */
  readonly joins: readonly { readonly middle: string; readonly side: 'left' | 'right'; readonly key: string }[]
}

const width = 1100
const line = 19
/** Letters of a line of words, about. */
const longest = 34

const wrapped = (text: string): readonly string[] => {
  const found: string[] = []
  for (const word of text.split(' ')) {
    const last = found[found.length - 1]
    if (last !== undefined && last.length + word.length < longest) found[found.length - 1] = `${last} ${word}`
    else found.push(word)
  }
  return found
}

interface Placed extends PictureItem {
  readonly lines: readonly string[]
  /** The middle of its words. */
  readonly y: number
}

const top = 50
const space = 14

const placed = (items: readonly PictureItem[]): readonly Placed[] => {
  let y = top
  return items.map((item) => {
    const lines = wrapped(item.gap ? `${item.text} (gap)` : item.text)
    const height = lines.length * line
    const middle = y + height / 2
    y += height + space
    return { ...item, lines, y: middle }
  })
}

const bottom = (items: readonly Placed[]): number => {
  const last = items[items.length - 1]
  return last === undefined ? top : last.y + (last.lines.length * line) / 2 + space
}

/** Spread over the whole height, so that the shortest column does not hang at the top. */
const spread = (items: readonly Placed[], height: number): readonly Placed[] => {
  const spare = items.length > 1 ? (height - bottom(items)) / (items.length - 1) : 0
  return items.map((item, i) => ({ ...item, y: item.y + Math.max(0, spare) * i }))
}

const words = (item: Placed, x: number, anchor: 'start' | 'end'): Html =>
  html`<text class="${item.gap ? 'cw-joined__words cw-joined__words--gap' : 'cw-joined__words'}" text-anchor="${anchor}">${item.lines.map(
    (text, i) =>
      html`<tspan x="${x}" y="${(item.y - ((item.lines.length - 1) * line) / 2 + i * line + 5).toFixed(1)}">${text}</tspan>`,
  )}</text>`

const dot = (item: Placed, x: number): Html =>
  html`<circle class="${item.gap ? 'cw-joined__dot cw-joined__dot--gap' : 'cw-joined__dot'}" cx="${x}" cy="${item.y.toFixed(1)}" r="5"/>`

const at = { left: 290, from: 420, to: 690, right: 820 } as const

const curve = (x1: number, y1: number, x2: number, y2: number): Html => {
  const half = (x1 + x2) / 2
  return html`<path class="cw-joined__line" d="M${x1} ${y1.toFixed(1)}C${half} ${y1.toFixed(1)} ${half} ${y2.toFixed(1)} ${x2} ${y2.toFixed(1)}"/>`
}

const title = (text: string, x: number, anchor: 'start' | 'end'): Html =>
  html`<text class="cw-joined__title" x="${x}" y="24" text-anchor="${anchor}">${text}</text>`

export const mapPicture = (picture: Picture): Html => {
  const [left, middle, right] = [placed(picture.left), placed(picture.middle), placed(picture.right)]
  const height = Math.max(bottom(left), bottom(middle), bottom(right))
  const [goals, wants, aims] = [spread(left, height), spread(middle, height), spread(right, height)]
  const lines = picture.joins.map(({ middle: key, side, key: other }) => {
    const from = wants.find((one) => one.key === key)
    const to = (side === 'left' ? goals : aims).find((one) => one.key === other)
    if (from === undefined || to === undefined) return null
    return side === 'left'
      ? curve(at.left + 10, to.y, at.from - 10, from.y)
      : curve(at.to + 10, from.y, at.right - 10, to.y)
  })
  return html`<figure class="cw-joined"><svg class="cw-joined__picture" viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-labelledby="map-title map-words" xmlns="http://www.w3.org/2000/svg"><title id="map-title">${picture.title}</title><desc id="map-words">${picture.sentence}</desc>${lines}${goals.length > 0 && title('Goals', at.left - 12, 'end')}${title('Priorities', at.from + 12, 'start')}${aims.length > 0 && title('Objectives', at.right + 12, 'start')}${goals.map((one) => html`${dot(one, at.left)}${words(one, at.left - 12, 'end')}`)}${wants.map((one) => html`${dot(one, at.from)}${words(one, at.from + 12, 'start')}${dot({ ...one, gap: false }, at.to)}`)}${aims.map((one) => html`${dot(one, at.right)}${words(one, at.right + 12, 'start')}`)}</svg></figure>`
}
