import { examplesOf } from '../../example.ts'
import { rangeChart } from './range-chart.ts'

export const rangeChartExamples = examplesOf(rangeChart, {
  'how far weights may move': {
    title: 'How far each weight may move before another bid is in front, in percent',
    least: 0,
    most: 100,
    ranges: [
      { label: 'Quality', from: 30.4, to: 100, now: 45, text: '45% now; the same from 30.38% to 100%' },
      { label: 'Price', from: 0, to: 48.1, now: 40, text: '40% now; the same from 0% to 48.08%' },
      { label: 'Social value', from: 15, to: 15, now: 15, text: '15% now; any change puts another in front' },
    ],
  },
})
