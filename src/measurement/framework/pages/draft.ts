// A draft: its themes, outcomes and measures, each with the way to change it, and the way into force.
import { count } from '../../../platform/kernel/index.ts'
import { button, form, type Html, html, insetText, type PageView } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link, muted, type PlaceNamed } from '../../pages/words.ts'
import { unitWords } from '../../rules/words.ts'
import { measuresIn } from '../rules/content.ts'
import type { Framework, FrameworkContent, FrameworkVersion, MeasureContent, OutcomeContent } from '../rules/types.ts'
import { draftAddress, frequencyWords, underFramework } from './words.ts'

export interface DraftView {
  readonly place: PlaceNamed
  readonly framework: Framework
  readonly draft: FrameworkVersion
  readonly content: FrameworkContent
}

const measure =
  (at: string) =>
  ({ id, code, title, unit, ownUnit, frequency }: MeasureContent): Html =>
    html`<li>${link(`${at}/measure?measure=${id ?? ''}`, `${code} ${title}`)} ${muted(`${unitWords(unit, ownUnit)}, ${frequencyWords[frequency].toLowerCase()}`)}</li>`

const outcome =
  (at: string) =>
  ({ id, title, words, measures }: OutcomeContent): Html =>
    html`<h3 class="govuk-heading-s">${link(`${at}/outcome?outcome=${id ?? ''}`, title)}</h3>${words !== '' && html`<p class="govuk-body">${words}</p>`}<ul class="govuk-list govuk-list--bullet">${measures.map(measure(at))}<li>${link(`${at}/measure?under=${id ?? ''}`, `Add a measure to “${title}”`)}</li></ul>`

const theme =
  (at: string) =>
  ({ title, outcomes }: FrameworkContent['themes'][number], i: number): Html =>
    html`<h2 class="govuk-heading-m">${link(`${at}/theme?theme=${i}`, title)}</h2>${outcomes.map(outcome(at))}<p class="govuk-body">${link(`${at}/outcome?theme=${i}`, `Add an outcome to “${title}”`)}</p>`

export const draftPage = ({ place, framework, draft, content }: DraftView): PageView => {
  const at = draftAddress(place, framework.id)
  const measures = measuresIn(content).length
  return framed({
    place,
    here: 'measures',
    title: `Draft of version ${draft.number}`,
    caption: framework.title,
    under: underFramework(place, framework),
    main: html`${insetText(html`<p class="govuk-body">Nobody is asked to count by this draft. Choose a theme, an outcome or a measure to change it. When all is right, put the draft in force from a day on.</p>`)}<p class="govuk-body-l">${count(measures, 'measure')} so far.</p><div class="govuk-button-group">${
      measures > 0 && button({ text: 'Put it in force', href: `${at}/in-force` })
    }${button({ text: 'Add a theme', href: `${at}/theme`, kind: measures > 0 ? 'secondary' : 'main' })}</div>${content.themes.map(theme(at))}<hr class="govuk-section-break govuk-section-break--l govuk-section-break--visible">${form(
      { action: `${at}/drop` },
      button({ text: 'Throw this draft away', kind: 'warning' }),
    )}`,
  })
}
