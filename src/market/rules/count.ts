// Words, counted as people and word processors do: what stands between spaces and holds a letter or a digit.

export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length
