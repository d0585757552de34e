// How far a delivery can be believed, from what stands beside it. A pure fold: what is withdrawn is as if it had never been there, so the
// grade falls by itself.
import type { Grade } from '../../rules/words.ts'

export const checkKinds = ['check', 'confirmation', 'assurance'] as const
/** Somebody other than who recorded it looked; who benefited said so; an independent assessor looked. */
export type CheckKind = (typeof checkKinds)[number]

export type Standing =
  | { readonly what: 'evidence'; readonly at: Date; readonly withdrawn: boolean }
  | { readonly what: CheckKind; readonly at: Date; readonly withdrawn: boolean; readonly upheld: boolean }

export type DeliveredGrade = Exclude<Grade, 'promised'>

interface So {
  readonly evidenced: boolean
  readonly checked: boolean
  readonly confirmed: boolean
  readonly assured: boolean
}
const nothing: So = { evidenced: false, checked: false, confirmed: false, assured: false }

/** Something was not found as recorded: whatever was there before shows it no longer. New evidence begins anew. */
const after = (so: So, one: Standing): So => {
  if (one.what === 'evidence') return { ...so, evidenced: true }
  if (!one.upheld) return nothing
  // A check looks at evidence: where there is none, or what it saw was withdrawn, it has looked at nothing.
  if (one.what === 'check') return so.evidenced ? { ...so, checked: true } : so
  return one.what === 'confirmation' ? { ...so, confirmed: true } : { ...so, assured: true }
}

/** In any order: things are taken as they happened. */
export const gradeFrom = (all: readonly Standing[]): DeliveredGrade => {
  const so = all
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .reduce(after, nothing)
  if (so.assured) return 'assured'
  if (so.confirmed) return 'confirmed'
  if (so.checked) return 'checked'
  return so.evidenced ? 'evidenced' : 'claimed'
}
