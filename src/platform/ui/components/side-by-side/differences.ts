// Which words of two texts differ: the longest common run of words stays, the rest is marked.

export interface Piece {
  readonly text: string
  readonly same: boolean
}

/** Above this many pairs of words the middle of the texts is taken as wholly different: a page must not wait for it. */
const mostPairs = 4_000_000

const wordsOf = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? []

const lengths = (a: readonly string[], b: readonly string[]): readonly Uint16Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      rows[i]![j] = a[i] === b[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!)
  return rows
}

const gather = (marks: readonly (readonly [string, boolean])[]): readonly Piece[] => {
  const pieces: { text: string; same: boolean }[] = []
  for (const [text, same] of marks) {
    const last = pieces[pieces.length - 1]
    if (last?.same === same) last.text += text
    else pieces.push({ text, same })
  }
  return pieces
}

/** Each text in pieces that are the same as, or differ from, the other. The pieces of a text join to that text. */
export const differences = (left: string, right: string): readonly [readonly Piece[], readonly Piece[]] => {
  const a = wordsOf(left)
  const b = wordsOf(right)
  const rows = a.length * b.length > mostPairs ? undefined : lengths(a, b)
  const inLeft: [string, boolean][] = []
  const inRight: [string, boolean][] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      inLeft.push([a[i]!, true])
      inRight.push([b[j]!, true])
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && (rows === undefined || rows[i + 1]![j]! >= rows[i]![j + 1]!))) {
      inLeft.push([a[i]!, false])
      i += 1
    } else {
      inRight.push([b[j]!, false])
      j += 1
    }
  }
  return [gather(inLeft), gather(inRight)]
}
