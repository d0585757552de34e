import { summaryList } from './summary-list.ts'

const place = [
  { key: 'Name', value: 'Merebridge', actions: [{ href: '/edit', text: 'Change', of: 'name' }] },
  { key: 'Made from', value: 'One district', actions: [{ href: '/districts', text: 'Change', of: 'districts' }] },
  { key: 'People who live there', value: null },
]

export const summaryListExamples = [
  { name: 'with changes and something not known', options: place, html: summaryList(place) },
  { name: 'without lines', options: { borders: false }, html: summaryList(place.slice(0, 2), { borders: false }) },
]
