import { examplesOf } from '../../example.ts'
import { input } from '../input/input.ts'
import { radios } from './radios.ts'

export const radiosExamples = examplesOf(radios, {
  'one of three, one of which asks more': {
    name: 'made-from',
    label: 'What is the place made from?',
    options: [
      { value: 'districts', text: 'Districts', hint: 'The areas of local authorities.' },
      { value: 'wards', text: 'Wards' },
      {
        value: 'sectors',
        text: 'Postcode sectors',
        conditional: input({ name: 'sectors', label: 'Which sectors?', hint: 'For example, ZX1 1', width: 20 }),
      },
    ],
    value: 'sectors',
  },
  'yes or no': {
    name: 'sure',
    label: 'Does the role end?',
    inline: true,
    options: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
    error: 'Say whether the role ends',
  },
})
