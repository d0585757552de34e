// Sets of questions to begin with, by place and by theme. In our own words; every one can be changed.
import pack from './starters.json' with { type: 'json' }

export interface StarterSet {
  readonly key: string
  readonly kind: 'place' | 'theme'
  readonly title: string
  readonly hint: string
  readonly questions: readonly string[]
}

const isKind = (kind: string): kind is StarterSet['kind'] => kind === 'place' || kind === 'theme'

export const starterSets: readonly StarterSet[] = pack.sets.flatMap(({ kind, ...set }) =>
  isKind(kind) ? [{ ...set, kind }] : [],
)

/** Where the idea of beginning with an open question comes from. */
export const starterInspiration = pack.inspiration

/** The questions of these sets, in the order of the pack. */
export const startersNamed = (keys: readonly string[]): readonly { readonly set: string; readonly words: string }[] =>
  starterSets
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ key, questions }) => questions.map((words) => ({ set: key, words })))
