// The packs of this feature as the pages of admin list them.
import { count, type Day, formatDay } from '../../platform/kernel/index.ts'
import conversations from '../conversation/packs/starters.json' with { type: 'json' }
import { starterPack } from '../needs/packs/starter.ts'
import { objectivePacks } from './objectives.ts'

/** As admin's `DataPack`. */
export interface PackListed {
  readonly name: string
  readonly words: string
  readonly vintage: string
  readonly source: string
  readonly checkedBy?: string
}

export const priorityPacks: readonly PackListed[] = [
  ...objectivePacks.map(({ title, objectives, vintage, source, sourceLink, checked, toCheck }) => ({
    name: title,
    words: `${count(objectives.length, 'objective')} that a priority can serve.${toCheck === null ? '' : ` ${toCheck}`}`,
    vintage,
    source: `${source} (${sourceLink})`,
    ...(checked === null ? {} : { checkedBy: `${checked.by}, ${formatDay(checked.on)}` }),
  })),
  {
    name: starterPack.title,
    words: `${count(starterPack.indicators.length, 'kind')} of indicators: which objective each stands beside, and which end of it is good.`,
    vintage: formatDay(starterPack.vintage as Day),
    source: starterPack.source,
    ...(starterPack.checked === null ? {} : { checkedBy: starterPack.checked }),
  },
  {
    name: 'Questions to begin a conversation with',
    words: `${count(conversations.sets.length, 'set')} of open questions, by place and by theme.`,
    vintage: conversations.vintage,
    source: `Our own words. ${conversations.inspiration.source}`,
  },
]
