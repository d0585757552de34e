// The packs of the law as the pages of admin list them.
import { count, formatDay } from '../../platform/kernel/index.ts'
import { lawPacks } from './law.ts'

const holds: Readonly<Record<keyof typeof lawPacks, string>> = {
  thresholds: `${count(lawPacks.thresholds.periods.length, 'period')} with the values from which the Procurement Act applies.`,
  holidays: `${count(lawPacks.holidays.days.length, 'bank holiday')}: clocks in working days leave them out.`,
  notices: `${count(lawPacks.notices.notices.length, 'notice')}, each with its clause, who owes it and its clock.`,
  routes: `${count(lawPacks.routes.routes.length, 'way')} of buying, with the clause behind each step.`,
}

/** As admin's `DataPack`. */
export const lawPacksListed = (Object.keys(holds) as (keyof typeof holds)[]).map((key) => {
  const { title, vintage, source, sourceLink, checked, toCheck } = lawPacks[key]
  return {
    ...{ name: title, words: `${holds[key]} ${toCheck}`, vintage, source: `${source} (${sourceLink})` },
    ...(checked === null ? {} : { checkedBy: `${checked.by}, ${formatDay(checked.on)}` }),
  }
})
