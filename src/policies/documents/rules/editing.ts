// Two people on one paragraph. Whoever saves second is shown both texts and chooses; neither text is lost. Pure.

export interface Written {
  readonly heading: string
  readonly words: string
}

/** What is kept of a paragraph, and the edition it has. */
export interface Kept extends Written {
  readonly edition: number
  readonly removed: boolean
}

export type Choice = 'mine' | 'theirs' | 'joined'
export const isChoice = (text: string): text is Choice => text === 'mine' || text === 'theirs' || text === 'joined'

export type Saving =
  /** Nothing differs: nothing is written. */
  | { readonly what: 'same' }
  | {
      readonly what: 'save'
      readonly text: Written /** Kept in the history beside it. */
      readonly setAside: Written | null
    }
  /** Theirs stays, mine is kept in the history. */
  | { readonly what: 'keep theirs'; readonly setAside: Written }
  /** Both are shown; a choice is asked for. */
  | { readonly what: 'choose'; readonly theirs: Kept; readonly mine: Written }

const tidy = ({ heading, words }: Written): Written => ({
  heading: heading.trim(),
  words: words.replace(/\r\n?/g, '\n').trim(),
})

const same = (a: Written, b: Written): boolean => a.heading === b.heading && a.words === b.words

/**
 * @param base the edition that the writer had read
 * @param choice made on the page that showed both texts
 * @param mine where a third text was joined from two: what the writer had typed before
 */
export const saving = (
  kept: Kept,
  base: number,
  typed: Written,
  choice: Choice | null,
  mine: Written | null = null,
): Saving => {
  const text = tidy(typed)
  if (same(kept, text) && !kept.removed) return { what: 'same' }
  if (base !== kept.edition) return { what: 'choose', theirs: kept, mine: text }
  if (choice === 'theirs') return { what: 'keep theirs', setAside: mine === null ? text : tidy(mine) }
  return { what: 'save', text, setAside: choice === 'joined' && mine !== null ? tidy(mine) : null }
}
