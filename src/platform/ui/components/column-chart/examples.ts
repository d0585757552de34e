import { examplesOf } from '../../example.ts'
import { columnChart } from './column-chart.ts'

const months = ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const spent = [3.1, 2.6, 2.9, 3.4, 2.2, 3.8, 3.0, 2.7, 4.4]

export const columnChartExamples = examplesOf(columnChart, {
  'one column for each month': {
    name: 'by-month',
    title: 'Spend in each month, in millions of pounds',
    words: 'From April to December 2025 spend lay between £2.2 million and £4.4 million a month.',
    unit: { size: 1, before: '£', after: ' million' },
    columns: months.map((month, i) => ({
      label: `${month} 2025`,
      values: [spent[i] ?? 0],
      text: `£${spent[i]} million`,
      ...(i % 3 === 0 ? { mark: month } : {}),
    })),
  },
  'in parts, with what is not known': {
    name: 'by-year',
    title: 'Where the money went in each year, in millions of pounds',
    words: 'Spend inside the district rose from £31 million to £46 million in three years; what is not known fell.',
    unit: { size: 1, before: '£', after: ' million' },
    parts: [{ label: 'Inside the district' }, { label: 'Outside' }, { label: 'Not known', notKnown: true }],
    columns: [
      { label: '2023/24', mark: '2023/24', values: [31.2, 52.1, 24.8], text: '£108.1 million' },
      { label: '2024/25', mark: '2024/25', values: [38.4, 55.9, 19.3], text: '£113.6 million' },
      { label: '2025/26', mark: '2025/26', values: [46.1, 60.7, 14.6], text: '£121.4 million' },
    ],
  },
})
