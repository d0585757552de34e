// Something that happened, told once at the top of a page.
import type { Content, Html } from '../../html.ts'
import { content, macro } from '../../macros.ts'

export interface BannerOptions {
  readonly kind: 'success' | 'note'
  /** "Done" or "Important" unless told. */
  readonly title?: string
  readonly html: Content
  /** Unique on the page, where it has two. */
  readonly name?: string
}

export const notificationBanner = (options: BannerOptions): Html =>
  macro('notification-banner', {
    ...content(options.html),
    titleId: options.name,
    titleText: options.title ?? (options.kind === 'success' ? 'Done' : 'Important'),
    type: options.kind === 'success' ? 'success' : undefined,
  })
