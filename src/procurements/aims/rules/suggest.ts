// What to suggest: priorities that fit the theme first, and, where too many measures are chosen, which to drop.
interface Themed {
  readonly theme: string | null
}

const plain = (text: string | null): string => (text ?? '').trim().toLowerCase()

/** Those of the same theme first; within these and the others, the order stays. */
export const fittingFirst = <T extends Themed>(all: readonly T[], theme: string | null): readonly T[] => {
  const fits = (one: T): boolean => plain(theme) !== '' && plain(one.theme) === plain(theme)
  return [...all.filter(fits), ...all.filter((one) => !fits(one))]
}

interface Serving {
  readonly id: string
  /** The priority it serves; null for none. */
  readonly priority: string | null
}

/**
 * As many as are over the cap: first those that serve no chosen priority, then those whose priority another one serves as well, the
 * later ones first. No priority is left without a measure while another could be dropped.
 */
export const toDrop = (chosen: readonly Serving[], priorities: readonly string[], cap: number): readonly string[] => {
  const left = [...chosen]
  const dropped: string[] = []
  while (left.length > Math.max(0, cap)) {
    const serves = ({ priority }: Serving): boolean => priority !== null && priorities.includes(priority)
    const doubled = (one: Serving): boolean => left.filter(({ priority }) => priority === one.priority).length > 1
    const at = [left.findLastIndex((one) => !serves(one)), left.findLastIndex(doubled), left.length - 1].find(
      (index) => index >= 0,
    )
    const [gone] = left.splice(at ?? 0, 1)
    if (gone !== undefined) dropped.push(gone.id)
  }
  return dropped
}
