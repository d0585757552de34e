// The tree of criteria as one form. Each button keeps what was typed and then does what it says, so it needs no script.
import {
  button,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  select,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link } from '../../pages/words.ts'
import { criterionKinds } from '../../rules/criteria.ts'
import { type CriteriaTyped, fieldOf } from '../forms/criteria.ts'
import { isSocialValue, mostDeep, type Placed, placedIn, shareOf, whole } from '../rules/tree.ts'
import type { Tender } from '../rules/types.ts'
import type { DraftForm } from './forms.ts'
import { kindTitles, percentWords, tenderAt, underTender } from './words.ts'

export interface CriteriaView extends DraftForm<CriteriaTyped> {
  readonly tender: Tender
}

const press = (text: string, what: string): Html => button({ text, name: 'do', value: what, kind: 'secondary' })

const one =
  ({ place, procurement, tender, typed, errors }: CriteriaView) =>
  ({ criterion: { id, title, kind, children }, depth, above, leaf, share }: Placed): Html => {
    const at = typed[id] ?? { title: '', kind: '', weight: '' }
    const known = title === '' ? 'a criterion without a title' : title
    const draft = tenderAt(place, procurement.id, tender.id)
    const sum = children.reduce((all, child) => all + child.weight, 0)
    return html`${fieldset(
      { legend: above.length === 0 ? known : `${above.map((other) => other.title || '…').join(' › ')} › ${known}` },
      input({
        name: fieldOf(id, 'title'),
        label: 'What is judged',
        value: at.title,
        error: errors?.[fieldOf(id, 'title')],
      }),
      input({
        ...{ name: fieldOf(id, 'weight'), label: 'Weight', width: 5, suffix: '%', inputmode: 'decimal' },
        ...{ value: at.weight, error: errors?.[fieldOf(id, 'weight')] },
        hint: depth === 1 ? undefined : `Of what stands above it. ${percentWords(share)} of all marks.`,
      }),
      select({
        ...{ name: fieldOf(id, 'kind'), label: 'About', value: at.kind, error: errors?.[fieldOf(id, 'kind')] },
        options: criterionKinds.map((kind) => ({ value: kind, text: kindTitles[kind] })),
      }),
      leaf
        ? html`<p class="govuk-body">${kind === 'price' ? link(`${draft}/laboratory`, `Formula of ${known}`) : link(`${draft}/criteria/${id}`, `Question of ${known}`)}</p>`
        : html`<p class="govuk-body">Those under it make ${percentWords(sum)}${sum !== whole && html` <strong>instead of 100%</strong>`}.</p>`,
      html`<div class="govuk-button-group">${press(`Up: ${known}`, `up:${id}`)}${press(`Down: ${known}`, `down:${id}`)}${
        depth < mostDeep && press(`Add under ${known}`, `add:${id}`)
      }${press(`Take off ${known}`, `remove:${id}`)}</div>`,
    )}`
  }

export const criteriaPage = (view: CriteriaView): PageView => {
  const { place, procurement, tender, errors } = view
  const sum = tender.criteria.reduce((all, { weight }) => all + weight, 0)
  return framed({
    place,
    title: 'Criteria and weights',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/criteria` },
      html`<p class="govuk-body">The weights of those beside each other make 100%. The top level makes ${percentWords(sum)} now; social value has ${percentWords(shareOf(tender.criteria, isSocialValue))} of all marks.</p>`,
      hidden('edition', tender.edition),
      // Pressing Enter in a box keeps, rather than moving the first criterion.
      html`<div class="govuk-button-group">${button({ text: 'Keep what I typed', name: 'do', value: 'keep' })}</div>`,
      ...placedIn(tender.criteria).map(one(view)),
      html`<div class="govuk-button-group">${button({ text: 'Keep what I typed', name: 'do', value: 'keep' })}${press('Add at the top level', 'add:')}</div>`,
    ),
  })
}
