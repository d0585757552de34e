// The rooms of the house, the one you are in, and your own way in or out. Signing out changes something, so it is a form.
import { type Html, html } from '../../html.ts'
import { macro, markupForMacro } from '../../macros.ts'
import { form } from '../form/form.ts'

export interface NavigationLink {
  readonly text: string
  readonly href: string
  readonly current: boolean
}

export interface ServiceNavigationOptions {
  readonly navigation: readonly NavigationLink[]
  readonly person?: { readonly name: string } | undefined
  /** The sign-in page is not offered on itself. */
  readonly path: string
  /** Id and label, where a page has two of these. */
  readonly name?: string
  readonly label?: string
}

const ownWay = (options: ServiceNavigationOptions): Html | undefined => {
  if (options.person !== undefined)
    return html`<div class="cw-own"><a class="govuk-link cw-own__name" href="/account">${options.person.name}</a>${form(
      { action: '/sign-out' },
      html`<button type="submit" class="cw-own__out">Sign out</button>`,
    )}</div>`
  if (options.path === '/sign-in') return undefined
  return html`<div class="cw-own"><a class="govuk-link" href="/sign-in">Sign in</a></div>`
}

export const serviceNavigation = (options: ServiceNavigationOptions): Html | undefined => {
  const end = ownWay(options)
  if (end === undefined && options.navigation.length === 0) return undefined
  return macro('service-navigation', {
    ariaLabel: options.label ?? 'Pages and your account',
    navigationLabel: options.label === undefined ? undefined : `${options.label} menu`,
    navigationId: options.name,
    navigation: options.navigation.map((link) => ({ text: link.text, href: link.href, active: link.current })),
    slots: end === undefined ? undefined : { end: { html: markupForMacro(end), align: 'inline' } },
  })
}
