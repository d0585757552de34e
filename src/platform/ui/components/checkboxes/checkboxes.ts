// Any number of a few choices.
import { type Choice, choiceParameters, type Divider, type FieldOptions, groupParameters } from '../../fields.ts'
import { type Html, html } from '../../html.ts'
import { content, macro } from '../../macros.ts'

export interface CheckboxesOptions extends FieldOptions {
  readonly options: readonly (Choice | Divider)[]
  /** The values chosen. One on its own may be given as text, as a form sends it. */
  readonly value?: string | readonly string[] | null | undefined
  /** The value that clears the others: "None of these". */
  readonly exclusive?: string
  readonly small?: boolean
}

export const checkboxes = (options: CheckboxesOptions): Html =>
  macro('checkboxes', {
    ...groupParameters(options),
    name: options.name,
    idPrefix: options.name,
    classes: options.small ? 'govuk-checkboxes--small' : undefined,
    items: choiceParameters(options.options, [options.value ?? []].flat(), options.exclusive),
  })

export interface CheckboxOptions {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly checked?: boolean
}

/** One box alone, for a row of a table: its words are there for screen readers. */
export const soleCheckbox = (options: CheckboxOptions): Html =>
  macro('checkboxes', {
    name: options.name,
    idPrefix: `${options.name}-${options.value}`,
    classes: 'govuk-checkboxes--small cw-sole-checkbox',
    items: [
      {
        // The box is drawn by the label, so the label stays and its words are hidden from sight.
        ...content(html`<span class="govuk-visually-hidden">${options.label}</span>`),
        value: options.value,
        checked: options.checked,
      },
    ],
  })
