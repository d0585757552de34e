import { examplesOf } from '../../example.ts'
import { receipt } from './receipt.ts'

export const receiptExamples = examplesOf(receipt, {
  'after an import': {
    title: 'Postcodes taken in',
    reference: 'REG-2026-0042',
    when: '22 November 2026 at 9:05am',
    by: 'Ada Fell',
    taken: [
      { key: 'File', value: 'ONSPD_AUG_2026.csv' },
      { key: 'Postcodes', value: '1,683,214' },
    ],
    held: {
      reasons: [
        { reason: 'The postcode is not in a form we know', count: 12 },
        { reason: 'The line stops early', count: 2 },
      ],
      href: '/registers/42/held',
    },
    next: 'Places find their postcodes by themselves within a few minutes. You need do nothing.',
    downloads: [{ text: 'The lines held back, as CSV', href: '/registers/42/held.csv' }],
  },
  'with nothing held': {
    title: 'Authorities taken in',
    reference: 'REG-2026-0041',
    when: '21 November 2026 at 4:30pm',
    taken: [{ key: 'Authorities', value: '361' }],
    next: 'You can make a place from them now.',
  },
})
