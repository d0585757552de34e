// The sets of objectives that others wrote, as dated packs. A test holds each file against objective-pack.schema.json.
import type { Day } from '../../platform/kernel/index.ts'
import act from './act-wellbeings.json' with { type: 'json' }
import marmot from './marmot.json' with { type: 'json' }
import ppn002 from './ppn-002.json' with { type: 'json' }
import wales from './welsh-goals.json' with { type: 'json' }

export interface ObjectivePack {
  readonly key: string
  readonly title: string
  readonly words: string
  readonly source: string
  readonly sourceLink: string
  /** Which edition. */
  readonly vintage: string
  readonly licence: string
  /** Who held it against its source, and when; null is nobody yet. */
  readonly checked: { readonly by: string; readonly on: Day } | null
  /** What has to be checked before anybody relies on it. */
  readonly toCheck: string | null
  /** Used by a place that has not decided. */
  readonly usedFromTheStart: boolean
  readonly objectives: readonly {
    /** Within the pack, and never given to another objective: with the key of the pack it is kept in records. */
    readonly number: string
    readonly title: string
    readonly words: string
    readonly toCheck: string | null
  }[]
}

export const objectivePacks: readonly ObjectivePack[] = [marmot, act, wales, ppn002]
