// Moving one thing in a list one place up or down.

/** The same list with the one moved; unchanged at the end, or where it is not in the list. */
export const moved = <T>(list: readonly T[], one: T, way: 'up' | 'down'): readonly T[] => {
  const at = list.indexOf(one)
  const to = way === 'up' ? at - 1 : at + 1
  if (at < 0 || to < 0 || to >= list.length) return list
  const other = [...list]
  other.splice(at, 1)
  other.splice(to, 0, one)
  return other
}
