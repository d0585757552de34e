// Regions of a page that others change while it is looked at. A cheap address is asked whether there is anything new; only then
// is the page itself fetched, and what differs is put in place. What has the keyboard, or is being filled in, is left alone
// until it has not.

const seconds = 5
const speakAgainAfter = 15_000

const filledIn = (field) =>
  field.matches('[type="radio"], [type="checkbox"]')
    ? field.checked !== field.defaultChecked
    : field.matches('select')
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue

const inUse = (element) =>
  element.contains(document.activeElement) || [...element.querySelectorAll('input, textarea, select')].some(filledIn)

const keepOpen = (now, next) => {
  for (const open of now.querySelectorAll('details[id][open]')) {
    const other = next.querySelector(`#${CSS.escape(open.id)}`)
    if (other !== null) other.open = true
  }
}

/** Entries of a list, one by one. True when nothing had to wait. */
const updateList = (now, next) => {
  let whole = true
  let before = now.firstElementChild
  for (const item of [...next.children]) {
    const own = item.id === '' ? null : now.querySelector(`:scope > #${CSS.escape(item.id)}`)
    if (own === null) {
      now.insertBefore(item, before)
      continue
    }
    if (own === before) before = own.nextElementSibling
    if (own.isEqualNode(item)) continue
    if (inUse(own)) whole = false
    else {
      keepOpen(own, item)
      own.replaceWith(item)
    }
  }
  for (const gone of now.querySelectorAll(':scope > [data-live-gone]')) if (!inUse(gone)) gone.remove()
  return whole
}

const markGone = (now, next) => {
  const stay = new Set([...next.children].map(({ id }) => id))
  for (const item of now.children) item.toggleAttribute('data-live-gone', !stay.has(item.id))
}

/** True when the region shows what is new as a whole. */
const update = (now, next) => {
  if (now.isEqualNode(next)) return true
  if (!inUse(now)) {
    keepOpen(now, next)
    now.replaceChildren(...next.childNodes)
    return true
  }
  const lists = [...now.querySelectorAll('[data-live-list]')]
  let whole = lists.length > 0
  for (const list of lists) {
    const other = next.querySelector(`#${CSS.escape(list.id)}`)
    if (other === null) continue
    markGone(list, other)
    whole = updateList(list, other) && whole
  }
  return whole
}

const json = async (address) => {
  const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => undefined)
  return answer?.ok ? answer.json().catch(() => undefined) : undefined
}

const pageNow = async () => {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined)
  return answer?.ok && !answer.redirected
    ? new DOMParser().parseFromString(await answer.text(), 'text/html')
    : undefined
}

/** @param after is called with a region that was changed */
export const live = (after) => {
  // An example in the catalogue has no page behind it.
  const regions = [...document.querySelectorAll('[data-live]')].filter((one) => one.closest('.cw-example') === null)
  const [first] = regions
  if (first === undefined) return
  let version = first.dataset.version
  let spoke = 0
  let timer
  const say = (words) => {
    if (Date.now() - spoke < speakAgainAfter) return
    spoke = Date.now()
    const status = document.querySelector('[data-live-status]')
    if (status !== null && words !== undefined) status.textContent = words
  }
  const movedOn = () => {
    for (const note of document.querySelectorAll('[data-live-moved]')) note.hidden = false
  }
  const takeIn = (page) => {
    let whole = true
    for (const region of regions) {
      const next = page.getElementById(region.id)
      if (next === null || next.dataset.shape !== region.dataset.shape) {
        movedOn()
        continue
      }
      whole = update(region, next) && whole
      after(region)
    }
    return whole
  }
  const look = async () => {
    clearTimeout(timer)
    if (!document.hidden) {
      const news = await json(first.dataset.live)
      if (news !== undefined && String(news.version) !== version) {
        const page = await pageNow()
        if (page !== undefined && takeIn(page)) version = String(news.version)
        say(news.words)
      }
    }
    timer = setTimeout(look, seconds * 1000)
  }
  timer = setTimeout(look, seconds * 1000)
  addEventListener('commonweal:sent', look)
  document.addEventListener('visibilitychange', () => void (document.hidden || look()))
}
