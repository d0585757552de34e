// One line of text. `autocomplete`, `inputmode` and `spellcheck` are asked for wherever they help the person who types.
import { type FieldOptions, fieldParameters } from '../../fields.ts'
import type { Content, Html } from '../../html.ts'
import { macro, maybeContent } from '../../macros.ts'

export interface InputOptions extends FieldOptions {
  readonly value?: string | number | null | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search'
  /** `email`, `name`, `current-password`, `one-time-code`… */
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'email' | 'numeric' | 'decimal' | 'tel' | 'url' | 'search'
  readonly spellcheck?: boolean
  /** Room for so many characters; the whole line unless told. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
  readonly prefix?: Content
  readonly suffix?: Content
  readonly disabled?: boolean
}

export const input = (options: InputOptions): Html =>
  macro('input', {
    ...fieldParameters(options),
    value: options.value === null || options.value === undefined ? undefined : String(options.value),
    type: options.type,
    autocomplete: options.autocomplete,
    inputmode: options.inputmode,
    spellcheck: options.spellcheck,
    prefix: maybeContent(options.prefix),
    suffix: maybeContent(options.suffix),
    disabled: options.disabled,
    classes: options.width === undefined ? undefined : `govuk-input--width-${options.width}`,
  })
