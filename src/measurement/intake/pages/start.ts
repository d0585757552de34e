// The starter measures to choose from: theme by theme, each with what it counts, in what, and which objective it serves.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  form,
  type Html,
  hidden,
  html,
  input,
  insetText,
  type PageView,
} from '../../../platform/ui/index.ts'
import { measuresIn } from '../../framework/rules/content.ts'
import type { MeasureContent, OutcomeContent, ThemeContent } from '../../framework/rules/types.ts'
import { framed } from '../../pages/frame.ts'
import { frameworksAt, link, muted, type PlaceNamed } from '../../pages/words.ts'
import { unitWords } from '../../rules/words.ts'
import { groupName, type StartTyped } from '../forms/start.ts'
import { type Arrangement, arrangements, starterSets } from '../rules/starter.ts'
import { underMeasures } from './words.ts'

export interface StartView {
  readonly place: PlaceNamed
  readonly typed: StartTyped
  readonly errors?: FieldErrors | undefined
}

const arrangementWords: Readonly<Record<Arrangement, string>> = {
  themes: 'By our themes',
  'ppn-002': 'By the outcomes of PPN 002',
}

const otherWay = ({ place, typed }: StartView): Html =>
  html`${arrangements
    .filter((one) => one !== typed.arrangement)
    .map(
      (one) =>
        html`<p class="govuk-body">${link(`${frameworksAt(place)}/start?by=${one}`, `${arrangementWords[one]} instead`)}</p>`,
    )}`

const objectiveWords = (keys: readonly string[]): string => {
  const numbers = keys.flatMap((key) => (key.startsWith('marmot:') ? [key.slice('marmot:'.length)] : []))
  return numbers.length === 0 ? '' : ` Marmot objective ${numbers.join(', ')}.`
}

const boxOf = ({ code, title, definition, unit, ownUnit, level, objectives }: MeasureContent) => ({
  value: code,
  text: title,
  hint: html`${definition}<br>Counted in ${unitWords(unit, ownUnit)}: ${level === 'outcome' ? 'what changed' : 'what was done'}.${objectiveWords(objectives)}`,
})

const outcomePart = (view: StartView, outcome: OutcomeContent, number: number): Html =>
  checkboxes({
    name: groupName(number),
    label: outcome.title,
    hint: outcome.words,
    options: outcome.measures.map(boxOf),
    value: view.typed.measures,
    error: view.errors?.[groupName(number)],
    size: 's',
    small: true,
  })

const themeId = (title: string): string => `theme-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`

/** The list is long: a way to each of its parts. */
const contents = ({ typed }: StartView): Html | undefined => {
  const { themes } = starterSets[typed.arrangement]
  return themes.length < 2
    ? undefined
    : html`<nav aria-label="Themes"><ul class="govuk-list">${themes.map(({ title, outcomes }) => html`<li>${link(`#${themeId(title)}`, title)} ${muted(String(measuresIn({ themes: [{ title, outcomes }] }).length))}</li>`)}</ul></nav>`
}

const themePart = (view: StartView, { title, outcomes }: ThemeContent, before: number): Html =>
  html`<h2 class="govuk-heading-m" id="${themeId(title)}">${title}</h2>${outcomes.map((outcome, i) => outcomePart(view, outcome, before + i + 1))}`

const themesPart = (view: StartView): Html => {
  const { themes } = starterSets[view.typed.arrangement]
  const before = (at: number): number => themes.slice(0, at).reduce((sum, { outcomes }) => sum + outcomes.length, 0)
  return html`${themes.map((theme, at) => themePart(view, theme, before(at)))}`
}

export const startPage = (view: StartView): PageView => {
  const { place, typed, errors } = view
  const set = starterSets[typed.arrangement]
  return framed({
    place,
    here: 'measures',
    title: 'Begin with our measures',
    under: underMeasures(place),
    errors,
    form: true,
    main: html`<p class="govuk-body-l">${set.words}</p>
<p class="govuk-body">Ten good measures that people answer are worth more than forty that they copy. What you choose becomes a draft: nothing is in force until you say so.</p>
${set.toCheck !== null && insetText(set.toCheck)}${otherWay(view)}${form(
  { action: `${frameworksAt(place)}/start` },
  hidden('by', typed.arrangement),
  input({
    name: 'title',
    label: 'What is the framework called?',
    hint: 'For example: What we count in social value',
    value: typed.title,
    error: errors?.title,
  }),
  input({
    name: 'theme',
    label: 'Is it for one theme only? (optional)',
    hint: 'For example: Reducing reoffending. Leave it empty if it is for everything.',
    value: typed.theme,
    error: errors?.theme,
  }),
  html`${contents(view)}${themesPart(view)}`,
  button({ text: 'Make a draft of these' }),
)}<p class="govuk-body cw-muted">${set.source} ${set.licence}. Edition: ${set.vintage}.</p>`,
  })
}
