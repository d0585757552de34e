// The £ values of one measure: what is on, with every step, and the form that turns one on.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
  radios,
  select,
  summaryList,
  table,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link, measureAddress, type PlaceNamed } from '../../pages/words.ts'
import { ledgerOf, type Unit, unitWords, valueKindWords } from '../../rules/words.ts'
import type { UseTyped } from '../forms/values.ts'
import type { MeasureValue, PackValue } from '../rules/types.ts'
import type { UnitWorth } from '../rules/worth.ts'
import {
  confidenceTag,
  daysWords,
  exactRange,
  measureValuesAddress,
  packAddress,
  rangeWords,
  underValues,
  useAddress,
} from './words.ts'

export interface InUse {
  readonly use: MeasureValue
  /** Or why there is none. */
  readonly worth: UnitWorth | string
}

export interface MeasureValuesView {
  readonly place: PlaceNamed
  readonly measure: {
    readonly id: string
    readonly title: string
    readonly unit: Unit
    readonly ownUnit: string | null
  }
  readonly on: readonly InUse[]
  readonly before: readonly MeasureValue[]
  /** What was found for the words that were searched for. */
  readonly found: readonly PackValue[]
  readonly search: string
  readonly typed: UseTyped
  readonly mayChange: boolean
  readonly errors?: FieldErrors
}

const working = ({ worth, use }: InUse): Html =>
  typeof worth === 'string'
    ? insetText(html`<p class="govuk-body">${worth} This value counts for nothing until another is chosen.</p>`)
    : html`${table({
        caption: `The working for one ${use.value.unit === '' ? 'unit' : use.value.unit.toLowerCase().replace(/^per /, '')}`,
        captionSize: 's',
        columns: [
          { name: 'step', title: 'Step' },
          { name: 'sum', title: 'Sum' },
          { name: 'result', title: 'Result', numeric: true },
          { name: 'source', title: 'Where its numbers come from' },
        ],
        rows: worth.working.map(({ words, sum, result, source }) => [words, sum, result, source]),
      })}<p class="govuk-body">For one, low – central – high: <strong>${exactRange(worth.perUnit)}</strong></p>`

const onPart =
  ({ place, mayChange }: MeasureValuesView) =>
  (one: InUse): Html => {
    const { use } = one
    const { value, settings } = use
    return html`<h2 class="govuk-heading-m">${valueKindWords[use.kind]}</h2>${summaryList([
      { key: 'Counts for what was done', value: daysWords(use) },
      { key: 'Value', value: html`${value.code} ${value.title} ${confidenceTag(value.confidence)}` },
      { key: 'As published', value: `${rangeWords(value.worth)} ${value.unit}, prices of ${value.priceYear}` },
      {
        key: 'From',
        value: link(packAddress(place, value.pack), `${use.packTitle}, ${use.packVintage} (${use.packHolder})`),
      },
      { key: 'Source', value: value.source === '' ? 'The file names none' : value.source },
      { key: 'Who bears it, or gains', value: value.bears === '' ? 'The file does not say' : value.bears },
      { key: 'Where the shares come from', value: settings.sources === '' ? 'Nothing is taken off' : settings.sources },
      { key: 'Why this value', value: use.why },
      { key: 'Turned on by', value: `${use.turnedOnBy}, ${formatMoment(use.turnedOnAt)}` },
    ])}${working(one)}${
      mayChange &&
      html`<div class="govuk-button-group cw-no-print">${button({ text: `Say until when “${value.title.slice(0, 60)}” counts`, href: `${useAddress(place, use.id)}/end`, kind: 'secondary' })}${form({ action: `${useAddress(place, use.id)}/off` }, button({ text: `Turn off “${value.title.slice(0, 60)}”`, kind: 'warning' }))}</div>`
    }`
  }

const share = (
  name: 'deadweight' | 'displacement' | 'attribution' | 'dropOff',
  label: string,
  hint: string,
  { typed, errors }: MeasureValuesView,
): Html =>
  input({
    ...{ name, label, hint, width: 4, suffix: '%', inputmode: 'decimal' },
    value: typed[name],
    error: errors?.[name],
  })

/** Money that was spent is worth what it is. */
const isMoney = ({ measure }: MeasureValuesView): boolean => ledgerOf(measure.unit) === 'circulation'

const ofMoney: Html = insetText(
  html`<p class="govuk-body">This measure counts money that moved (local circulation). That is a ledger of its own, and no £ value is put on top of it: £ that were spent are not £ that something is worth.</p>`,
)

