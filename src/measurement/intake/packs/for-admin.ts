// The packs of this room as the pages of admin list them.
import { count, type Day, formatDay } from '../../../platform/kernel/index.ts'
import { codesIn, starterSets } from '../rules/starter.ts'

/** As admin's `DataPack`. */
export const starterPacks = [
  {
    name: starterSets.themes.title,
    words: `${count(codesIn('themes').length, 'measure')} that a framework can begin with. ${starterSets.themes.licence}.`,
    vintage: formatDay(starterSets.themes.vintage as Day),
    source: starterSets.themes.source,
  },
  {
    name: starterSets['ppn-002'].title,
    words: [starterSets['ppn-002'].licence, starterSets['ppn-002'].toCheck].join(' '),
    vintage: starterSets['ppn-002'].vintage,
    source: starterSets['ppn-002'].source,
  },
]
