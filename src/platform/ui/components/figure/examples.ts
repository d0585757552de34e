import { examplesOf } from '../../example.ts'
import { figure } from './figure.ts'

const working = {
  method: { name: 'Local share of spend', version: '2', href: '/methods/local-share' },
  inputs: [{ text: '61,204 lines of the ledger', href: '/ledger' }, { text: 'Addresses of 4,012 suppliers' }],
  sources: [{ name: 'merebridge-spend-2025-26.csv', date: '14 May 2026', href: '/files/spend' }],
  notKnown: 'Where 12% of the money went: 391 suppliers have no address we could read.',
}

export const figureExamples = examplesOf(figure, {
  'a value': {
    name: 'local-share',
    what: 'Spend that stayed inside the district',
    value: '38%',
    unit: 'of all spend',
    period: '1 April 2025 to 31 March 2026',
    ...working,
  },
  'a range, with how far it has been checked': {
    name: 'jobs',
    what: 'Jobs for local people',
    value: { low: '31', central: '38', high: '44' },
    unit: 'jobs',
    period: '1 April 2023 to 31 March 2026',
    ...working,
    grades: [
      { label: 'claimed', share: 0.2, amount: '8 jobs', href: '/jobs?grade=claimed' },
      { label: 'evidenced', share: 0.3, amount: '11 jobs', href: '/jobs?grade=evidenced' },
      { label: 'confirmed', share: 0.5, amount: '19 jobs', href: '/jobs?grade=confirmed' },
    ],
  },
})
