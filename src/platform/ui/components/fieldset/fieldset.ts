// Fields that belong together, under one legend.
import { type Html, type HtmlValue, html } from '../../html.ts'
import { macro, markupForMacro } from '../../macros.ts'

export interface FieldsetOptions {
  readonly legend: string
  readonly size?: 's' | 'm' | 'l'
  /** The legend is the page's only h1. Set `ownHeading` on the page too. */
  readonly heading?: boolean
}

export const fieldset = (options: FieldsetOptions, ...inside: readonly HtmlValue[]): Html =>
  macro('fieldset', {
    legend: {
      text: options.legend,
      classes: `govuk-fieldset__legend--${options.size ?? (options.heading ? 'l' : 'm')}`,
      isPageHeading: options.heading,
    },
    html: markupForMacro(html`${inside}`),
  })
