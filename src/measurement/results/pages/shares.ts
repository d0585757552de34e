// The part of a form that asks who pays which share.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { fieldset, type Html, html, input } from '../../../platform/ui/index.ts'
import { link, type PlaceNamed } from '../../pages/words.ts'
import { type SharesTyped, shareField } from '../forms/shares.ts'
import type { PossibleBuyer } from '../rules/types.ts'

export interface SharesView {
  readonly place: PlaceNamed
  readonly buyers: readonly PossibleBuyer[]
  readonly shares: SharesTyped
  readonly errors?: FieldErrors | undefined
}

export const sharesPart = ({ place, buyers, shares, errors }: SharesView): Html =>
  buyers.length === 0
    ? html`<p class="govuk-body">This place has no partner organisations yet, so nobody can be named who pays. Add them on the page of the place first.</p>`
    : fieldset(
        { legend: 'Who pays', size: 'm' },
        html`<p class="govuk-body">What is done counts once: each buyer has its share of it. Together 100%. Buyers of another place can be named once that place ${link(`/places/${place.slug}/joint`, 'lets you name them')}.</p>`,
        ...buyers.map(({ id, name, placeName }) =>
          input({
            ...{ name: shareField(id), label: placeName === undefined ? name : `${name}, for ${placeName}` },
            ...{ width: 4, suffix: '%', inputmode: 'decimal' },
            ...{ value: shares[id], error: errors?.[shareField(id)] },
          }),
        ),
      )
