// Saying as what one measure counts here, with what both say side by side.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  type Html,
  hidden,
  html,
  type PageView,
  select,
  summaryList,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import type { Measure } from '../../framework/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import { unitWords } from '../../rules/words.ts'
import type { MatchMade, SharedMeasure } from '../rules/types.ts'
import { jointAt, measureOption, sharedTitle } from './words.ts'

export interface MatchView {
  readonly place: PlaceNamed
  readonly what:
    | { readonly own: Measure; readonly other?: undefined }
    | { readonly other: SharedMeasure; readonly own?: undefined }
  readonly choices: readonly Measure[]
  /** Titles by id, where the place has several. */
  readonly frameworks: ReadonlyMap<string, string>
  readonly match: MatchMade | null
  readonly typed: { readonly as: string; readonly why: string }
  readonly errors?: FieldErrors
}

const about = ({ place, frameworks, what: { own, other } }: MatchView): Html => {
  const { code, definition, whoCounts, unit, ownUnit } = own ?? other
  return html`${other?.private === true && warningText(`Its words came to ${other.keptBy.name} under a licence, so they are not shown here. Ask ${other.keptBy.name} what it counts.`)}${summaryList(
    [
      { key: 'Kept by', value: other?.keptBy.name ?? place.name },
      ...(own !== undefined && frameworks.has(own.framework)
        ? [{ key: 'Framework', value: frameworks.get(own.framework) ?? '' }]
        : []),
      ...(code === '' ? [] : [{ key: 'Code', value: code }]),
      { key: 'Counted in', value: unitWords(unit, ownUnit) },
      ...(definition === '' ? [] : [{ key: 'What it is', value: definition }]),
      ...(whoCounts === '' ? [] : [{ key: 'Who or what counts', value: whoCounts }]),
    ],
  )}`
}

const none = ({ what: { own, other } }: MatchView): Html => {
  const { unit, ownUnit } = own ?? other
  return html`<p class="govuk-body">No other measure of this place is counted in ${unitWords(unit, ownUnit)}. Measures can be matched only where both count in the same unit: add one to a framework first.</p>`
}

const choosing = (view: MatchView): Html => {
  const { place, what, choices, frameworks, typed, errors } = view
  return form(
    { action: `${jointAt(place)}/match` },
    hidden('measure', (what.own ?? what.other).id),
    select({
      ...{ name: 'as', label: 'It counts here as', value: typed.as, error: errors?.as },
      options: [
        { value: '', text: 'Choose a measure' },
        ...choices.map((one) => ({ value: one.id, text: measureOption(one, frameworks) })),
      ],
    }),
    textarea({
      ...{ name: 'why', label: 'Why they are the same, and where they differ (optional)', rows: 3 },
      ...{ value: typed.why, error: errors?.why },
      hint: 'For whoever asks later: who counts in the one and not in the other? What it may be worth in £ follows the values of the measure you choose.',
    }),
    button({ text: 'Match them' }),
  )
}

const takingBack = ({ place, what, match }: MatchView): Html | false =>
  match !== null &&
  html`<h2 class="govuk-heading-m">Take the match back</h2><p class="govuk-body">What is recorded stays. It then no longer counts as the other measure.</p>${form(
    { action: `${jointAt(place)}/unmatch` },
    hidden('measure', (what.own ?? what.other).id),
    button({ text: 'Take it back', kind: 'warning' }),
  )}`

export const matchPage = (view: MatchView): PageView => {
  const { place, what, choices } = view
  return framed({
    place,
    here: 'joint',
    title: what.own === undefined ? sharedTitle(what.other) : what.own.title,
    caption: 'What it counts as here',
    under: [{ text: 'Joint works', href: jointAt(place) }],
    errors: view.errors,
    form: true,
    main: html`${about(view)}${choices.length === 0 ? none(view) : choosing(view)}${takingBack(view)}`,
  })
}
