// One measure: what it is, who counts, what is to be shown, what it serves, and since when it says so.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  type Html,
  html,
  insetText,
  type PageView,
  summaryList,
  table,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { frameworkAddress, link, measureAddress, muted, type PlaceNamed } from '../../pages/words.ts'
import { gradeWords, natureWords, unitWords } from '../../rules/words.ts'
import { evidenceGrades } from '../forms/measure.ts'
import type { Framework, Measure, MeasureHistory } from '../rules/types.ts'
import {
  contractMeasureAddress,
  directionWords,
  endedTag,
  frequencyWords,
  levelWords,
  originWords,
  underFramework,
  versionAddress,
} from './words.ts'

export interface MeasureView {
  readonly place: PlaceNamed
  readonly framework: Framework
  readonly measure: Measure
  readonly history: readonly MeasureHistory[]
  readonly priority: { readonly title: string; readonly href: string } | null
  readonly objectives: readonly { readonly key: string; readonly title: string }[]
  /** The framework's measure that it is a form of. */
  readonly adaptedFrom: { readonly id: string; readonly title: string } | null
  /** This reader may let a contract count it in another way. */
  readonly mayAdapt: boolean
  /** Of contracts: this reader may change it while nothing stands on it, and end it. */
  readonly mayChange: boolean
  readonly mayEnd: boolean
  /** Contract forms of it. */
  readonly forms: readonly { readonly id: string; readonly title: string; readonly endedOn: Day | null }[]
}

const none = muted('None')

const evidence = ({ measure }: MeasureView): Html =>
  table({
    caption: 'What should be shown for each grade',
    captionSize: 'm',
    columns: [
      { name: 'grade', title: 'Grade' },
      { name: 'words', title: 'What is expected' },
    ],
    rows: evidenceGrades.map((grade) => [gradeWords[grade], measure.evidence[grade] ?? muted('Nothing written down')]),
  })

const history = ({ place, framework, history: all }: MeasureView): Html | false =>
  all.some(({ number }) => number !== null) &&
  table({
    caption: 'What it was called in each version',
    captionSize: 'm',
    columns: [
      { name: 'version', title: 'Version' },
      { name: 'from', title: 'From' },
      { name: 'title', title: 'Measure' },
      { name: 'unit', title: 'Counted in' },
    ],
    rows: all.map((one) => [
      one.version === null
        ? 'Of a contract'
        : one.from === null
          ? `Version ${one.number ?? ''} (draft)`
          : link(versionAddress(place, framework.id, one.version), `Version ${one.number ?? ''}`),
      one.from === null ? '' : formatDay(one.from),
      `${one.code} ${one.title}`,
      unitWords(one.unit, one.ownUnit),
    ]),
  })

const uses = ({ place, adaptedFrom, forms, measure }: MeasureView): Html =>
  html`${
    adaptedFrom !== null &&
    insetText(
      html`<p class="govuk-body">A contract’s form of ${link(measureAddress(place, adaptedFrom.id), adaptedFrom.title)}. What is different: ${measure.changed}</p>`,
    )
  }${
    forms.length > 0 &&
    html`<h2 class="govuk-heading-m">Contracts that count it in their own way</h2><ul class="govuk-list govuk-list--bullet">${forms.map((one) => html`<li>${link(measureAddress(place, one.id), one.title)}${one.endedOn !== null && html` ${endedTag(one.endedOn)}`}</li>`)}</ul>`
  }`

const ended = ({ measure: { endedOn, endedWhy } }: MeasureView): Html | false =>
  endedOn !== null &&
  warningText(
    `From ${formatDay(endedOn)} on nothing new is promised or recorded by it${endedWhy === null ? ': its framework has ended' : `: ${endedWhy}`}. What was recorded before stays in the totals.`,
  )

const contractActions = ({ place, measure, mayChange, mayEnd }: MeasureView): Html | false =>
  mayEnd &&
  html`<div class="govuk-button-group cw-no-print">${mayChange && button({ text: 'Change it', href: `${contractMeasureAddress(place, measure.id)}/change`, kind: 'secondary' })}${button({ text: measure.endedWhy === null ? 'End it' : 'Put its end right', href: `${contractMeasureAddress(place, measure.id)}/end`, kind: 'secondary' })}</div>${!mayChange && measure.endedOn === null && html`<p class="govuk-body">${muted('Its words stay as they are: what is recorded was counted by them. End it, and add another, to count otherwise.')}</p>`}`

export const measurePage = (view: MeasureView): PageView => {
  const { place, framework, measure, priority, objectives } = view
  return framed({
    place,
    here: 'measures',
    title: measure.title,
    caption: measure.code,
    under: underFramework(place, framework),
    main: html`${ended(view)}${measure.definition !== '' && html`<p class="govuk-body-l">${measure.definition}</p>`}${summaryList(
      [
        { key: 'Counted in', value: unitWords(measure.unit, measure.ownUnit) },
        { key: 'Who or what counts', value: measure.whoCounts || none },
        { key: 'What kind', value: levelWords[measure.level] },
        { key: 'Which way is better', value: directionWords[measure.direction] },
        { key: 'Reported', value: frequencyWords[measure.frequency] },
        { key: 'Whose lives it is about', value: measure.whose || none },
        { key: 'Where nobody says otherwise', value: natureWords[measure.nature] },
        { key: 'Outcome', value: `${measure.theme}: ${measure.outcome.title}` },
        { key: 'Priority', value: priority === null ? none : link(priority.href, priority.title) },
        {
          key: 'Objectives',
          value:
            objectives.length === 0
              ? none
              : html`<ul class="govuk-list">${objectives.map(({ title }) => html`<li>${title}</li>`)}</ul>`,
        },
        {
          key: 'In other frameworks',
          value:
            measure.references.length === 0
              ? none
              : html`<ul class="govuk-list">${measure.references.map((one) => html`<li>${one.framework}: ${one.code}</li>`)}</ul>`,
        },
        { key: 'What it is', value: originWords[measure.origin] },
        { key: 'Who says so', value: link(frameworkAddress(place, framework.id), framework.title) },
        {
          key: 'Results',
          value: link(`/places/${place.slug}/results/figure?measure=${measure.id}`, 'See what was promised and done'),
        },
        { key: '£ values', value: link(`${measureAddress(place, measure.id)}/values`, 'See what one may be worth') },
        {
          key: 'Licence',
          value: measure.private ? 'Came under a licence: seen here, left out of all open data' : 'Free to share',
        },
      ],
    )}${contractActions(view)}${uses(view)}${view.mayAdapt && html`<p class="govuk-body">${link(`${frameworkAddress(place, framework.id)}/contract-measure?from=${measure.id}`, 'Let a contract count it in another way')}</p>`}${evidence(view)}${history(view)}`,
  })
}
