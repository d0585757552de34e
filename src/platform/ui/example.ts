// An example of a component, as data: shown in the catalogue, and tried by every test that walks the components.
import type { Html } from './html.ts'

export interface Example {
  /** What it shows: "with a mistake". */
  readonly name: string
  /** The options it was made with, for the catalogue. */
  readonly options: unknown
  readonly html: Html
}

/** Examples of a component that takes one object of options. */
export const examplesOf = <O>(
  render: (options: O) => Html | undefined,
  named: Readonly<Record<string, O>>,
): readonly Example[] =>
  Object.entries(named).map(([name, options]) => {
    const html = render(options)
    if (html === undefined) throw new Error(`The example "${name}" shows nothing`)
    return { name, options, html }
  })
