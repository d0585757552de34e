// The design system's own macros, called as functions. Only this file knows that they are Nunjucks templates.
// They are slow beside `html` (about 250 full pages a second), so they serve form parts and page furniture, never loops of rows.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import { type Content, Html, raw } from './html.ts'

const require = createRequire(import.meta.url)

/** The folder `dist/govuk` of the installed design system. */
export const govukFolder: string = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk')

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(dirname(govukFolder)), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
})

type Macro = (parameters: object) => { toString(): string }

/** A part of Nunjucks that its published types leave out. */
interface Exporting {
  getExported(answer: (error: Error | null, exported: Readonly<Record<string, Macro>>) => void): void
}

const exporting = (template: object): template is Exporting => 'getExported' in template

const load = (component: string, name: string): Macro => {
  let macro: Macro | undefined
  let problem: unknown
  const template = environment.getTemplate(`govuk/components/${component}/macro.njk`, true)
  if (!exporting(template)) throw new Error('This Nunjucks has no getExported')
  // The answer comes before getExported returns: the loader reads files synchronously.
  template.getExported((error: Error | null, exported: Readonly<Record<string, Macro>>) => {
    problem = error
    macro = exported?.[name]
  })
  if (macro === undefined) throw new Error(`The design system has no macro ${name}`, { cause: problem })
  return macro
}

const loaded = new Map<string, Macro>()

const macroName = (component: string): string =>
  `govuk${component.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}`

/** Renders one of the design system's components, by its folder's name, with its own option names. */
export const macro = (component: string, parameters: object): Html => {
  let call = loaded.get(component)
  if (call === undefined) {
    call = load(component, macroName(component))
    loaded.set(component, call)
  }
  return raw(call(parameters).toString().trim())
}

/** Macros indent the markup handed to them, and would indent the lines a person typed into a textarea inside it. A line
 * break written as an entity means the same and is left alone. */
export const markupForMacro = (given: Html): string => given.toString().replaceAll('\n', '&#10;')

/** Words or markup, as the macros want it. */
export const content = (given: Content): { readonly text: string } | { readonly html: string } =>
  given instanceof Html ? { html: markupForMacro(given) } : { text: given }

export const maybeContent = (given: Content | undefined) => (given === undefined ? undefined : content(given))
