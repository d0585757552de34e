// The sets of objectives of a place, put together from our packs, its own sets and what it decided to use.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import type { Objective, ObjectiveSet, OwnObjectiveId, OwnSetId } from './types.ts'

/** What a pack says of itself: the file, read. */
export interface PackGiven {
  readonly key: string
  readonly title: string
  readonly words: string
  readonly source: string
  readonly sourceLink: string
  readonly vintage: string
  readonly licence: string
  readonly checked: { readonly by: string; readonly on: Day } | null
  readonly toCheck: string | null
  readonly usedFromTheStart: boolean
  readonly objectives: readonly {
    readonly number: string
    readonly title: string
    readonly words: string
    readonly toCheck: string | null
  }[]
}

export interface OwnSetGiven {
  readonly id: OwnSetId
  readonly title: string
  readonly source: string
  readonly created: Day
}

export interface OwnObjectiveGiven {
  readonly id: OwnObjectiveId
  readonly setId: OwnSetId
  readonly number: string
  readonly title: string
  readonly words: string
  readonly withdrawnOn: Day | null
}

export const ownSetKey = (id: OwnSetId): string => `own-${id}`
export const ownObjectiveKey = (id: OwnObjectiveId): string => `own:${id}`

const decidedBy = (decided: ReadonlyMap<string, boolean>, key: string, otherwise: boolean): boolean =>
  decided.get(key) ?? otherwise

/** Nobody has checked it, says who should; somebody has, says who and when. */
export const checkedWords = (checked: PackGiven['checked']): string | null =>
  checked === null ? null : `${checked.by}, ${formatDay(checked.on)}`

export const setOfPack = (pack: PackGiven, decided: ReadonlyMap<string, boolean>): ObjectiveSet => {
  const { key, title, words, source, sourceLink, vintage, licence, toCheck } = pack
  return {
    ...{ key, title, kind: 'pack', words, source, sourceLink, vintage, licence, toCheck },
    checked: checkedWords(pack.checked),
    inUse: decidedBy(decided, key, pack.usedFromTheStart),
    objectives: pack.objectives.map((one) => ({
      ...one,
      key: `${key}:${one.number}`,
      ...{ set: key, setTitle: title, withdrawnOn: null },
    })),
  }
}

/** A set that a place wrote is used unless it says otherwise. */
export const setOfPlace = (
  own: OwnSetGiven,
  objectives: readonly OwnObjectiveGiven[],
  decided: ReadonlyMap<string, boolean>,
): ObjectiveSet => {
  const key = ownSetKey(own.id)
  return {
    ...{ key, title: own.title, kind: 'own', words: '', source: own.source, sourceLink: null, vintage: own.created },
    ...{ licence: null, checked: null, toCheck: null },
    inUse: decidedBy(decided, key, true),
    objectives: objectives
      .filter(({ setId }) => setId === own.id)
      .map(
        ({ id, number, title, words, withdrawnOn }): Objective => ({
          key: ownObjectiveKey(id),
          ...{ set: key, setTitle: own.title, number, title, words, toCheck: null, withdrawnOn },
        }),
      ),
  }
}
