// The living catalogue: every component with its examples and the options each was made with. It is drawn from the same
// examples that the tests try, so it cannot fall behind.
import { details } from './components/details/details.ts'
import type { Example } from './example.ts'
import { allExamples } from './examples.ts'
import { Html, html } from './html.ts'
import type { PageView } from './layout.ts'

const titleOf = (name: string): string => {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Options as they would be written in code; markup and functions are named by what they are. */
const written = (options: unknown): string => {
  const plain = (_: string, value: unknown): unknown => {
    if (value instanceof Html) return 'html`…`'
    return typeof value === 'function' ? 'a function' : value
  }
  return JSON.stringify(options, plain, 2).replace(/"([a-zA-Z]+)":/g, '$1:')
}

const shown = (name: string, example: Example): Html => html`<h3 class="govuk-heading-s">${titleOf(example.name)}</h3>
<div class="cw-example">${example.html}</div>
${details(
  {
    summary: html`Options<span class="govuk-visually-hidden"> of ${titleOf(name)}, ${example.name}</span>`,
    small: true,
  },
  html`<pre class="cw-options">${written(example.options)}</pre>`,
)}`

export const cataloguePage = (): PageView => {
  const names = Object.keys(allExamples).sort()
  return {
    title: 'Catalogue of components',
    caption: 'How pages are made',
    wide: true,
    main: html`<p class="govuk-body cw-readable">Every part that pages are built from, as it is now. Each has its own folder in <code>src/platform/ui/components</code>.</p>
<ul class="govuk-list cw-columns">${names.map((name) => html`<li><a class="govuk-link" href="${`#part-${name}`}">${titleOf(name)}</a></li>`)}</ul>
${names.map(
  (
    name,
  ) => html`<section class="cw-part" aria-labelledby="${`part-${name}`}"><h2 class="govuk-heading-l" id="${`part-${name}`}">${titleOf(name)}</h2>
${allExamples[name]?.map((example) => shown(name, example))}</section>`,
)}`,
  }
}
