// The one thing to press. A form's button guards against a second press; a link that begins something may look like a button.
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

export interface ButtonOptions {
  /** A verb: "Save place". */
  readonly text: string
  /** Makes it a link that looks like a button. */
  readonly href?: string
  readonly kind?: 'main' | 'secondary' | 'warning'
  /** Sent with the form, where a form has several buttons. */
  readonly name?: string
  readonly value?: string
  readonly disabled?: boolean
  /** May be pressed again at once: the form looks after itself (`keptForm`). */
  readonly repeats?: boolean
}

const looks = { main: undefined, secondary: 'govuk-button--secondary', warning: 'govuk-button--warning' } as const

export const button = (options: ButtonOptions): Html =>
  macro('button', {
    text: options.text,
    href: options.href,
    classes: looks[options.kind ?? 'main'],
    name: options.name,
    value: options.value,
    disabled: options.disabled,
    preventDoubleClick: options.href === undefined && !options.repeats ? true : undefined,
  })
