// Sums by grade that cannot be had without their split. A promise stands beside what was done and is never part of its sum.
import type { Grade, Nature, ValueKind } from '../../rules/words.ts'

export const deliveredGrades = ['claimed', 'evidenced', 'checked', 'confirmed', 'assured'] as const
export type DeliveredGrade = (typeof deliveredGrades)[number]

export interface Part {
  /** In thousandths of the measure's unit. */
  readonly quantity: number
  readonly records: number
  /** What of the quantity counts for a £ value of each kind. */
  readonly counts: Readonly<Record<ValueKind, number>>
}

declare const graded: unique symbol
/** Sums by grade of one measure and one nature. Its parts come out by `splitOf` alone: there is no way to a sum without them. */
export interface Graded {
  readonly [graded]: ReadonlyMap<Grade, Part>
}

export interface SumGiven {
  readonly grade: Grade
  readonly quantity: number
  readonly records: number
  readonly fiscal: number
  readonly economic: number
  readonly wellbeing: number
}

const nothing: Part = { quantity: 0, records: 0, counts: { fiscal: 0, economic: 0, wellbeing: 0 } }

const add = (a: Part, b: Part): Part => ({
  quantity: a.quantity + b.quantity,
  records: a.records + b.records,
  counts: {
    fiscal: a.counts.fiscal + b.counts.fiscal,
    economic: a.counts.economic + b.counts.economic,
    wellbeing: a.counts.wellbeing + b.counts.wellbeing,
  },
})

const partsOf = (sums: readonly SumGiven[]): ReadonlyMap<Grade, Part> => {
  const parts = new Map<Grade, Part>()
  for (const { grade, quantity, records, ...counts } of sums)
    parts.set(
      grade,
      add(parts.get(grade) ?? nothing, {
        ...{ quantity, records },
        counts: { fiscal: counts.fiscal, economic: counts.economic, wellbeing: counts.wellbeing },
      }),
    )
  return parts
}

const held = new WeakMap<Graded, { readonly get: (grade: Grade) => Part | undefined }>()

/** Added up when they are first looked at: of thousands of rows a page shows sixty. */
export const gradedOf = (sums: readonly SumGiven[]): Graded => {
  const made = Object.freeze({}) as Graded
  let parts: ReadonlyMap<Grade, Part> | undefined
  held.set(made, {
    get: (grade) => {
      parts ??= partsOf(sums)
      return parts.get(grade)
    },
  })
  return made
}

export interface Split {
  readonly promised: Part
  /** From the weakest grade to the strongest, those with nothing too. */
  readonly delivered: readonly (Part & { readonly grade: DeliveredGrade })[]
  /** All that was done, whatever its grade: only ever here, beside its parts. */
  readonly done: Part
}

export const splitOf = (sums: Graded): Split => {
  const parts = held.get(sums)
  const delivered = deliveredGrades.map((grade) => ({ grade, ...(parts?.get(grade) ?? nothing) }))
  return {
    promised: parts?.get('promised') ?? nothing,
    delivered,
    done: delivered.reduce<Part>(add, nothing),
  }
}

/**
 * How much of what was done somebody other than the provider has looked at, 0 to 1; null where nothing was done.
 * @param by what has no sum, such as percentages, is looked at by its records
 */
export const lookedAt = (sums: Graded, by: 'quantity' | 'records' = 'quantity'): number | null => {
  const { delivered, done } = splitOf(sums)
  if (done[by] === 0) return null
  const seen = delivered.filter(({ grade }) => grade !== 'claimed' && grade !== 'evidenced')
  return seen.reduce((sum, part) => sum + part[by], 0) / done[by]
}

/** Whether anything of this grade is among them. */
export const hasGrade = (sums: Graded, grade: Grade): boolean => (held.get(sums)?.get(grade)?.records ?? 0) > 0

export interface RowKey {
  /** What it is grouped by: an id or a word; the same for all rows where it is by measure. */
  readonly group: string
  readonly measure: string
  readonly nature: Nature
}

export interface Row extends RowKey {
  readonly sums: Graded
}

/** One row for each group, measure and nature: natures are never added together, nor are measures. */
export const rowsOf = (given: readonly (RowKey & SumGiven)[]): readonly Row[] => {
  // Neither a nature nor the id of a measure has a space in it; a group may be anybody's words.
  const together = Map.groupBy(given, ({ group, measure, nature }) => `${nature} ${measure} ${group}`)
  return [...together.values()].flatMap((some) => {
    const [first] = some
    return first === undefined
      ? []
      : [{ group: first.group, measure: first.measure, nature: first.nature, sums: gradedOf(some) }]
  })
}
