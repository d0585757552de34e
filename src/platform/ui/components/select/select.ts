// One of a long list. For a short list radios are easier to use.
import { type FieldOptions, fieldParameters } from '../../fields.ts'
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface SelectOptions extends FieldOptions {
  readonly options: readonly { readonly value: string; readonly text: string; readonly disabled?: boolean }[]
  readonly value?: string | null | undefined
}

export const select = (options: SelectOptions): Html =>
  macro('select', {
    ...fieldParameters(options),
    items: options.options.map((option) => ({ ...option, selected: option.value === options.value })),
  })
