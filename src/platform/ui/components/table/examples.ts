import { examplesOf } from '../../example.ts'
import { tag } from '../tag/tag.ts'
import { table } from './table.ts'

const columns = [
  { name: 'contract', title: 'Contract' },
  { name: 'supplier', title: 'Supplier' },
  { name: 'state', title: 'State' },
  { name: 'value', title: 'Value', numeric: true },
]

export const tableExamples = examplesOf(table, {
  'text, states and figures': {
    caption: 'Contracts of Merebridge',
    columns,
    rows: [
      ['Property services', 'Fell and Daughters', tag('on track', 'good'), '£1,204,000.00'],
      ['Domestic abuse service', 'Harbour Light', tag('behind', 'attention'), '£860,500.00'],
      ['School meals', 'Mere Kitchens', tag('waiting', 'quiet'), null],
    ],
    links: { csv: '/contracts.csv', json: '/contracts.json' },
  },
  'a list on a phone': {
    caption: 'Letters of Merebridge',
    listed: true,
    columns: [
      { name: 'subject', title: 'Subject' },
      { name: 'to', title: 'To' },
      { name: 'state', title: 'State' },
    ],
    rows: [
      ['An invitation', 'Harbour Light', tag('sent', 'good')],
      ['A new password', 'Mere Kitchens', tag('waiting', 'quiet')],
    ],
  },
  'with no rows': { caption: 'Contracts of Kelderdale', columns, rows: [], empty: 'There are no contracts yet.' },
})
