// One of a few choices, all in sight.
import { type Choice, choiceParameters, type Divider, type FieldOptions, groupParameters } from '../../fields.ts'
import { classes, type Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface RadiosOptions extends FieldOptions {
  readonly options: readonly (Choice | Divider)[]
  readonly value?: string | null | undefined
  /** Beside one another: for two short choices only. */
  readonly inline?: boolean
  readonly small?: boolean
}

export const radios = (options: RadiosOptions): Html =>
  macro('radios', {
    ...groupParameters(options),
    name: options.name,
    idPrefix: options.name,
    classes: classes(options.inline && 'govuk-radios--inline', options.small && 'govuk-radios--small') || undefined,
    items: choiceParameters(options.options, typeof options.value === 'string' ? [options.value] : []),
  })
