import { examplesOf } from '../../example.ts'
import { dateInput } from './date-input.ts'

export const dateInputExamples = examplesOf(dateInput, {
  'a day': { name: 'starts', label: 'When does the role start?', hint: 'For example, 22 11 2026' },
  'with a mistake': {
    name: 'ends',
    label: 'When does the role end?',
    value: { day: '30', month: '2', year: '2027' },
    error: 'There is no 30 February: enter a real date',
  },
})
