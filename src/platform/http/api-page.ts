// The list of the API for people; programs get the same as OpenAPI at the same address.
import { html, type PageView, table } from '../ui/index.ts'
import type { Route } from './route.ts'
import { apiPath } from './twins.ts'

export const apiPage = (routes: readonly Route[], address: string): PageView => ({
  title: 'The API',
  wide: true,
  main: html`<div class="cw-readable">
<p class="govuk-body">Every page that shows data gives the same data as JSON: put <code>.json</code> after its address, or <code>/api</code> in front. Tables are there as <code>.csv</code> too.</p>
<p class="govuk-body">A program signs in with a token that you make under “Your account”:</p>
<pre class="cw-options" tabindex="0">curl -H 'Authorization: Bearer TOKEN' ${address}/api/…</pre>
<p class="govuk-body">A program that asks this address for JSON gets the whole description in OpenAPI 3.1.</p>
</div>${table({
    caption: 'What can be asked',
    columns: [
      { name: 'address', title: 'Address' },
      { name: 'words', title: 'What it does' },
      { name: 'permission', title: 'Permission' },
    ],
    rows: routes.map((route) => [
      html`<code>${route.method} ${apiPath(route.path)}</code>`,
      route.words,
      html`<code>${route.permission}</code>`,
    ]),
    empty: 'Nothing yet.',
  })}`,
})
