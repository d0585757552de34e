// A password, with a button to show it. It never carries a value: what was typed is asked for again.
import { type FieldOptions, fieldParameters } from '../../fields.ts'
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface PasswordInputOptions extends FieldOptions {
  /** `new-password` lets a password manager offer one. */
  readonly autocomplete?: 'current-password' | 'new-password'
}

export const passwordInput = (options: PasswordInputOptions): Html =>
  macro('password-input', { ...fieldParameters(options), autocomplete: options.autocomplete ?? 'current-password' })
