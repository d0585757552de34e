import { examplesOf } from '../../example.ts'
import { backLink } from './back-link.ts'

export const backLinkExamples = examplesOf(backLink, {
  'as usual': { href: '/places' },
  'with its own words': { href: '/places', text: 'Back to all places' },
})
