import { examplesOf } from '../../example.ts'
import { breadcrumbs } from './breadcrumbs.ts'

export const breadcrumbsExamples = examplesOf(breadcrumbs, {
  'two above this page': [
    { text: 'Places', href: '/places' },
    { text: 'Merebridge', href: '/places/merebridge' },
    { text: 'People' },
  ],
})
