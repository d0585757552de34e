// The form for a promise or something done.
import { type FieldErrors, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  form,
  type Html,
  html,
  input,
  type PageView,
  radios,
  select,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { namesNobody } from '../../pages/tick.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import { natures, natureWords, unitWords } from '../../rules/words.ts'
import type { RecordTyped } from '../forms/record.ts'
import type { MeasureNamed, Work } from '../rules/types.ts'
import { countingFields } from './counting.ts'
import { underWorks, workAddress } from './words.ts'

export interface RecordFormView {
  readonly place: PlaceNamed
  readonly work: Work
  readonly measures: readonly Omit<MeasureNamed, 'elsewhere'>[]
  /** Records of this work that the same act may be counted beside. */
  readonly acts: readonly { readonly id: string; readonly words: string }[]
  readonly typed: RecordTyped
  readonly errors?: FieldErrors
}

const natureHints = {
  core: 'What the service is bought for.',
  additional: 'On top of it, because of the contract.',
  usual: 'What they would do anyway.',
} as const

const sameAct = ({ acts, typed, errors }: RecordFormView): Html | false =>
  acts.length > 0 &&
  select({
    name: 'sameActAs',
    label: 'Is it the same act as another record?',
    hint: 'One apprentice may count as a local person and as an apprentice. Then it counts for each kind of £ only once.',
    value: typed.sameActAs,
    error: errors?.sameActAs,
    options: [{ value: '', text: 'No' }, ...acts.map(({ id, words }) => ({ value: id, text: words }))],
  })

export const recordFormPage = (view: RecordFormView): PageView => {
  const { place, work, measures, typed, errors } = view
  return framed({
    place,
    here: 'works',
    title: typed.stage === 'claim' ? 'Record what was done' : 'Record a promise',
    caption: work.title,
    under: [...underWorks(place), { text: work.title, href: workAddress(place, work.id) }],
    errors,
    form: true,
    main: form(
      { action: `${workAddress(place, work.id)}/record` },
      radios({
        name: 'stage',
        label: 'What do you record?',
        inline: true,
        small: true,
        value: typed.stage,
        error: errors?.stage,
        options: [
          { value: 'promise', text: 'A promise' },
          { value: 'claim', text: 'Something that was done' },
        ],
      }),
      select({
        name: 'measure',
        label: 'Measure',
        value: typed.measure,
        error: errors?.measure,
        options: [
          { value: '', text: 'Choose' },
          ...measures.map(({ id, code, title, unit, ownUnit, endedOn }) => ({
            value: id,
            text: `${code} ${title} (${unitWords(unit, ownUnit)})${endedOn ? `, until before ${formatDay(endedOn)}` : ''}`,
          })),
        ],
      }),
      input({
        name: 'quantity',
        label: 'How much',
        hint: 'In the unit of the measure. Write 1 for yes.',
        width: 10,
        inputmode: 'decimal',
        value: typed.quantity,
        error: errors?.quantity,
      }),
      radios({
        name: 'nature',
        label: 'What is it part of?',
        small: true,
        value: typed.nature,
        error: errors?.nature,
        options: natures.map((value) => ({ value, text: natureWords[value], hint: natureHints[value] })),
      }),
      dateInput({ name: 'from', label: 'First day', value: typed.from, error: errors?.from }),
      dateInput({ name: 'to', label: 'Last day', value: typed.to, error: errors?.to }),
      html`${sameAct(view)}${typed.stage === 'claim' && countingFields(typed, errors)}`,
      textarea({
        name: 'words',
        label: 'In your words (optional)',
        hint: 'Do not name anybody, and do not write anything by which one person could be known.',
        rows: 4,
        value: typed.words,
        error: errors?.words,
      }),
      namesNobody(errors),
      button({ text: 'Record it' }),
    ),
  })
}
