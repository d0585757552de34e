import { examplesOf } from '../../example.ts'
import { road } from './road.ts'

export const roadExamples = examplesOf(road, {
  'a commitment half way': {
    here: 'commitment',
    stops: {
      priority: { text: 'Work for young people', href: '/priorities/4' },
      question: { text: 'How many apprentices will you train?', href: '/questions/12' },
      commitment: { text: 'Six apprentices', href: '/commitments/31' },
      contract: { text: 'Property services', href: '/contracts/7' },
    },
  },
})
