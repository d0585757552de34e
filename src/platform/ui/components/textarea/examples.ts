import { examplesOf } from '../../example.ts'
import { textarea } from './textarea.ts'

export const textareaExamples = examplesOf(textarea, {
  'several lines': {
    name: 'why',
    label: 'Why is this changing?',
    rows: 3,
    value: 'The district was merged.\n\nSee the order of 2024.',
  },
  'as the heading of a page, with a mistake': {
    name: 'idea',
    label: 'What matters most to you?',
    heading: true,
    error: 'Write at least one sentence',
  },
})
