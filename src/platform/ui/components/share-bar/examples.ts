import { examplesOf } from '../../example.ts'
import { shareBar } from './share-bar.ts'

export const shareBarExamples = examplesOf(shareBar, {
  'with what is not known': {
    name: 'where-spent',
    title: 'Where the money went: 38% inside the district, 50% outside, 12% not known',
    parts: [
      { label: 'Inside the district', share: 0.38, amount: '£46.1 million', href: '/spend?where=inside' },
      { label: 'Outside', share: 0.5, amount: '£60.7 million' },
    ],
    notKnown: { share: 0.12, amount: '£14.6 million', href: '/spend?where=not-known' },
  },
})
