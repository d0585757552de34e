// Addresses and tags of the record of what was considered.
import { type Html, html, type Task, tag } from '../../../platform/ui/index.ts'
import { type PlaceNamed, paragraphs, procurementAddress } from '../../pages/words.ts'
import type { Considered, State } from '../rules/considered.ts'
import type { ConsiderationWords, FirstStep } from '../rules/types.ts'

export const considerationAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementAddress(place, procurement)}/consideration`

const words: Readonly<Record<State, string>> = {
  none: 'Not begun',
  written: 'Written, not signed',
  partly: 'Signed by some',
  signed: 'Signed',
}
const looks = { none: 'quiet', written: 'attention', partly: 'attention', signed: 'good' } as const

export const stateTag = (state: State): Html => tag(words[state], looks[state])

/** For the page of the procurement. */
export const considerationTask = (
  place: Pick<PlaceNamed, 'slug'>,
  procurement: string,
  { considered, firstStep }: { readonly considered: Considered; readonly firstStep: FirstStep | null },
): Task => ({
  title: 'Write what we considered first',
  href: considerationAt(place, procurement),
  hint:
    firstStep?.earlyWhy != null
      ? 'The first step was taken before every buyer had signed.'
      : 'What it could do for the area, and who was asked. Signed for every buyer before the first step.',
  status: stateTag(considered.state),
})

const said = (text: string): Html => (text === '' ? html`<p class="govuk-body">Nothing yet</p>` : paragraphs(text))

/** The parts of the record, in the order of the law. */
export const wordRows = (record: ConsiderationWords): readonly { readonly key: string; readonly value: Html }[] => [
  ...(record.urgency === null ? [] : [{ key: 'Why there was no time', value: said(record.urgency) }]),
  { key: 'The area', value: said(record.area) },
  { key: 'For the economy', value: said(record.economic) },
  { key: 'For people', value: said(record.social) },
  { key: 'For the environment', value: said(record.environmental) },
  { key: 'How the way of buying helps', value: said(record.process) },
  { key: 'What of this is relevant', value: said(record.relevance) },
  { key: 'How far it is proportionate', value: said(record.proportion) },
  {
    key: 'Ask people first?',
    value: html`<p class="govuk-body">${record.consult === null ? 'Not decided yet' : record.consult ? 'Yes' : 'No'}</p>${record.consultWhy !== '' && paragraphs(record.consultWhy)}`,
  },
]
