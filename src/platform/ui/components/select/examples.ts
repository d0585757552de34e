import { examplesOf } from '../../example.ts'
import { select } from './select.ts'

export const selectExamples = examplesOf(select, {
  'one of many': {
    name: 'role',
    label: 'Role',
    value: 'viewer',
    options: [
      { value: '', text: 'Choose a role' },
      { value: 'commissioner', text: 'Commissioner' },
      { value: 'viewer', text: 'Viewer' },
    ],
  },
  'with a mistake': {
    name: 'sector',
    label: 'Sector',
    hint: 'Only for place leads.',
    error: 'Choose a sector',
    options: [{ value: '', text: 'Choose a sector' }],
  },
})
