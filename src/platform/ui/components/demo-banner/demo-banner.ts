// On every page of a demonstration: nobody may take an invented place for a real one.
import { type Html, html } from '../../html.ts'

export const demoBanner = (): Html =>
  html`<div class="govuk-phase-banner cw-demo-banner"><p class="govuk-phase-banner__content"><strong class="govuk-tag govuk-phase-banner__content__tag">Demonstration</strong><span class="govuk-phase-banner__text">This is an invented place. Its people, organisations and figures are made up.</span></p></div>`
