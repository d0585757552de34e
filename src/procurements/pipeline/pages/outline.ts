// What whoever may bid sees of a plan before the notice.
import { formatDay } from '../../../platform/kernel/index.ts'
import { html, type PageView, summaryList } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type PlaceNamed, procurementsAt } from '../../pages/words.ts'
import { kindWords } from '../../rules/words.ts'
import { bandWords } from '../rules/band.ts'
import type { Procurement } from '../rules/types.ts'

const dayWords = (day: Procurement['noticeOn']): string => (day === null ? 'Not known yet' : formatDay(day))

export const outlinePage = (view: { readonly place: PlaceNamed; readonly procurement: Procurement }): PageView => {
  const { place, procurement: one } = view
  return framed({
    place,
    title: one.title,
    caption: `Procurement ${one.number}`,
    under: [{ text: 'Planned procurements', href: procurementsAt(place) }],
    main: html`<p class="govuk-body">This is what everybody who could bid may know before the notice.${one.abandoned !== null && ' It was abandoned.'}</p>${summaryList(
      [
        { key: 'What is bought', value: kindWords[one.kind] },
        { key: 'Theme', value: one.theme ?? 'None' },
        { key: 'Estimated value', value: bandWords(one.value) },
        { key: 'Made known', value: dayWords(one.noticeOn) },
        { key: 'Begins', value: dayWords(one.startsOn) },
        { key: 'Ends', value: dayWords(one.endsOn) },
      ],
    )}`,
  })
}
