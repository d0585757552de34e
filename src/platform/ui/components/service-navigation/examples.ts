import { examplesOf } from '../../example.ts'
import { serviceNavigation } from './service-navigation.ts'

export const serviceNavigationExamples = examplesOf(serviceNavigation, {
  'signed in': {
    navigation: [
      { text: 'What needs me', href: '/', current: false },
      { text: 'Places', href: '/places', current: true },
    ],
    person: { name: 'Ada Fell' },
    name: 'example-navigation',
    label: 'Someone signed in',
    path: '/places',
  },
  'a visitor': { navigation: [], path: '/about', label: 'A visitor' },
})
