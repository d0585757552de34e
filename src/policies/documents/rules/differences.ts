// What changed from one version of a document to another, paragraph by paragraph. Paragraphs know each other by their origin.

/** A part as a reader reads it: what is filled has been filled. */
export interface ReadPart {
  readonly origin: string
  readonly heading: string
  readonly text: string
}

export type Difference =
  | { readonly what: 'same' | 'moved'; readonly part: ReadPart }
  | { readonly what: 'changed'; readonly before: ReadPart; readonly after: ReadPart }
  | { readonly what: 'added' | 'removed'; readonly part: ReadPart }

const sameWords = (a: ReadPart, b: ReadPart): boolean => a.heading === b.heading && a.text === b.text

/** The longest run of origins that kept their order: whatever is not in it has moved. */
const inPlace = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const at = new Map(before.map((origin, i) => [origin, i]))
  const shared = after.filter((origin) => at.has(origin))
  const best: { length: number; from: number }[] = shared.map(() => ({ length: 1, from: -1 }))
  for (let i = 0; i < shared.length; i += 1)
    for (let j = 0; j < i; j += 1)
      if (at.get(shared[j]!)! < at.get(shared[i]!)! && best[j]!.length + 1 > best[i]!.length)
        best[i] = { length: best[j]!.length + 1, from: j }
  let end = best.reduce((top, one, i) => (one.length > (best[top]?.length ?? 0) ? i : top), 0)
  const kept = new Set<string>()
  while (end >= 0 && shared[end] !== undefined) {
    kept.add(shared[end]!)
    end = best[end]!.from
  }
  return kept
}

/** In the order of the later version; what was removed stands after the part it once followed. */
export const differencesBetween = (before: readonly ReadPart[], after: readonly ReadPart[]): readonly Difference[] => {
  const old = new Map(before.map((part) => [part.origin, part]))
  const now = new Set(after.map(({ origin }) => origin))
  const still = inPlace(
    before.map(({ origin }) => origin),
    after.map(({ origin }) => origin),
  )
  const removedAfter = Map.groupBy(
    before.flatMap((part, i) =>
      now.has(part.origin)
        ? []
        : [{ part, follows: before.slice(0, i).findLast(({ origin }) => now.has(origin))?.origin ?? '' }],
    ),
    ({ follows }) => follows,
  )
  const removed = (origin: string): readonly Difference[] =>
    (removedAfter.get(origin) ?? []).map(({ part }) => ({ what: 'removed', part }))
  const shown = (part: ReadPart): Difference => {
    const was = old.get(part.origin)
    if (was === undefined) return { what: 'added', part }
    if (!sameWords(was, part)) return { what: 'changed', before: was, after: part }
    return { what: still.has(part.origin) ? 'same' : 'moved', part }
  }
  return [...removed(''), ...after.flatMap((part) => [shown(part), ...removed(part.origin)])]
}
