// Everything that must be put right, first on the page, each leading to its field.
import type { FieldErrors } from '../../../kernel/index.ts'
import type { Html } from '../../html.ts'
import { macro } from '../../macros.ts'

/** The error named `''` is about the whole form and leads nowhere. */
export const errorSummary = (errors: FieldErrors): Html | undefined => {
  const list = Object.entries(errors).map(([name, text]) => ({ text, href: name === '' ? undefined : `#${name}` }))
  return list.length === 0 ? undefined : macro('error-summary', { titleText: 'There is a problem', errorList: list })
}
