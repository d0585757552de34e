import { examplesOf } from '../../example.ts'
import { errorSummary } from './error-summary.ts'

export const errorSummaryExamples = examplesOf(errorSummary, {
  'two fields and the whole form': {
    name: 'Enter a name for the place',
    districts: 'Choose at least one district',
    '': 'The place was not saved: nothing has changed',
  },
})
