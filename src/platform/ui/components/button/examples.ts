import { examplesOf } from '../../example.ts'
import { button } from './button.ts'

export const buttonExamples = examplesOf(button, {
  'the main thing to do': { text: 'Save place' },
  'something less': { text: 'Save and add another', kind: 'secondary', name: 'then', value: 'another' },
  'what cannot be undone': { text: 'Remove this person', kind: 'warning' },
  'a link that begins something': { text: 'Make a place', href: '/places/new' },
})
