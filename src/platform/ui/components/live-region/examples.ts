import { html } from '../../html.ts'
import { liveRegion } from './live-region.ts'

const options = {
  name: 'live-ideas',
  asks: '/places/merebridge/ideas/now.json',
  version: 12,
  shape: 'gathering',
  href: '/places/merebridge/ideas',
}

export const liveRegionExamples = [
  {
    name: 'ideas as they come in',
    options,
    html: liveRegion(
      options,
      html`<ul class="govuk-list" id="live-ideas-list" data-live-list=""><li id="live-idea-1">A bus that comes in the evening</li></ul>`,
    ),
  },
]
