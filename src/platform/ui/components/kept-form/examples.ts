import { button } from '../button/button.ts'
import { textarea } from '../textarea/textarea.ts'
import { keptForm } from './kept-form.ts'

const options = {
  action: '/places/merebridge/ideas',
  name: 'idea',
  owner: 'a1b2c3',
  key: '0190a0b0-0000-7000-8000-000000000001',
  sends: 'clears',
  sent: 'Your idea is in.',
} as const

export const keptFormExamples = [
  {
    name: 'a form that sends itself again',
    options,
    html: keptForm(
      options,
      textarea({ name: 'kept-words', label: 'Your idea', rows: 3 }),
      button({ text: 'Add idea' }),
    ),
  },
]