const turningOn = (view: MeasureValuesView): Html => {
  const { place, measure, found, search, typed, errors } = view
  const at = measureValuesAddress(place, measure.id)
  return html`<h2 class="govuk-heading-m">Turn a value on</h2>${form(
    { action: at, method: 'get' },
    input({ name: 'search', label: 'Find a value by its words or code', width: 20, value: search }),
    button({ text: 'Find', kind: 'secondary' }),
  )}${
    found.length === 0
      ? html`<p class="govuk-body">${search === '' ? 'Search among the values that were loaded.' : 'No value fits.'}</p>`
      : form(
          { action: at },
          hidden('search', search),
          radios({
            name: 'value',
            label: 'Value',
            small: true,
            value: typed.value,
            error: errors?.value,
            options: found.map((one) => ({
              value: one.id,
              text: `${one.code} ${one.title}`,
              hint: `${valueKindWords[one.kind]}. ${rangeWords(one.worth)} ${one.unit}, prices of ${one.priceYear}`,
            })),
          }),
          fieldset(
            { legend: 'What is taken off', size: 's' },
            share('deadweight', 'Deadweight', 'What would have happened anyway.', view),
            share('displacement', 'Displacement', 'What was only moved from somewhere else.', view),
            share('attribution', 'Attribution to others', 'What others brought about.', view),
            share('dropOff', 'Drop-off', 'What is lost each year after the first.', view),
            input({
              name: 'years',
              label: 'How many years it lasts',
              width: 4,
              inputmode: 'numeric',
              value: typed.years,
              error: errors?.years,
            }),
            textarea({
              name: 'sources',
              label: 'Where these shares and years come from',
              rows: 2,
              value: typed.sources,
              error: errors?.sources,
            }),
          ),
          select({
            name: 'discounting',
            label: 'Discounting',
            value: typed.discounting,
            error: errors?.discounting,
            options: [
              { value: 'none', text: 'None' },
              { value: 'standard', text: 'Standard schedule: money' },
              { value: 'health', text: 'Health schedule: wellbeing and years of life' },
            ],
          }),
          select({
            name: 'convention',
            label: 'When discounting begins',
            value: typed.convention,
            error: errors?.convention,
            options: [
              { value: 'end-of-year', text: 'At the end of the first year' },
              { value: 'first-year-undiscounted', text: 'After the first year' },
            ],
          }),
          input({
            name: 'priceYear',
            label: 'In the prices of the year',
            width: 4,
            inputmode: 'numeric',
            value: typed.priceYear,
            error: errors?.priceYear,
          }),
          fieldset(
            { legend: 'For which days it counts', size: 's' },
            html`<p class="govuk-hint">By the first day of what was done. Leave both empty for all days. Where another value of this kind goes on, it ends the day before.</p>`,
            dateInput({ name: 'from', label: 'First day (optional)', value: typed.from, error: errors?.from }),
            dateInput({ name: 'to', label: 'Last day (optional)', value: typed.to, error: errors?.to }),
          ),
          textarea({ name: 'why', label: 'Why this value fits', rows: 2, value: typed.why, error: errors?.why }),
          button({ text: 'Turn it on' }),
        )
  }`
}

const earlier = ({ before }: MeasureValuesView): Html | false =>
  before.length > 0 &&
  table({
    caption: 'Turned off again',
    captionSize: 's',
    columns: [
      { name: 'value', title: 'Value' },
      { name: 'kind', title: 'Kind' },
      { name: 'days', title: 'Had counted for' },
      { name: 'off', title: 'Turned off' },
    ],
    rows: before.map((one) => [
      one.value.title,
      valueKindWords[one.kind],
      daysWords(one),
      `${one.turnedOffBy ?? ''}${one.turnedOffAt === null ? '' : `, ${formatMoment(one.turnedOffAt)}`}`,
    ]),
  })

export const measureValuesPage = (view: MeasureValuesView): PageView => {
  const { place, measure, on, mayChange } = view
  return framed({
    place,
    here: 'values',
    title: '£ values',
    caption: measure.title,
    under: [...underValues(place), { text: measure.title, href: measureAddress(place, measure.id) }],
    errors: view.errors,
    main: html`<p class="govuk-body-l">What one ${unitWords(measure.unit, measure.ownUnit)} of this measure may be worth. ${on.length === 0 ? 'All £ values of it are off.' : ''}</p>${on.map(onPart(view))}${isMoney(view) ? ofMoney : mayChange && turningOn(view)}${earlier(view)}`,
  })
}
