import { examplesOf } from '../../example.ts'
import { barChart } from './bar-chart.ts'

export const barChartExamples = examplesOf(barChart, {
  'with one chosen and what is not known': {
    name: 'spend-by-area',
    title: 'Spend by where the supplier is, in millions of pounds, 2025/26',
    bars: [
      { label: 'Merebridge', value: 46.1, text: '£46.1 million', chosen: true },
      { label: 'Stonehithe', value: 21.4, text: '£21.4 million' },
      { label: 'Kelderdale', value: 9.8, text: '£9.8 million' },
      { label: 'Further away', value: 29.5, text: '£29.5 million' },
    ],
    notKnown: { value: 14.6, text: '£14.6 million' },
  },
})
