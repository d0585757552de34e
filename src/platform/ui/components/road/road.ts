// The road from a priority to a figure, and where on it this record stands. The same strip is on every record's page.
import { classes, type Html, html } from '../../html.ts'

export const stations = ['priority', 'question', 'commitment', 'contract', 'return', 'evidence', 'figure'] as const
export type Station = (typeof stations)[number]

export interface RoadStop {
  readonly text: string
  readonly href: string
}

export interface RoadOptions {
  readonly here: Station
  /** What stands at each station of this record's road; a station left out has nothing yet. */
  readonly stops: Readonly<Partial<Record<Station, RoadStop>>>
}

const stop = (station: Station, options: RoadOptions): Html => {
  const found = options.stops[station]
  const here = station === options.here
  const words = here
    ? html`<strong class="cw-road__text" aria-current="step">${found?.text ?? 'this page'}</strong>`
    : found === undefined
      ? html`<span class="cw-road__none">none yet</span>`
      : html`<a class="govuk-link cw-road__text" href="${found.href}">${found.text}</a>`
  return html`<li class="${classes('cw-road__stop', here && 'cw-road__stop--here', found === undefined && !here && 'cw-road__stop--none')}"><span class="cw-road__station">${station}</span> ${words}</li>`
}

export const road = (options: RoadOptions): Html =>
  html`<nav class="cw-road" aria-label="From priority to figure"><ol class="cw-road__stops">${stations.map((station) => stop(station, options))}</ol></nav>`
