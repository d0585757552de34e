import { examplesOf } from '../../example.ts'
import { matrix } from './matrix.ts'

export const matrixExamples = examplesOf(matrix, {
  'goals, objectives and two priorities, with a gap': {
    caption: 'Which priority serves which goal and objective',
    rowsAre: 'Goal or objective',
    mark: 'serves',
    gap: 'No priority serves this',
    columns: [
      { key: '1', short: '1', title: 'Good jobs for people from Harbour', href: '/places/merebridge/priorities/1' },
      { key: '2', short: '2', title: 'Warm homes', href: '/places/merebridge/priorities/2' },
    ],
    groups: [
      {
        title: 'Merebridge Corporate Plan',
        rows: [
          { title: 'Good work for everyone', marked: ['1'] },
          { title: 'A council that lives within its means', marked: [] },
        ],
      },
      {
        title: 'Marmot objectives',
        rows: [{ title: '5 Healthy places', href: '/places/merebridge/objectives/marmot', marked: ['1', '2'] }],
      },
    ],
  },
})
