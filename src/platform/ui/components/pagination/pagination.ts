// The pages of a long list. Where the number of pages is not known (cursors), only "previous" and "next".
import { attributes, classes, type Html, html } from '../../html.ts'

export interface PaginationOptions {
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** 1 for the first page; with `pages` and `hrefOf` the numbers are shown. */
  readonly page?: number
  readonly pages?: number
  readonly hrefOf?: (page: number) => string
  /** Names this navigation where a page has two. */
  readonly label?: string
}

const arrow = (kind: 'prev' | 'next') =>
  html`<svg class="${`govuk-pagination__icon govuk-pagination__icon--${kind}`}" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="${
    kind === 'prev'
      ? 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z'
      : 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z'
  }"></path></svg>`

const step = (kind: 'prev' | 'next', href: string | undefined, block: boolean): Html | undefined =>
  href === undefined
    ? undefined
    : html`<div class="${`govuk-pagination__${kind}`}"><a class="govuk-link govuk-pagination__link" href="${href}" rel="${kind}">${
        (block || kind === 'prev') && arrow(kind)
      }<span class="${classes('govuk-pagination__link-title', block && 'govuk-pagination__link-title--decorated')}">${
        kind === 'prev' ? 'Previous' : 'Next'
      }<span class="govuk-visually-hidden"> page</span></span>${!block && kind === 'next' && arrow(kind)}</a></div>`

/** The first, the last, this one and its neighbours; 0 stands for a gap. */
export const pageNumbers = (page: number, pages: number): readonly number[] => {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages)
  wanted.sort((a, b) => a - b)
  return wanted.flatMap((one, i) => {
    const before = wanted[i - 1]
    if (before === undefined || one - before === 1) return [one]
    // A gap of one page is that page: dots would take as much room.
    return one - before === 2 ? [one - 1, one] : [0, one]
  })
}

const numbers = (page: number, pages: number, hrefOf: (page: number) => string): Html =>
  html`<ul class="govuk-pagination__list">${pageNumbers(page, pages).map((one) =>
    one === 0
      ? html`<li class="govuk-pagination__item govuk-pagination__item--ellipsis">…</li>`
      : html`<li class="${classes('govuk-pagination__item', one === page && 'govuk-pagination__item--current')}"><a class="govuk-link govuk-pagination__link" href="${hrefOf(
          one,
        )}" aria-label="${`Page ${one}`}"${attributes({ 'aria-current': one === page ? 'page' : undefined })}>${one}</a></li>`,
  )}</ul>`

export const pagination = (options: PaginationOptions): Html | undefined => {
  const { page, pages, hrefOf } = options
  const numbered = page !== undefined && pages !== undefined && hrefOf !== undefined
  const previous = options.previous ?? (numbered && page > 1 ? hrefOf(page - 1) : undefined)
  const next = options.next ?? (numbered && page < pages ? hrefOf(page + 1) : undefined)
  if (previous === undefined && next === undefined) return undefined
  return html`<nav class="${classes('govuk-pagination', !numbered && 'govuk-pagination--block')}" aria-label="${options.label ?? 'Pagination'}">${step(
    'prev',
    previous,
    !numbered,
  )}${numbered && numbers(page, pages, hrefOf)}${step('next', next, !numbered)}</nav>`
}
