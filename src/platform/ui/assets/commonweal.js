// Makes pages nicer; every page works without it. It fetches only the scripts of the components that are on the page.
// The folder of the design system's modules comes from the page's <html data-scripts="…">.

const folder = document.documentElement.dataset.scripts

const components = {
  'govuk-button': ['button', 'Button'],
  'govuk-checkboxes': ['checkboxes', 'Checkboxes'],
  'govuk-error-summary': ['error-summary', 'ErrorSummary'],
  'govuk-notification-banner': ['notification-banner', 'NotificationBanner'],
  'govuk-password-input': ['password-input', 'PasswordInput'],
  'govuk-service-navigation': ['service-navigation', 'ServiceNavigation'],
  'govuk-skip-link': ['skip-link', 'SkipLink'],
  'govuk-tabs': ['tabs', 'Tabs'],
}

const begun = new WeakSet()

const begin = async (root) => {
  for (const element of root.querySelectorAll('[data-module]')) {
    const found = components[element.dataset.module]
    if (found === undefined || begun.has(element)) continue
    begun.add(element)
    const [name, maker] = found
    // What cannot be fetched is done without: the page works as it is.
    const module = await import(`${folder}components/${name}/${name}.mjs`).catch(() => undefined)
    if (module !== undefined) new module[maker](element)
  }
}

// A region is a stop for the keyboard, and says that there is more, only where there is something to scroll.
const regions = (root) => {
  for (const region of root.querySelectorAll('.cw-scroll')) {
    const scrolls = region.scrollWidth > region.clientWidth
    if (scrolls) region.setAttribute('tabindex', '0')
    else region.removeAttribute('tabindex')
    const hint = region.nextElementSibling
    if (hint?.classList.contains('cw-scroll__hint')) hint.hidden = !scrolls
  }
}

// A page about work in progress brings itself up to date, until it says that there is nothing more to come. It waits while
// the page is out of sight, and never touches a page that is being written in or has the keyboard in its main part.
const keepFresh = (main) => {
  const seconds = Number(main.dataset.refresh)
  if (!(seconds > 0)) return
  const again = () => setTimeout(look, seconds * 1000)
  const look = async () => {
    if (document.hidden || main.contains(document.activeElement)) return again()
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
    if (answer === undefined || !answer.ok || answer.redirected) return again()
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
    if (next === null || main.contains(document.activeElement)) return again()
    // Live regions speak when their words change, so each keeps its element and takes the new words.
    const now = main.querySelectorAll('[role="status"]')
    const then = next.querySelectorAll('[role="status"]')
    if (now.length === then.length && next.dataset.refresh !== undefined) {
      now.forEach((element, i) => {
        if (element.innerHTML !== then[i].innerHTML) element.innerHTML = then[i].innerHTML
      })
      return again()
    }
    main.replaceChildren(...next.childNodes)
    await begin(main)
    regions(main)
    if (next.dataset.refresh !== undefined) again()
  }
  again()
}

document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
await begin(document)
regions(document)
addEventListener('resize', () => regions(document))
const main = document.querySelector('main')
if (main !== null) keepFresh(main)
if (document.querySelector('form[data-keep]') !== null) (await import('./kept.js')).keepForms(document)
if (document.querySelector('[data-live]') !== null) (await import('./live.js')).live(regions)
