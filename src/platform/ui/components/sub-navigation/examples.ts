import { examplesOf } from '../../example.ts'
import { subNavigation } from './sub-navigation.ts'

export const subNavigationExamples = examplesOf(subNavigation, {
  'the pages of a part': {
    label: 'The ledger of Merebridge',
    links: [
      { text: 'Overview', href: '/ledger', current: true },
      { text: 'Months', href: '/ledger/months' },
      { text: 'Suppliers', href: '/ledger/suppliers' },
    ],
  },
  'a choice for the page': {
    label: 'Financial year',
    labelShown: true,
    links: [
      { text: 'All years', href: '?' },
      { text: '2024/25', href: '?year=2024-25', current: true },
    ],
  },
})
