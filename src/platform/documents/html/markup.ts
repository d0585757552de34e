// Markup with everything escaped that is put into it. The pages of the product have their own (ui); a document stands below them
// and is also written where there is no page.

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => entities[mark] ?? '')

/** Made by `markup` only. */
export class Markup {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

type Value = string | number | Markup | readonly Value[] | undefined

const written = (value: Value): string => {
  if (value === undefined) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'object') return value.map(written).join('')
  return escaped(String(value))
}

export const markup = (strings: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(strings.map((text, i) => text + (i < values.length ? written(values[i]) : '')).join(''))

export const nothing: Markup = new Markup('')

/** ` class="…"`, or nothing. */
export const named = (className: string): Markup => (className === '' ? nothing : markup` class="${className}"`)
