// What the pages of "Where the money went" share: amounts in words, the way between them, the choice of a year.
import { count, formatPence, pence } from '../../../platform/kernel/index.ts'
import { type Html, html, subNavigation } from '../../../platform/ui/index.ts'
import { basisTitle } from '../rules/index.ts'
import { type YearNumber, yearInAddress, yearName } from '../rules/years.ts'
import { ledgerAddress, type PlaceNamed } from './import-words.ts'

/** Lines, pence, and how many of the lines leave VAT out, have it in, or do not say. */
export interface SumShown {
  readonly lines: number
  readonly pence: number
  readonly basis: { readonly net: number; readonly gross: number; readonly unknown: number }
}

/** The addresses of the same rows as a file. */
export interface Links {
  readonly csv?: string
  readonly json?: string
}

const scaled = (pounds: number, digits: number): string =>
  pounds.toLocaleString('en-GB', { minimumFractionDigits: 0, maximumFractionDigits: digits })

/** `£1.2 million`, `£12,345`: for sentences and figures. Tables say it to the penny. */
export const roughly = (amount: number): string => {
  const pounds = Math.abs(amount) / 100
  const sign = amount < 0 ? '-' : ''
  if (pounds >= 999_950_000) return `${sign}£${scaled(pounds / 1e9, 2)} billion`
  if (pounds >= 999_500) return `${sign}£${scaled(pounds / 1e6, pounds >= 99_950_000 ? 0 : 1)} million`
  return pounds >= 100 || pounds === 0 ? `${sign}£${scaled(pounds, 0)}` : `${sign}£${pounds.toFixed(2)}`
}

/** `£1,234.56`, never broken over two lines. */
export const exactly = (amount: number): Html => html`<span class="cw-whole">${formatPence(pence(amount))}</span>`

export const linesWords = (lines: number): string => count(lines, 'payment')

export const link = (href: string, text: Html | string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

/** An address with those of these values that are there; an empty one stays. */
export const addressWith = (path: string, values: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

const parts = [
  ['', 'Overview'],
  ['/months', 'By month'],
  ['/categories', 'By category'],
  ['/suppliers', 'By supplier'],
  ['/localities', 'By area'],
  ['/lines', 'Payments'],
  ['/batches', 'Files'],
] as const

/** @param at which of the pages this is, as its address ends */
export const ledgerNavigation = (place: PlaceNamed, at: (typeof parts)[number][0]): Html =>
  html`<div class="cw-no-print">${subNavigation({
    label: `The ledger of ${place.name}`,
    links: parts.map(([end, text]) => ({
      text,
      href: `${ledgerAddress(place)}${end}`,
      ...(end === at ? { current: true } : {}),
    })),
  })}</div>`

/** @param hrefOf undefined stands for all years */
export const yearChoice = (
  years: readonly YearNumber[],
  chosen: YearNumber | undefined,
  hrefOf: (year: string | undefined) => string,
): Html | undefined =>
  years.length < 2 && chosen === undefined
    ? undefined
    : subNavigation({
        label: 'Financial year:',
        labelShown: true,
        links: [
          { text: 'All years', href: hrefOf(undefined), ...(chosen === undefined ? { current: true } : {}) },
          ...years.map((year) => ({
            text: yearName(year),
            href: hrefOf(yearInAddress(year)),
            ...(year === chosen ? { current: true } : {}),
          })),
        ],
      })

/** What a year comes to in words: `in 2024/25`, `in all years`. */
export const inYears = (year: YearNumber | undefined): string =>
  year === undefined ? 'in all years' : `in ${yearName(year)}`

/** In place of sums: there are none in this year, or none at all yet. */
export const noPayments = (place: PlaceNamed, year: YearNumber | undefined): Html =>
  html`<p class="govuk-body">${
    year === undefined
      ? html`No payments are in this ledger yet. ${link(ledgerAddress(place), 'The overview')} says what will be here and what comes first.`
      : `No payments are in the ledger in ${yearName(year)}.`
  }</p>`

/** A sum as the last row of a table says it. */
export const strong = (words: Html | string): Html => html`<strong>${words}</strong>`

export const whole = (number: number): string => number.toLocaleString('en-GB')

const bases = ['net', 'gross', 'unknown'] as const

/** In a cell of a table: `without VAT`; `mixed` where a sum holds several. The words below the table say more. */
export const basisCell = (basis: SumShown['basis']): string => {
  const [first, ...others] = bases.filter((one) => basis[one] !== 0)
  if (first === undefined) return ''
  return others.length > 0 ? 'mixed' : basisTitle(first)
}

/** Below every total: what its amounts hold. */
export const basisNote = (words: string): Html | undefined =>
  words === '' ? undefined : html`<p class="govuk-body cw-muted">${words}</p>`

/** How the axis of a chart speaks, for amounts up to this many pence. */
export const axisUnit = (most: number) =>
  most >= 100_000_000
    ? { size: 100_000_000, before: '£', after: 'm' }
    : most >= 1_000_000
      ? { size: 100_000, before: '£', after: 'k' }
      : { size: 100, before: '£' }
