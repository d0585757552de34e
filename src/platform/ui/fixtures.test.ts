// Our own-written components against the HTML that the design system publishes for them, for the options we support.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { backLink } from './components/back-link/back-link.ts'
import { breadcrumbs } from './components/breadcrumbs/breadcrumbs.ts'
import { details } from './components/details/details.ts'
import { header } from './components/header/header.ts'
import { insetText } from './components/inset-text/inset-text.ts'
import { pagination } from './components/pagination/pagination.ts'
import { panel } from './components/panel/panel.ts'
import { skipLink } from './components/skip-link/skip-link.ts'
import { summaryList } from './components/summary-list/summary-list.ts'
import { tableElement } from './components/table/table.ts'
import { tag } from './components/tag/tag.ts'
import { warningText } from './components/warning-text/warning-text.ts'
import { type Html, raw } from './html.ts'
import { govukFolder } from './macros.ts'

interface Words {
  readonly text?: string
  readonly html?: string
}
interface Item extends Words {
  readonly href?: string
  readonly number?: number
  readonly current?: boolean
  readonly format?: string
}
/** The options we read of a published fixture. */
interface Options extends Item {
  readonly id?: string
  readonly items?: readonly Item[]
  readonly summaryText?: string
  readonly open?: boolean
  readonly titleHtml?: string
  readonly titleText?: string
  readonly previous?: { readonly href: string }
  readonly next?: { readonly href: string }
  readonly logoText?: string
  readonly url?: string
  readonly head?: readonly Item[]
  readonly caption?: string
  readonly captionClasses?: string
  readonly rows?: readonly (readonly Item[] & SummaryFixture)[]
  readonly firstCellIsHeader?: boolean
}
interface Fixture {
  readonly name: string
  readonly html: string
  readonly options: Options
}
interface SummaryFixture {
  readonly key: Words
  readonly value: Words
  readonly actions?: { readonly items?: readonly (Words & { href: string; visuallyHiddenText?: string })[] }
}

/** White space, the order of attributes and classes, and the ways to write one character do not matter. */
const normal = (markup: string): string =>
  markup
    .replace(/&ctdot;/g, '…')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/<([a-z0-9]+)((?:\s+[a-z:-]+(?:="[^"]*")?)*)\s*(\/?)>/gi, (_, name: string, given: string) => {
      const sorted = [...given.matchAll(/([a-z:-]+)(?:="([^"]*)")?/gi)]
        .map(([, key, value]) => `${key}="${(value ?? '').trim().split(/\s+/).sort().join(' ')}"`)
        .sort()
      return `<${[name, ...sorted].join(' ')}>`
    })
    .replace(/\s+/g, ' ')
    .replace(/ ?(<[^>]*>) ?/g, '$1')
    .trim()

const words = (given: Words): string | Html => (given.html === undefined ? (given.text ?? '') : raw(given.html))

const compare = (component: string, names: readonly string[], ours: (options: Options) => Html | undefined) =>
  test(`${component} is what the design system publishes`, () => {
    const file = join(govukFolder, 'components', component, 'fixtures.json')
    const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: readonly Fixture[] }
    for (const name of names) {
      const fixture = fixtures.find((one) => one.name === name)
      assert.ok(fixture, `no fixture "${name}" of ${component}`)
      assert.equal(normal(String(ours(fixture.options))), normal(fixture.html), name)
    }
  })

compare('back-link', ['default', 'with custom text and link'], (o) =>
  backLink({ href: o.href ?? '#', ...(o.text === undefined ? {} : { text: o.text }) }),
)
compare('breadcrumbs', ['default', 'with last breadcrumb as current page'], (o) =>
  breadcrumbs(
    (o.items ?? []).map((item) => ({ text: item.text ?? '', ...(item.href === undefined ? {} : { href: item.href }) })),
  ),
)
compare('details', ['default', 'expanded', 'id'], (o) =>
  details(
    { summary: o.summaryText ?? '', open: o.open === true, ...(o.id === undefined ? {} : { id: o.id }) },
    words(o),
  ),
)
compare('generic-header', ['default'], (o) =>
  raw(
    header({ name: o.logoText ?? '', href: o.url ?? '/' })
      .toString()
      .replace(' cw-header', ''),
  ),
)
compare('inset-text', ['default', 'with html'], (o) => insetText(words(o)))
compare('panel', ['default', 'body html'], (o) => panel({ title: o.titleText ?? o.titleHtml ?? '', text: words(o) }))
compare('tag', ['default', 'grey', 'green', 'red', 'orange'], (o) => {
  const kinds = { Grey: 'quiet', Green: 'good', Red: 'wrong', Orange: 'attention' } as const
  return tag(o.text ?? '', kinds[o.text as keyof typeof kinds] ?? 'plain')
})
compare('warning-text', ['default'], (o) => warningText(words(o)))
compare('skip-link', ['default'], (o) =>
  raw(
    skipLink()
      .toString()
      .replace('#main-content', o.href ?? ''),
  ),
)
compare('pagination', ['default', 'first page', 'last page'], (o) =>
  pagination({
    page: o.items?.find((item) => item.current)?.number ?? 0,
    pages: o.items?.length ?? 0,
    hrefOf: (page) => o.items?.find((item) => item.number === page)?.href ?? o.previous?.href ?? '',
    previous: o.previous?.href,
    next: o.next?.href,
  }),
)
compare('pagination', ['with prev and next only', 'with previous only', 'with next only'], (o) =>
  pagination({ previous: o.previous?.href, next: o.next?.href }),
)
compare('summary-list', ['default', 'with actions', 'with some actions'], (o) =>
  summaryList(
    (o.rows ?? []).map((row) => ({
      key: words(row.key),
      value: words(row.value),
      actions: (row.actions?.items ?? []).map((action) => ({
        href: action.href,
        text: action.text ?? '',
        ...(action.visuallyHiddenText === undefined ? {} : { of: action.visuallyHiddenText }),
      })),
    })),
  ),
)
compare('table', ['with head and caption'], (o) => {
  const size = /--([a-z]+)$/.exec(o.captionClasses ?? '')?.[1]
  return tableElement({
    caption: o.caption ?? '',
    columns: (o.head ?? []).map((head, i) => ({
      name: `c${i}`,
      title: head.text ?? '',
      numeric: head.format === 'numeric',
    })),
    rows: (o.rows ?? []).map((row) => row.map((cell) => words(cell))),
    rowHeads: o.firstCellIsHeader === true,
    ...(size === 's' || size === 'm' || size === 'l' || size === 'xl' ? { captionSize: size } : {}),
  })
})
