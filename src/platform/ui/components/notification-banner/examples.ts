import { examplesOf } from '../../example.ts'
import { notificationBanner } from './notification-banner.ts'

export const notificationBannerExamples = examplesOf(notificationBanner, {
  'it is done': { kind: 'success', name: 'banner-done', html: 'The place Merebridge was made.' },
  'something to know': {
    kind: 'note',
    name: 'banner-note',
    html: 'Boundaries have not been loaded yet, so there is no map.',
  },
})
