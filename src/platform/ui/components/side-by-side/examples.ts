import { examplesOf } from '../../example.ts'
import { sideBySide } from './side-by-side.ts'

export const sideBySideExamples = examplesOf(sideBySide, {
  'two versions of a priority': {
    label: 'Two versions of this priority',
    left: {
      title: 'Version 1, 3 May 2025',
      text: 'More young people in Saltmarsh have a first job by 2027.',
      foot: 'Written by Ada Fell',
    },
    right: {
      title: 'Version 2, 9 June 2025',
      text: 'More young people in Saltmarsh and Harbour have a first job or an apprenticeship by 2028.',
      foot: 'Written by Idris Kell',
    },
  },
})
