// £ values out of the tables of a spreadsheet. Headings say what a column holds; where fiscal, economic and social stand over groups of
// columns, as in the unit cost database of Greater Manchester, a row gives one value for each.
import { roundPence } from '../../methods/rules/figures.ts'
import { type ValueKind, valueKinds } from '../../rules/words.ts'
import type { Confidence, HeldValue, PackReport, ValueGiven } from './types.ts'

/** A row of a table, with the number it has in its sheet. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
}
export interface ValueTable {
  readonly sheet: string | null
  readonly rows: readonly TableRow[]
}

type Role =
  | 'code'
  | 'title'
  | 'group'
  | 'kind'
  | 'low'
  | 'central'
  | 'high'
  | 'year'
  | 'unit'
  | 'bears'
  | 'source'
  | 'confidence'
  | 'notes'

const headings: readonly (readonly [Role, RegExp])[] = [
  ['code', /^(?:cost |value |ref(?:erence)? ?)?code$|^ref(?:erence)?\.?$|^id$/],
  ['title', /^(?:cost ?\/ ?saving detail|title|description|measure|value name|name|detail|what)$/],
  ['kind', /^(?:kind|type|type of value|value type)$/],
  ['low', /^low(?:er)?(?: value| estimate)?(?: \(£\))?$/],
  ['high', /^(?:high|upper)(?: value| estimate)?(?: \(£\))?$/],
  [
    'central',
    /^(?:central|value|amount|cost|estimated cost ?\/ ?saving|central value|central estimate|unit cost|proxy(?: value)?|£)(?: \(£\))?$/,
  ],
  ['year', /^(?:year|price year|price base|prices of)$/],
  ['unit', /^(?:unit|per|units)$/],
  ['bears', /^(?:agency bearing.*|who bears.*|bears|agency|beneficiary|bearer)$/],
  ['source', /^(?:original source|source|sources)$/],
  ['confidence', /^(?:rag assessment|rag|confidence|quality|quality flag|rating)$/],
  ['notes', /^(?:comment|comments|notes|note)$/],
]

const plain = (cell: string): string => cell.trim().toLowerCase().replace(/\s+/g, ' ')
const roleOf = (cell: string): Role | undefined => headings.find(([, pattern]) => pattern.test(plain(cell)))?.[0]

/** Undefined where none is named, or more than one: a sum of kinds is no value of any. */
const kindIn = (text: string): ValueKind | undefined => {
  const words = plain(text)
  const named = [
    ...(/\bfiscal\b/.test(words) ? (['fiscal'] as const) : []),
    ...(/\beconomic\b/.test(words) ? (['economic'] as const) : []),
    ...(/\bsocial\b|\bwell-?being\b/.test(words) ? (['wellbeing'] as const) : []),
  ]
  return named.length === 1 ? named[0] : undefined
}

interface Column {
  readonly role: Role
  /** Of a group of columns under one heading. */
  readonly kind: ValueKind | null
}

interface Layout {
  readonly header: number
  readonly below: number
  readonly columns: ReadonlyMap<number, Column>
}

/** A heading over several columns holds until the next one. */
const groupsOver = (cells: readonly string[], width: number): readonly (ValueKind | null)[] => {
  let kind: ValueKind | null = null
  return Array.from({ length: width }, (_, i) => {
    const cell = cells[i] ?? ''
    if (cell.trim() !== '') kind = kindIn(cell) ?? null
    return kind
  })
}

/** `Level 2` under a heading that is one cell wide: the same in more detail. */
const isDeeper = (above: string | undefined, below: string | undefined): boolean =>
  (above ?? '').trim() === '' && /^level \d$/.test(plain(below ?? ''))

const layoutOf = (rows: readonly TableRow[]): Layout | undefined => {
  for (const [at, { cells }] of rows.slice(0, 20).entries()) {
    const own = cells.map(roleOf)
    const isHeader = own.includes('title') && (own.includes('unit') || own.includes('central') || own.includes('code'))
    if (!isHeader) continue
    const second = rows[at + 1]?.cells ?? []
    const isSplit = !own.includes('central') && second.some((cell) => roleOf(cell) === 'central')
    const width = Math.max(cells.length, second.length)
    const groups = groupsOver(cells, width)
    const columns = new Map<number, Column>()
    for (let i = 0; i < width; i += 1) {
      const before = columns.get(i - 1)
      if (isSplit && before?.role === 'bears' && isDeeper(cells[i], second[i])) columns.set(i, before)
      const role = own[i] ?? (isSplit ? roleOf(second[i] ?? '') : undefined)
      // An agency that bears the fiscal cost says nothing about who bears the others.
      const named = role === 'bears' ? kindIn(cells[i] ?? '') : own[i] === undefined ? groups[i] : null
      if (role !== undefined) columns.set(i, { role, kind: isSplit ? (named ?? null) : null })
    }
    return { header: at, below: at + (isSplit ? 2 : 1), columns }
  }
  return undefined
}

