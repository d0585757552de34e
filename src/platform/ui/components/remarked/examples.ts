import { examplesOf } from '../../example.ts'
import { html } from '../../html.ts'
import { remarked } from './remarked.ts'

export const remarkedExamples = examplesOf(remarked, {
  'a paragraph with a comment that was answered and settled': {
    part: html`<p class="govuk-body">At least 10% of the marks go to social value.</p>`,
    label: 'Comments on the minimum weighting',
    remarks: [
      {
        voice: 'NHS commissioner',
        words: 'For small contracts this is too much.',
        by: 'Gil Fell, 3 May 2025',
        answers: [{ voice: 'Local authority', words: 'The lowest tier asks for 5%.', by: 'Ada Kell, 4 May 2025' }],
        settled: { words: 'The lowest tier now says 5%.', by: 'Ada Kell, 5 May 2025' },
      },
      { voice: 'Residents', words: 'Say it in plainer words.', by: 'Jo Ames, 6 May 2025', older: true },
    ],
  },
  'a paragraph nobody has spoken about': {
    part: html`<p class="govuk-body">We look at this policy each year.</p>`,
    label: 'Comments on the review',
    remarks: [],
  },
})
