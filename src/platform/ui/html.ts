// Markup is made here and nowhere else. What a person typed is text, whatever it looks like: it is escaped by default,
// and a template that would put it where escaping cannot help does not run at all (template-places.ts).
import { placesOf, type ValuePlace } from './template-places.ts'

const key = Symbol('made by this file')

/** Markup that is safe to send. Only `html` (and, inside this part, `raw`) makes one. */
export class Html {
  readonly #markup: string

  constructor(made: symbol, markup: string) {
    if (made !== key) throw new TypeError('Html is made with html`…`')
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

/** Text and numbers (escaped), markup, lists of these, or nothing. `true` is refused: it is nearly always a slip. */
export type HtmlValue = Html | string | number | bigint | null | undefined | false | readonly HtmlValue[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeText = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '')

/** Takes markup as it is. Not in the front door: only for what other parts of `ui` have made safe. */
export const raw = (markup: string): Html => new Html(key, markup)

export const isNothing = (value: unknown): value is null | undefined | false | '' =>
  value === null || value === undefined || value === false || value === ''

/** An address a link may lead to. One with a scheme of its own (javascript:, data:) becomes a link to nowhere. */
export const safeAddress = (address: string): string => {
  // Browsers skip control characters and spaces before and inside the scheme, so they are left out before looking.
  const seen = address.replace(/[\p{Cc}\s]/gu, '')
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(seen)?.[1]?.toLowerCase()
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme) ? address : '#'
}

const inText = (value: HtmlValue): string => {
  if (isNothing(value)) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(inText).join('')
  throw new TypeError(`A template takes no ${typeof value}`)
}

const inAttribute = (value: HtmlValue): string => {
  if (!(value instanceof Html)) return inText(value)
  // Markup inside quotes: its own quotes and tags would end the attribute.
  return value.toString().replace(/[<>"']/g, (mark) => entities[mark] ?? '')
}

const inTag = (value: HtmlValue): string => {
  if (isNothing(value)) return ''
  if (value instanceof Html && /^( [^<>]*)?$/.test(value.toString())) return value.toString()
  throw new TypeError('Between attributes only attributes({…}) may stand')
}

const write: Readonly<Record<ValuePlace, (value: HtmlValue) => string>> = {
  text: inText,
  attribute: inAttribute,
  address: (value) => (typeof value === 'string' ? escapeText(safeAddress(value)) : inAttribute(value)),
  tag: inTag,
}

const known = new WeakMap<readonly string[], readonly ValuePlace[]>()

/** A template of markup: html`<p>${words}</p>`. Values are escaped unless they are Html themselves. */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html => {
  let places = known.get(strings)
  if (places === undefined) {
    places = placesOf(strings)
    known.set(strings, places)
  }
  let markup = strings[0] ?? ''
  for (let i = 0; i < values.length; i += 1) markup += write[places[i] ?? 'text'](values[i]) + (strings[i + 1] ?? '')
  return raw(markup)
}

export const nothing: Html = raw('')

/** Parts one after another, with something between: a space unless told. */
export const join = (parts: readonly HtmlValue[], between: HtmlValue = ' '): Html => {
  const there = parts.filter((part) => !isNothing(part))
  return raw(there.map((part, i) => (i === 0 ? '' : inText(between)) + inText(part)).join(''))
}

const attributeName = /^[a-z][a-z0-9:-]*$/i

/** ` name="value"` for each that is given; `true` writes the bare name; nothing, false and the empty class are left out. */
export const attributes = (given: Readonly<Record<string, string | number | boolean | null | undefined>>): Html =>
  raw(
    Object.entries(given)
      .map(([name, value]) => {
        if (value === null || value === undefined || value === false) return ''
        if (!attributeName.test(name) || name === 'style' || name.startsWith('on'))
          throw new TypeError(`No attribute ${name}`)
        if (value === true) return ` ${name}`
        const text = ['href', 'src', 'action', 'formaction'].includes(name) ? safeAddress(String(value)) : String(value)
        return ` ${name}="${escapeText(text)}"`
      })
      .join(''),
  )

/** `a b c` of those that are given. */
export const classes = (...names: readonly (string | null | undefined | false)[]): string =>
  names.filter((name) => !isNothing(name)).join(' ')

/** What a component shows: plain words, or markup made with `html`. */
export type Content = string | Html
