import { examplesOf } from '../../example.ts'
import { shareBar } from '../share-bar/share-bar.ts'
import { chart } from './chart.ts'

export const chartExamples = examplesOf(chart, {
  'sentence, picture and table': {
    name: 'spend-inside',
    sentence: 'In 2025/26, 38% of spend stayed inside the district; where 12% went is not known.',
    picture: shareBar({
      name: 'spend-inside-bar',
      title: 'Where the money went: 38% inside the district, 50% outside, 12% not known',
      parts: [
        { label: 'Inside the district', share: 0.38, amount: '£46.1 million' },
        { label: 'Outside', share: 0.5, amount: '£60.7 million' },
      ],
      notKnown: { share: 0.12, amount: '£14.6 million' },
    }),
    table: {
      caption: 'Where the money went, 2025/26',
      columns: [
        { name: 'where', title: 'Where' },
        { name: 'pounds', title: 'Pounds', numeric: true },
        { name: 'share', title: 'Share', numeric: true },
      ],
      rows: [
        ['Inside the district', '£46,102,450.12', '38%'],
        ['Outside', '£60,661,118.57', '50%'],
        ['Not known', '£14,558,668.45', '12%'],
      ],
      links: { csv: '/spend.csv', json: '/spend.json' },
    },
    source: 'merebridge-spend-2025-26.csv, 14 May 2026',
  },
})
