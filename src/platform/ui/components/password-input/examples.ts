import { examplesOf } from '../../example.ts'
import { passwordInput } from './password-input.ts'

export const passwordInputExamples = examplesOf(passwordInput, {
  'to sign in': { name: 'password', label: 'Password' },
  'a new one, with a mistake': {
    name: 'new-password',
    label: 'New password',
    hint: 'At least 12 characters. Three words you can remember are better than one word with signs in it.',
    autocomplete: 'new-password',
    error: 'The password is too short: use at least 12 characters',
  },
})
