// The methods by which £ values are worked out here.
import { html, type PageView, page, table } from '../../../platform/ui/index.ts'
import type { Links } from '../../pages/words.ts'
import type { Method } from '../rules/method.ts'
import { methodAddress } from './words.ts'

export const methodColumns = [
  { name: 'title', title: 'Method' },
  { name: 'definition', title: 'What it answers' },
  { name: 'version', title: 'Version' },
] as const

export const methodsPage = (methods: readonly Method[], links: Links): PageView =>
  page({
    title: 'How figures are worked out',
    wide: true,
    main: html`<p class="govuk-body-l">Every £ value here comes from one of these methods. Each says what it answers, where it comes from, and when not to use it. Try it with your own numbers and compare the answer with a spreadsheet.</p>${table(
      {
        ...{ caption: 'Methods', captionHidden: true, columns: methodColumns, listed: true, links },
        rows: methods.map((method) => [
          html`<a class="govuk-link" href="${methodAddress(method)}">${method.title}</a>`,
          method.definition,
          method.version,
        ]),
      },
    )}`,
  })
