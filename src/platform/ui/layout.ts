// The frame of every page. The order is the order in which it is met: skip link, name, rooms, where you are, what went wrong,
// what just happened, the page, the foot.
import type { FieldErrors } from '../kernel/index.ts'
import { iconPath, scriptsFolder } from './assets.ts'
import { backLink } from './components/back-link/back-link.ts'
import { breadcrumbs, type Crumb } from './components/breadcrumbs/breadcrumbs.ts'
import { demoBanner } from './components/demo-banner/demo-banner.ts'
import { errorSummary } from './components/error-summary/error-summary.ts'
import { footer } from './components/footer/footer.ts'
import { header } from './components/header/header.ts'
import { type BannerOptions, notificationBanner } from './components/notification-banner/notification-banner.ts'
import { type NavigationLink, serviceNavigation } from './components/service-navigation/service-navigation.ts'
import { skipLink } from './components/skip-link/skip-link.ts'
import { attributes, classes, type Html, html } from './html.ts'

/** What a page is, before the frame is put round it. */
export interface PageView {
  /** The h1, and the first part of the browser's title. */
  readonly title: string
  readonly main: Html
  readonly backLink?: { readonly href: string; readonly text?: string } | undefined
  readonly breadcrumbs?: readonly Crumb[] | undefined
  /** Above the h1: what this page is part of. */
  readonly caption?: string | undefined
  /** The whole width, for tables and maps; otherwise text keeps to a readable line. */
  readonly wide?: boolean
  /** `main` has its own h1: a form's only label or legend, or a panel. Then the frame writes none. */
  readonly ownHeading?: boolean
  /** Puts "Error: " in the title and the error summary first. */
  readonly errors?: FieldErrors | undefined
  /** Something that just happened, told once. */
  readonly banner?: BannerOptions | undefined
  /** Seconds after which a script brings `main` up to date. Without scripts the page keeps still, so give it a link too. */
  readonly refresh?: number | undefined
}

/** What the installation and the request add. */
export interface Chrome {
  readonly installationName: string
  readonly brandColour: string
  readonly person?: { readonly name: string } | undefined
  readonly navigation: readonly NavigationLink[]
  /** The secret that `http` puts where forms carry their mark; the frame itself has no use for it. */
  readonly csrf: string
  readonly demonstration: boolean
  /** Address of the stylesheet. */
  readonly stylesheet: string
  /** Address of the client script. */
  readonly script: string
  readonly contactEmail?: string | undefined
  readonly path: string
}

/** Says that an object is a page; the compiler checks it where it is written. */
export const page = (view: PageView): PageView => view

const head = (view: PageView, chrome: Chrome): Html => {
  const wrong = Object.keys(view.errors ?? {}).length > 0
  const title = `${wrong ? 'Error: ' : ''}${view.title} – ${chrome.installationName}`
  return html`<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="theme-color" content="${chrome.brandColour}">
<link rel="icon" href="${iconPath}" type="image/svg+xml">
<link rel="stylesheet" href="${chrome.stylesheet}">
<script type="module" src="${chrome.script}"></script>
</head>`
}

const above = (view: PageView): Html | undefined => {
  if (view.breadcrumbs !== undefined) return breadcrumbs(view.breadcrumbs)
  if (view.backLink !== undefined) return backLink(view.backLink)
  return undefined
}

const heading = (view: PageView): Html =>
  html`${view.caption !== undefined && html`<span class="govuk-caption-l">${view.caption}</span>`}${
    !view.ownHeading && html`<h1 class="govuk-heading-l">${view.title}</h1>`
  }`

const main = (view: PageView): Html => {
  const inside = html`${view.errors !== undefined && errorSummary(view.errors)}${
    view.banner !== undefined && notificationBanner(view.banner)
  }${heading(view)}`
  const given = {
    class: classes('govuk-main-wrapper', view.wide && 'cw-wide'),
    id: 'main-content',
    'data-refresh': view.refresh,
  }
  return html`<main${attributes(given)}>${
    view.wide
      ? html`<div class="cw-readable">${inside}</div>${view.main}`
      : html`<div class="cw-readable">${inside}${view.main}</div>`
  }</main>`
}

/** The whole document. Forms in it still carry `<csrf-token></csrf-token>`, which `http` replaces. */
export const layout = (view: PageView, chrome: Chrome): string =>
  html`<!doctype html>
<html lang="en-GB" class="govuk-template" data-scripts="${scriptsFolder}">
${head(view, chrome)}
<body class="govuk-template__body">
${skipLink()}
<header class="govuk-template__header">${header({ name: chrome.installationName })}${serviceNavigation(chrome)}${chrome.demonstration && html`<div class="govuk-width-container">${demoBanner()}</div>`}</header>
<div class="govuk-width-container">${above(view)}${main(view)}</div>
<footer class="govuk-template__footer">${footer(chrome)}</footer>
</body>
</html>
`.toString()
