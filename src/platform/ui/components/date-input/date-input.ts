// A day in three boxes: `name-day`, `name-month`, `name-year`. The first box has the field's name as its id.
import { type FieldOptions, groupParameters } from '../../fields.ts'
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface DateInputOptions extends FieldOptions {
  /** As typed, so that what cannot be read is shown again. */
  readonly value?: { readonly day?: string; readonly month?: string; readonly year?: string } | undefined
  /** The day in the year is the person's own birthday. */
  readonly birthday?: boolean
}

export const dateInput = (options: DateInputOptions): Html => {
  const part = (name: 'day' | 'month' | 'year', label: string, width: number) => ({
    name,
    label,
    id: name === 'day' ? options.name : `${options.name}-${name}`,
    value: options.value?.[name],
    classes: `govuk-input--width-${width}${options.error === undefined ? '' : ' govuk-input--error'}`,
    autocomplete: options.birthday ? `bday-${name}` : undefined,
  })
  return macro('date-input', {
    ...groupParameters(options),
    id: `${options.name}-date`,
    namePrefix: options.name,
    items: [part('day', 'Day', 2), part('month', 'Month', 2), part('year', 'Year', 4)],
  })
}