/** `£1,800`, `1800.50`, `1.8k` is none. Pence, rounded half up. */
const penceIn = (text: string): number | undefined => {
  const bare = text
    .trim()
    .replace(/^£\s*/, '')
    .replace(/,(?=\d{3}(?:\D|$))/g, '')
  if (!/^\d{1,12}(?:\.\d+)?$/.test(bare)) return undefined
  return roundPence(Number(bare) * 100)
}

/** `2012`, `2012/13`, `2012-13`: the year in which it begins. */
const yearIn = (text: string): number | undefined => {
  const match = /^((?:19|20|21)\d\d)(?:\s*[/-]\s*\d{2,4})?(?:\.0)?$/.exec(text.trim())
  return match === null ? undefined : Number(match[1])
}

const confidenceIn = (text: string): Confidence => {
  const words = plain(text)
  if (/^g(?:reen)?$/.test(words)) return 'green'
  return /^a(?:mber)?$/.test(words) ? 'amber' : 'red'
}

type Read = { readonly value: ValueGiven } | { readonly reason: string } | undefined

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)

const readRow = (
  cells: readonly string[],
  layout: Layout,
  kind: ValueKind | null,
  otherwise: ValueKind | null,
): Read => {
  const at = (role: Role): string => {
    const columns = [...layout.columns].filter(
      ([, one]) => one.role === role && (one.kind === kind || one.kind === null),
    )
    const texts = columns.map(([i]) => (cells[i] ?? '').trim()).filter((text) => text !== '')
    return role === 'bears' ? [...new Set(texts)].join(', ') : (texts[0] ?? '')
  }
  const [low, central, high] = [at('low'), at('central'), at('high')]
  if (central === '' && low === '' && high === '') return undefined
  if (central === '') return { reason: 'It gives a low or a high value, and no central one.' }
  const middle = penceIn(central)
  if (middle === undefined) return { reason: `“${cut(central, 40)}” is no amount in pounds.` }
  const [least, most] = [low === '' ? middle : penceIn(low), high === '' ? middle : penceIn(high)]
  if (least === undefined || most === undefined) return { reason: 'The low or the high value is no amount in pounds.' }
  if (least > middle || middle > most)
    return { reason: 'The low value is above the central one, or the central above the high.' }
  const priceYear = yearIn(at('year'))
  if (priceYear === undefined) return { reason: 'It does not say in the prices of which year it is.' }
  const known = kind ?? kindIn(at('kind')) ?? otherwise
  if (known === null) return { reason: 'It does not say whether it is fiscal, economic or wellbeing.' }
  const title = at('title')
  if (title === '') return { reason: 'It does not say what it is the value of.' }
  return {
    value: {
      ...{ code: cut(at('code'), 60), title: cut(title.replace(/\s+/g, ' '), 500), kind: known, priceYear },
      worth: { low: least, central: middle, high: most },
      ...{ unit: cut(at('unit'), 200), confidence: confidenceIn(at('confidence')), bears: cut(at('bears'), 300) },
      ...{ source: cut(at('source'), 2000), notes: cut(at('notes'), 4000) },
    },
  }
}

export interface ReadPack {
  readonly values: readonly ValueGiven[]
  readonly report: PackReport
}

/**
 * Every row ends as values, as held with its reason, or as not a value; rows always add up.
 * @param otherwise the kind of a table that names none
 */
export const readValues = (tables: readonly ValueTable[], otherwise: ValueKind | null): ReadPack => {
  const values: ValueGiven[] = []
  const held: HeldValue[] = []
  let [rows, notValues] = [0, 0]
  for (const { sheet, rows: all } of tables) {
    rows += all.length
    const layout = layoutOf(all)
    if (layout === undefined) {
      notValues += all.length
      continue
    }
    const kinds: readonly (ValueKind | null)[] = [...layout.columns.values()].some(({ kind }) => kind !== null)
      ? valueKinds
      : [null]
    for (const [at, { row, cells }] of all.entries()) {
      const read = at < layout.below ? [] : kinds.flatMap((kind) => readRow(cells, layout, kind, otherwise) ?? [])
      const wrong = read.find((one): one is { readonly reason: string } => 'reason' in one)
      if (wrong !== undefined)
        held.push({ sheet, row, reason: wrong.reason, cells: cells.map((cell) => cut(cell, 200)) })
      else if (read.length === 0) notValues += 1
      else values.push(...read.flatMap((one) => ('value' in one ? [one.value] : [])))
    }
  }
  return { values, report: { rows, values: values.length, notValues, held } }
}
