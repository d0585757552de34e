// What every form part shares: its name, its words, and how a label or legend may be the page's heading.
import type { Content, Html } from './html.ts'
import { content, maybeContent } from './macros.ts'

export interface FieldOptions {
  /** The form's name for it, and its id: an error summary leads to `#name`. */
  readonly name: string
  readonly label: string
  readonly hint?: Content | undefined
  /** One sentence: what is wrong and what to do. */
  readonly error?: string | undefined
  /** The label (or legend) is the page's only h1. Set `ownHeading` on the page too. */
  readonly heading?: boolean
  /** Larger or smaller words for the label. A group of choices has a medium legend unless told. */
  readonly size?: 's' | 'm' | 'l'
}

const wordsOf = (options: FieldOptions, kind: 'label' | 'fieldset__legend', usual?: 's' | 'm' | 'l') => {
  const size = options.size ?? (options.heading ? 'l' : usual)
  return {
    text: options.label,
    ...(size ? { classes: `govuk-${kind}--${size}` } : {}),
    ...(options.heading ? { isPageHeading: true } : {}),
  }
}

/** The options of the design system's form parts that ours have in common. */
export const fieldParameters = (options: FieldOptions) => ({
  id: options.name,
  name: options.name,
  label: wordsOf(options, 'label'),
  hint: maybeContent(options.hint),
  errorMessage: options.error === undefined ? undefined : { text: options.error },
})

/** The same for a group: choices or a date, with a legend in place of a label. */
export const groupParameters = (options: FieldOptions) => ({
  fieldset: { legend: wordsOf(options, 'fieldset__legend', 'm') },
  hint: maybeContent(options.hint),
  errorMessage: options.error === undefined ? undefined : { text: options.error },
})

export interface Choice {
  readonly value: string
  readonly text: Content
  readonly hint?: Content | undefined
  /** Asked while this is chosen; older browsers show it always, so it must make sense on its own. */
  readonly conditional?: Html
  readonly disabled?: boolean
}

/** An `or` between choices. */
export interface Divider {
  readonly divider: string
}

export const choiceParameters = (
  options: readonly (Choice | Divider)[],
  chosen: readonly string[],
  exclusive?: string,
) =>
  options.map((option) =>
    'divider' in option
      ? option
      : {
          ...content(option.text),
          value: option.value,
          hint: maybeContent(option.hint),
          checked: chosen.includes(option.value),
          disabled: option.disabled,
          conditional: option.conditional === undefined ? undefined : content(option.conditional),
          behaviour: option.value === exclusive ? 'exclusive' : undefined,
        },
  )
