// A paragraph, an outcome or a question, as it was typed.
import { type Body, isId, textOf } from '../../../platform/kernel/index.ts'
import { type Choice, isChoice, type Written } from '../rules/editing.ts'
import type { EntryKind } from '../rules/kinds.ts'
import type { PartId } from '../rules/types.ts'

export interface PartTyped {
  readonly heading: string
  readonly words: string
  /** Empty where the form has none, or none was chosen. */
  readonly priority: string
}

export const partTyped = (body: Body): PartTyped => ({
  heading: textOf(body, 'heading'),
  words: textOf(body, 'words'),
  priority: textOf(body, 'priority'),
})

/** What a save carries beside the text: what the writer had read, and what they chose. */
export interface SaveTyped extends PartTyped {
  readonly base: number
  readonly choice: Choice | null
  readonly mine: Written | null
}

const wholeNumber = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0)

export const saveTyped = (body: Body): SaveTyped => {
  const choice = textOf(body, 'choice')
  const mine = { heading: textOf(body, 'mine-heading'), words: textOf(body, 'mine-words') }
  const typed = partTyped(body)
  // On the page with both texts, "keep mine" and "keep theirs" are about what was typed before; only "joined" sends a third text.
  const text = (choice === 'mine' || choice === 'theirs') && 'mine-words' in body ? { ...typed, ...mine } : typed
  return {
    ...text,
    base: wholeNumber(textOf(body, 'base')),
    choice: isChoice(choice) ? choice : null,
    mine: 'mine-words' in body ? mine : null,
  }
}

export interface AddTyped extends PartTyped {
  readonly section: string
  readonly after: PartId | undefined
  readonly entry: EntryKind | null
  readonly onceKey: string
}

const entryOf = (text: string): EntryKind | null => (text === 'outcome' || text === 'question' ? text : null)

/** A form without its key (from a program, say) is a new one each time. */
export const keyOf = (body: Body): string => {
  const key = textOf(body, 'key')
  return isId(key) ? key : crypto.randomUUID()
}

export const addTyped = (body: Body): AddTyped => {
  const after = textOf(body, 'after')
  return {
    ...partTyped(body),
    section: textOf(body, 'section'),
    after: isId(after) ? (after as PartId) : undefined,
    entry: entryOf(textOf(body, 'entry')),
    onceKey: keyOf(body),
  }
}
