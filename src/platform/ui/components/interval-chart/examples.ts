import { examplesOf } from '../../example.ts'
import { intervalChart } from './interval-chart.ts'

const point = (value: number, half: number) => ({
  value,
  low: value - half,
  high: value + half,
  text: `${value.toFixed(1)} years, between ${(value - half).toFixed(1)} and ${(value + half).toFixed(1)}`,
})

export const intervalChartExamples = examplesOf(intervalChart, {
  'a place against its region and England': {
    name: 'life',
    title: 'Healthy life expectancy at birth, in years',
    words: 'In Merebridge it fell from 61.9 to 60.4 years; in England it stayed near 63.',
    periods: ['2017 - 19', '2018 - 20', '2019 - 21', '2020 - 22'],
    series: [
      { label: 'Merebridge', points: [point(61.9, 1.1), point(61.2, 1.2), null, point(60.4, 1.1)] },
      { label: 'Mere and Fell', points: [point(61.7, 0.5), point(61.6, 0.5), point(61.4, 0.5), point(61.5, 0.5)] },
      { label: 'England', points: [point(63.3, 0.1), point(63.2, 0.1), point(63.1, 0.1), point(63.0, 0.1)] },
    ],
  },
  'one alone, from nought, without intervals': {
    name: 'homes',
    title: 'Households in fuel poverty, in percent',
    words: 'It rose from 11.2% to 16.8%.',
    periods: ['2019', '2020', '2021'],
    after: '%',
    series: [
      {
        label: 'Merebridge',
        points: [11.2, 13.4, 16.8].map((value) => ({ value, text: `${value}%` })),
      },
    ],
  },
})
