import { examplesOf } from '../../example.ts'
import { checkboxes, soleCheckbox } from './checkboxes.ts'

export const checkboxesExamples = [
  ...examplesOf(checkboxes, {
    'several may be chosen': {
      name: 'districts',
      label: 'Which districts make this place?',
      hint: 'Choose all that belong to it.',
      options: [
        { value: 'one', text: 'Stonehithe' },
        { value: 'two', text: 'Kelderdale', hint: 'Since 1 April 2024' },
      ],
      value: ['one'],
    },
    'with a mistake, and none of them': {
      name: 'partners',
      label: 'Who is a partner?',
      error: 'Choose at least one partner, or "No partners yet"',
      options: [
        { value: 'council', text: 'Merebridge Borough Council' },
        { divider: 'or' },
        { value: 'none', text: 'No partners yet' },
      ],
      exclusive: 'none',
    },
  }),
  ...examplesOf(soleCheckbox, { 'one alone, in a row': { name: 'people', value: 'p1', label: 'Choose Ada Fell' } }),
]
