// Which £ a record counts for: said in words, and the fields to say otherwise.
import { type FieldErrors, listOf } from '../../../platform/kernel/index.ts'
import { button, checkboxes, details, form, type Html, html, radios, textarea } from '../../../platform/ui/index.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import { type ValueKind, valueKinds, valueKindWords } from '../../rules/words.ts'
import type { CountingTyped } from '../forms/counting.ts'
import type { RecordRow } from '../rules/types.ts'
import { recordAddress } from './words.ts'

export const countingFields = (typed: CountingTyped, errors: FieldErrors | undefined): Html =>
  radios({
    name: 'counting',
    label: 'Which £ does it count for?',
    hint: 'Only one record of an act counts for each kind of £.',
    small: true,
    value: typed.counting,
    error: errors?.counting,
    options: [
      {
        value: 'values',
        text: 'The values decide',
        hint: 'Of the records of an act, the first whose measure has a value of that kind.',
      },
      {
        value: 'said',
        text: 'I say which',
        conditional: html`${checkboxes({
          name: 'kinds',
          label: 'It counts for',
          hint: 'Choose none where it should count for no £.',
          small: true,
          value: typed.kinds,
          error: errors?.kinds,
          options: valueKinds.map((value) => ({ value, text: valueKindWords[value] })),
        })}${textarea({
          name: 'countingWhy',
          label: 'Why these',
          rows: 2,
          value: typed.countingWhy,
          error: errors?.countingWhy,
        })}`,
      },
    ],
  })

const kindsWords = (kinds: readonly ValueKind[]): string =>
  kinds.map((kind) => valueKindWords[kind].toLowerCase()).join('; ')

/** @param priced kinds for which its measure has a value on its day */
export const countsForWords = ({ counts, said, grade }: RecordRow, priced: readonly ValueKind[]): string => {
  if (grade === 'promised') return 'A promise counts for no £'
  const kinds = valueKinds.filter((kind) => counts[kind])
  const who = said === null ? '' : ` ${said.by} said so: ${said.why}`
  if (kinds.length === 0) return said === null ? 'None: another record of the same act counts' : `None.${who}`
  const worth = kinds.filter((kind) => priced.includes(kind))
  const turnedOn =
    worth.length === kinds.length
      ? ''
      : worth.length === 0
        ? ' (none of these is turned on for its measure)'
        : ` (turned on for its measure: ${listOf(worth.map((kind) => valueKindWords[kind].toLowerCase()))})`
  return `${kindsWords(kinds)}${turnedOn}.${who}`
}

/** For those who may record. */
export const sayCountsPart = (
  place: Pick<PlaceNamed, 'slug'>,
  record: RecordRow,
  typed: CountingTyped,
  errors: FieldErrors | undefined,
): Html =>
  details(
    {
      summary: 'Change which £ it counts for',
      open: ['counting', 'kinds', 'countingWhy'].some((name) => errors?.[name] !== undefined),
    },
    form(
      { action: `${recordAddress(place, record.id)}/counts` },
      countingFields(typed, errors),
      button({ text: 'Keep this', kind: 'secondary' }),
    ),
  )
