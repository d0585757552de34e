// The time that a figure is for, as publishers write it: `2019`, `2018 - 20`, `2020/21`, `2020/21 - 22/23`, `2021 Q2`, `June 2020`.
import { addDays, asDay, type Day } from '../../../platform/kernel/index.ts'

export interface PeriodRead {
  /** As it was written, with single spaces. */
  readonly label: string
  /** First and last day, where the words could be read. */
  readonly from: Day | null
  readonly to: Day | null
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const year = '((?:19|20)\\d{2})'

type Span = readonly [Day, Day]

const first = (y: number, month: number): Day => `${y}-${String(month).padStart(2, '0')}-01` as Day
const last = (y: number, month: number): Day => addDays(month === 12 ? first(y + 1, 1) : first(y, month + 1), -1)
const span = (y1: number, m1: number, y2: number, m2: number): Span | undefined =>
  first(y1, m1) <= last(y2, m2) ? [first(y1, m1), last(y2, m2)] : undefined
const monthOf = (text: string | undefined): number => months.indexOf((text ?? '').slice(0, 3).toLowerCase()) + 1

/** `20` after `2018` is 2020; `02` after `1999` is 2002. */
const full = (short: string, after: number): number => {
  if (short.length === 4) return Number(short)
  const same = Math.floor(after / 100) * 100 + Number(short)
  return same >= after ? same : same + 100
}

type Reader = (parts: readonly string[]) => Span | undefined

const at = (parts: readonly string[], i: number): string => parts[i] ?? ''
const num = (parts: readonly string[], i: number): number => Number(at(parts, i))
/** A financial year has two calendar years next to each other. */
const financial = (from: number, to: number): Span | undefined => (to === from + 1 ? span(from, 4, to, 3) : undefined)

const shapes: readonly (readonly [RegExp, Reader])[] = [
  [new RegExp(`^(?:calendar )?(?:year )?${year}$`, 'i'), (p) => span(num(p, 1), 1, num(p, 1), 12)],
  [new RegExp(`^${year}/(\\d{2}|\\d{4})$`), (p) => financial(num(p, 1), full(at(p, 2), num(p, 1)))],
  [
    new RegExp(`^${year}/(\\d{2}) ?(?:-|–|to) ?((?:\\d{2}){1,2})/(\\d{2}|\\d{4})$`),
    (p) => {
      const start = financial(num(p, 1), full(at(p, 2), num(p, 1)))
      const second = full(at(p, 3), num(p, 1))
      const end = financial(second, full(at(p, 4), second))
      return start && end && start[0] <= end[1] ? [start[0], end[1]] : undefined
    },
  ],
  [
    // Without spaces and with two digits, as government writes a financial year. Health publishers write several years with spaces.
    new RegExp(`^${year}[-–](\\d{2})$`),
    (p) => {
      const end = full(at(p, 2), num(p, 1))
      return financial(num(p, 1), end) ?? span(num(p, 1), 1, end, 12)
    },
  ],
  [new RegExp(`^${year} ?(?:-|–|to) ?(\\d{2}|\\d{4})$`), (p) => span(num(p, 1), 1, full(at(p, 2), num(p, 1)), 12)],
  [
    new RegExp(`^${year}(?:/(\\d{2}))? ?q(?:tr)? ?([1-4])$`, 'i'),
    (p) => {
      const quarter = num(p, 3)
      if (at(p, 2) === '') return span(num(p, 1), quarter * 3 - 2, num(p, 1), quarter * 3)
      const whole = financial(num(p, 1), full(at(p, 2), num(p, 1)))
      if (!whole) return undefined
      const y = quarter === 4 ? num(p, 1) + 1 : num(p, 1)
      const from = quarter === 4 ? 1 : quarter * 3 + 1
      return span(y, from, y, from + 2)
    },
  ],
  [
    new RegExp(`^(?:q(?:tr)? ?([1-4])) ${year}$`, 'i'),
    (p) => span(num(p, 2), num(p, 1) * 3 - 2, num(p, 2), num(p, 1) * 3),
  ],
  [new RegExp(`^${monthName} ${year}$`, 'i'), (p) => span(num(p, 2), monthOf(p[1]), num(p, 2), monthOf(p[1]))],
  [new RegExp(`^${year} ${monthName}$`, 'i'), (p) => span(num(p, 1), monthOf(p[2]), num(p, 1), monthOf(p[2]))],
  [
    new RegExp(`^${monthName} ${year} ?(?:-|–|to) ?${monthName} ${year}$`, 'i'),
    (p) => span(num(p, 2), monthOf(p[1]), num(p, 4), monthOf(p[3])),
  ],
  [
    /^((?:19|20)\d{2})-(\d{2})-(\d{2})(?:T[\d:.Z]*)?$/,
    (p) => {
      const day = asDay(`${at(p, 1)}-${at(p, 2)}-${at(p, 3)}`)
      return day && [day, day]
    },
  ],
]

/** Undefined where nothing is written. Words that cannot be read stay a label without days: figures of it are in no trend. */
export const periodOf = (text: string): PeriodRead | undefined => {
  const label = text.trim().replace(/\s+/g, ' ')
  if (label === '') return undefined
  for (const [shape, read] of shapes) {
    const parts = shape.exec(label)
    const found = parts && read([...parts].map((part) => part ?? ''))
    if (found) return { label, from: found[0], to: found[1] }
  }
  return { label, from: null, to: null }
}
