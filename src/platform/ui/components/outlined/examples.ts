import { examplesOf } from '../../example.ts'
import { html } from '../../html.ts'
import { outlined } from './outlined.ts'

export const outlinedExamples = examplesOf(outlined, {
  'a charter with its outline': {
    label: 'Parts of the charter',
    entries: [
      { text: 'On one page', href: '#example-one-page' },
      { text: 'What we promise', href: '#example-promise', note: '2 comments', under: true },
    ],
    main: html`<h3 class="govuk-heading-m" id="example-one-page">On one page</h3><h4 class="govuk-heading-s" id="example-promise">What we promise</h4><p class="govuk-body">We spend public money together in this place.</p>`,
  },
})
