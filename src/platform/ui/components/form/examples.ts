import { button } from '../button/button.ts'
import { input } from '../input/input.ts'
import { form, hidden } from './form.ts'

export const formExamples = [
  {
    name: 'a form that changes something',
    options: { action: '/places' },
    html: form(
      { action: '/places' },
      hidden('kind', 'districts'),
      input({ name: 'place-name', label: 'Name of the place' }),
      button({ text: 'Make place' }),
    ),
  },
  {
    name: 'a search',
    options: { action: '/places', method: 'get' },
    html: form(
      { action: '/places', method: 'get' },
      input({ name: 'q', label: 'Search places', type: 'search', width: 20 }),
      button({ text: 'Search', kind: 'secondary' }),
    ),
  },
]
