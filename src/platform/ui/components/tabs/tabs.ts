// Views of the same thing, one at a time. Without JavaScript they follow one another on the page.
import type { Html } from '../../html.ts'
import { content, macro } from '../../macros.ts'

export interface TabsOptions {
  readonly name: string
  readonly title?: string
  readonly items: readonly { readonly id: string; readonly label: string; readonly panel: Html }[]
}

export const tabs = (options: TabsOptions): Html =>
  macro('tabs', {
    idPrefix: options.name,
    title: options.title ?? 'Contents',
    items: options.items.map((item) => ({ id: item.id, label: item.label, panel: content(item.panel) })),
  })
