import { examplesOf } from '../../example.ts'
import { html } from '../../html.ts'
import { tabs } from './tabs.ts'

export const tabsExamples = examplesOf(tabs, {
  'two views': {
    name: 'people',
    title: 'People',
    items: [
      {
        id: 'people-here',
        label: 'Here now',
        panel: html`<h3 class="govuk-heading-m">Here now</h3><p class="govuk-body">Three people.</p>`,
      },
      {
        id: 'people-left',
        label: 'Left',
        panel: html`<h3 class="govuk-heading-m">Left</h3><p class="govuk-body">Nobody has left.</p>`,
      },
    ],
  },
})
