// One version of a framework: its themes, outcomes and measures, as everybody reads them.
import { count, type Day, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { frameworkAddress, type Links, link, measureAddress, muted, type PlaceNamed } from '../../pages/words.ts'
import { unitWords } from '../../rules/words.ts'
import { measuresIn } from '../rules/content.ts'
import type {
  FrameworkContent,
  FrameworkListed,
  FrameworkVersion,
  Measure,
  MeasureContent,
  OutcomeContent,
} from '../rules/types.ts'
import { lastDayOf, stateOn } from '../rules/versions.ts'
import {
  draftAddress,
  endedTag,
  frequencyWords,
  heldWords,
  levelWords,
  originWords,
  stateWords,
  underFramework,
  underFrameworks,
  versionAddress,
} from './words.ts'

export interface FrameworkView {
  readonly place: PlaceNamed
  readonly framework: FrameworkListed
  readonly version: FrameworkVersion
  readonly content: FrameworkContent
  /** Of single contracts, under this framework. */
  readonly contract: readonly Measure[]
  /** Its own page, or that of one version. */
  readonly own: boolean
  readonly day: Day
  readonly mayEdit: boolean
  readonly links: Links
}

const shortColumns = [
  { name: 'code', title: 'Code' },
  { name: 'title', title: 'Measure' },
  { name: 'unit', title: 'Counted in' },
  { name: 'level', title: 'What it is' },
  { name: 'frequency', title: 'Reported' },
] as const

const measureTable = (place: PlaceNamed, caption: string, measures: readonly MeasureContent[]): Html =>
  table({
    ...{ caption, captionHidden: true, columns: shortColumns, listed: true, rowHeads: false },
    rows: measures.map((one) => [
      one.code,
      html`${one.id === undefined ? one.title : link(measureAddress(place, one.id), one.title)}${one.private === true && html` ${tag('licensed', 'quiet')}`}`,
      unitWords(one.unit, one.ownUnit),
      levelWords[one.level],
      frequencyWords[one.frequency],
    ]),
  })

const outcome =
  (place: PlaceNamed) =>
  ({ title, words, measures }: OutcomeContent): Html =>
    html`<h3 class="govuk-heading-s">${title}</h3>${words !== '' && html`<p class="govuk-body">${words}</p>`}${
      measures.length === 0
        ? html`<p class="govuk-body">${muted('No measure under it yet.')}</p>`
        : measureTable(place, `Measures of “${title}”`, measures)
    }`

const treeOf = (place: PlaceNamed, { themes }: FrameworkContent): Html =>
  html`${themes.map(
    ({ title, outcomes }) =>
      html`<h2 class="govuk-heading-m">${title}</h2>${outcomes.length === 0 ? html`<p class="govuk-body">${muted('No outcome under it yet.')}</p>` : outcomes.map(outcome(place))}`,
  )}`

const contractMeasures = ({ contract, place, framework, mayEdit }: FrameworkView): Html =>
  html`<h2 class="govuk-heading-m">Measures of single contracts</h2><p class="govuk-body">A contract may count a measure in its own way, or have one of its own under an outcome, so that the totals of the place still add up.</p>${
    contract.length === 0
      ? html`<p class="govuk-body">${muted('None so far.')}</p>`
      : table({
          caption: 'Measures of single contracts',
          captionHidden: true,
          listed: true,
          columns: [
            { name: 'title', title: 'Measure' },
            { name: 'origin', title: 'What it is' },
            { name: 'outcome', title: 'Under the outcome' },
          ],
          rows: contract.map((one) => [
            link(measureAddress(place, one.id), one.title),
            html`${originWords[one.origin]}${one.endedOn !== null && html` ${endedTag(one.endedOn)}`}`,
            one.outcome.title,
          ]),
        })
  }${mayEdit && framework.held !== null && button({ text: 'Add a measure for a contract', href: `${frameworkAddress(place, framework.id)}/contract-measure`, kind: 'secondary' })}`

const versions = ({ place, framework, day, version }: FrameworkView): Html =>
  table({
    caption: 'Versions',
    captionSize: 'm',
    columns: [
      { name: 'number', title: 'Version' },
      { name: 'held', title: 'Held' },
      { name: 'state', title: 'State' },
      { name: 'by', title: 'Put in force by' },
    ],
    rows: framework.versions.map((one) => [
      one.id === version.id
        ? `Version ${one.number} (this one)`
        : one.from === null
          ? link(draftAddress(place, framework.id), `Version ${one.number}`)
          : link(versionAddress(place, framework.id, one.id), `Version ${one.number}`),
      heldWords(one.from, lastDayOf(framework.versions, one, framework.endedOn)),
      stateWords[stateOn(framework.versions, one, day, framework.endedOn)],
      one.putInForceBy ?? '',
    ]),
  })

const actions = ({ place, framework, mayEdit }: FrameworkView): Html | false => {
  if (!mayEdit || framework.endedOn !== null) return false
  const at = frameworkAddress(place, framework.id)
  return html`<div class="govuk-button-group cw-no-print">${
    framework.draft === null
      ? form({ action: `${at}/draft/open` }, button({ text: 'Change it in a new version' }))
      : button({ text: `Go on with version ${framework.draft.number}`, href: `${at}/draft` })
  }${button({ text: 'End this framework', href: `${at}/end`, kind: 'secondary' })}</div>`
}

const standing = ({ framework, version, day }: FrameworkView): Html => {
  const state = stateOn(framework.versions, version, day, framework.endedOn)
  const held = heldWords(version.from, lastDayOf(framework.versions, version, framework.endedOn))
  return insetText(
    html`<p class="govuk-body">Version ${version.number}: <strong>${stateWords[state]}</strong>. ${held}.${
      framework.endedOn !== null && html` The framework ended on ${formatDay(framework.endedOn)}.`
    }</p>`,
  )
}

export const frameworkPage = (view: FrameworkView): PageView => {
  const { place, framework, content, version, own, links } = view
  const measures = measuresIn(content)
  const closed = measures.filter((one) => one.private === true).length
  return framed({
    place,
    here: 'measures',
    title: own ? framework.title : `Version ${version.number}`,
    ...(own ? {} : { caption: framework.title }),
    under: own ? underFrameworks(place) : underFramework(place, framework),
    wide: true,
    main: html`${standing(view)}<p class="govuk-body-l">${count(content.themes.length, 'theme')}, ${count(content.themes.flatMap(({ outcomes }) => outcomes).length, 'outcome')}, ${count(measures.length, 'measure')}.${
      closed > 0 &&
      html` ${count(closed, 'measure')} came under a licence: ${closed === 1 ? 'it is' : 'they are'} left out of open data.`
    }</p>${actions(view)}${treeOf(place, content)}${own && contractMeasures(view)}${versions(view)}${
      links.csv !== undefined &&
      details(
        { summary: 'Take the measures away' },
        html`<p class="govuk-body">${link(links.csv, 'Measures as CSV')} or ${link(links.json ?? links.csv, 'everything as JSON')}.</p>`,
      )
    }`,
  })
}
