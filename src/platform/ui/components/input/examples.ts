import { examplesOf } from '../../example.ts'
import { input } from './input.ts'

export const inputExamples = examplesOf(input, {
  'a name': {
    name: 'name',
    label: 'Name of the place',
    hint: 'As people who live there call it.',
    value: 'Merebridge',
  },
  'an e-mail address with a mistake': {
    name: 'email',
    label: 'E-mail address',
    type: 'email',
    autocomplete: 'email',
    spellcheck: false,
    value: 'ada@example',
    error: 'Enter an e-mail address in the form name@example.org',
  },
  'an amount': {
    name: 'amount',
    label: 'How much was paid?',
    prefix: '£',
    inputmode: 'decimal',
    width: 10,
    spellcheck: false,
  },
  'a code': {
    name: 'code',
    label: 'Code from your app',
    hint: 'Six digits.',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    width: 10,
  },
})
