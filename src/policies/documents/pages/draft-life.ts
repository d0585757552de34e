// What comes next for a version: propose it, agree, adopt, publish; or take it back, or drop it.
import { count } from '../../../platform/kernel/index.ts'
import { button, details, form, type Html, html, insetText, textarea, warningText } from '../../../platform/ui/index.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import type { Stage } from '../rules/life.ts'
import { type AdoptedShown, adoptedTable } from './published.ts'
import { documentAddress, draftAddress, link, type PlaceNamed } from './words.ts'

export interface LifeView {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly stage: Stage
  /** What must be put right before it can be proposed. */
  readonly notReady: string | null
  readonly openComments: number
  /** The panel in which sectors agree or object; once it is proposed. */
  readonly agreement: Html | null
  /** What was said when it was proposed before and taken back. */
  readonly earlier: readonly Html[]
  readonly adoptions: readonly AdoptedShown[]
  /** Partners of today that have not adopted it. */
  readonly notYet: readonly string[]
  readonly priorities: number
  readonly hasRules: boolean
  readonly mayEdit: boolean
  readonly mayAdopt: boolean
  readonly mayPublish: boolean
}

const act = (view: LifeView, action: string, text: string, kind: 'main' | 'secondary' = 'main'): Html =>
  form({ action: `${draftAddress(view.place, view.kind)}/${action}` }, button({ text, kind }))

const comments = (view: LifeView): Html | false =>
  view.openComments > 0 &&
  html`<p class="govuk-body">${count(view.openComments, 'comment')} ${view.openComments === 1 ? 'is' : 'are'} not settled yet.</p>`

const none = (view: LifeView): Html | false =>
  view.priorities === 0 &&
  insetText(
    html`No priority is agreed yet, so this document rests on none. ${link(`/places/${view.place.slug}/priorities`, 'See the priorities')}`,
  )

const drafting = (view: LifeView): Html => {
  const rules =
    view.kind === 'policy' &&
    !view.hasRules &&
    html`<p class="govuk-body">${link(`${draftAddress(view.place, view.kind)}/rules`, 'Enter the rules')}: weightings, thresholds and tiers, as fields. Without them procurements have nothing to obey.</p>`
  if (!view.mayEdit)
    return html`${none(view)}<p class="govuk-body">This is a draft. Say what you think beside each paragraph.</p>`
  return html`${none(view)}${rules}${comments(view)}${
    view.notReady === null
      ? html`<p class="govuk-body">When the words are right, ask every sector to agree. From then on the words stay as they are, and so do the priorities and rules they are filled from.</p>${act(view, 'propose', 'Propose it to every sector')}`
      : insetText(html`<strong>Before it can be proposed:</strong> ${view.notReady}`)
  }`
}

const adopted = (view: LifeView): Html | false => {
  const shown = view.stage === 'agreed' || view.stage === 'adopted' || view.adoptions.length > 0
  if (!shown) return false
  return html`<h2 class="govuk-heading-m">Who has adopted it</h2>${adoptedTable(view.adoptions)}${
    view.notYet.length > 0 && html`<p class="govuk-body">Not yet: ${view.notYet.join('; ')}.</p>`
  }${view.mayAdopt && (view.stage === 'agreed' || view.stage === 'adopted') && html`<p class="govuk-body">${link(`${draftAddress(view.place, view.kind)}/adoptions`, 'Record an adoption')}</p>`}`
}

const publishing = (view: LifeView): Html | false =>
  view.stage === 'adopted' &&
  view.mayPublish &&
  html`<h2 class="govuk-heading-m">Publish it</h2>${warningText('Everybody will be able to read it, without an account.')}<p class="govuk-body">Its address stays: ${documentAddress(view.place, view.kind)}. ${
    view.kind === 'policy' && view.hasRules && 'Its rules come into force on their first day. '
  }The version that is published now is kept, and is superseded.</p>${act(view, 'publish', 'Publish it')}`

const ending = (view: LifeView): Html | false => {
  if (!view.mayEdit) return false
  const back = view.stage !== 'draft' && view.adoptions.length === 0
  return details(
    { summary: 'Take it back, or stop working on it' },
    back
      ? html`<p class="govuk-body">Back in draft its words can change, and sectors are asked again.</p>${act(view, 'take-back', 'Take it back to draft', 'secondary')}`
      : '',
    form(
      { action: `${draftAddress(view.place, view.kind)}/drop` },
      textarea({
        name: 'why',
        label: 'Why does the work on this version end?',
        hint: 'The version is kept with your reason. Nothing is deleted.',
        rows: 3,
      }),
      button({ text: 'Stop working on this version', kind: 'warning' }),
    ),
  )
}

/** What was said then stays to be read. */
const saidBefore = (view: LifeView): Html | false =>
  view.earlier.length > 0 && details({ summary: 'What sectors said before it was taken back' }, html`${view.earlier}`)

/** For an open version. */
export const lifePart = (view: LifeView): Html =>
  html`${view.stage === 'draft' ? drafting(view) : html`${none(view)}${view.agreement}${adopted(view)}${publishing(view)}`}${saidBefore(view)}${ending(view)}`
