// Several lines of text.
import { type FieldOptions, fieldParameters } from '../../fields.ts'
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface TextareaOptions extends FieldOptions {
  readonly value?: string | null | undefined
  readonly rows?: number
  readonly autocomplete?: string
  readonly spellcheck?: boolean
}

export const textarea = (options: TextareaOptions): Html =>
  macro('textarea', {
    ...fieldParameters(options),
    value: options.value ?? undefined,
    rows: options.rows === undefined ? undefined : String(options.rows),
    autocomplete: options.autocomplete,
    spellcheck: options.spellcheck ?? true,
  })
