// Keeps what is typed in this browser until the server has answered, so that a lost connection loses no words. A form that sends
// is sent from here: what cannot go now waits, and goes when there is a connection again. The key in the form lets the server know
// a thing that it has taken already.

const prefix = 'commonweal kept '
const day = 24 * 60 * 60 * 1000
const retryAfter = 10_000

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}
const write = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // A browser that keeps nothing (a private window, a full disk): the form works as it does without this.
  }
}

/** What somebody else left on a shared machine goes after a day, one's own after a month. */
const tidy = (owner) => {
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(prefix))) {
    const kept = read(name)
    const age = Date.now() - (kept?.at ?? 0)
    if (age > (name.startsWith(`${prefix}${owner} `) ? 30 * day : day)) localStorage.removeItem(name)
  }
}

const entriesOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => name !== '_csrf' && typeof value === 'string')

const putBack = (form, entries) => {
  for (const field of form.elements) {
    if (field.name === '' || field.name === '_csrf' || field.type === 'submit') continue
    const values = entries.filter(([name]) => name === field.name).map(([, value]) => value)
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value)
    else if (values.length > 0) field.value = values[0]
  }
}

const typed = (form) =>
  [...form.elements].some((field) =>
    field.type === 'hidden' || field.type === 'submit'
      ? false
      : field.type === 'radio' || field.type === 'checkbox'
        ? field.checked !== field.defaultChecked
        : field.type === 'select-one'
          ? [...field.options].some((option) => option.selected !== option.defaultSelected) && field.value !== ''
          : field.value !== field.defaultValue && field.value.trim() !== '',
  )

const renew = (form) => {
  const key = form.elements.namedItem('key')
  if (key !== null) key.value = crypto.randomUUID()
}

/** Says how it stands, once for each change. */
const sayer = (form) => {
  const status = form.querySelector('[data-kept-status]')
  return (which, more = '') => {
    const words = `${status?.dataset[which] ?? ''}${more === '' ? '' : ` ${more}`}`
    if (status !== null && status.textContent !== words) status.textContent = words
  }
}

const sent = async (form, entries) => {
  const body = new URLSearchParams(entries)
  const token = form.elements.namedItem('_csrf')
  if (token !== null) body.set('_csrf', token.value)
  const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } }).catch(
    () => undefined,
  )
  if (answer === undefined || answer.status >= 500 || answer.status === 429) return { state: 'waiting' }
  if (answer.ok) return { state: 'sent' }
  if (answer.status === 401 || answer.status === 403) return { state: 'signedOut' }
  const told = await answer.json().catch(() => ({}))
  const words = told.error ? [told.error.message, told.error.tip] : Object.values(told.errors ?? {})
  return { state: 'refused', words: words.join(' ') }
}

/** A form that is sent from here. What waits is listed under it. */
const sends = (form, name, say) => {
  const outbox = `${name} waiting`
  const list = form.querySelector('[data-kept-waiting]')
  const clears = form.dataset.keepSends !== 'stays'
  let busy = false
  let timer
  let taken = 0
  const waiting = () => read(outbox)?.items ?? []
  const keep = (items) => {
    write(outbox, items.length === 0 ? null : { at: Date.now(), items })
    show(items)
  }
  const show = (items) => {
    list?.replaceChildren(
      ...items.map((item) => {
        const entry = document.createElement('li')
        entry.textContent = clears ? (item.entries.find(([field]) => field.startsWith('words'))?.[1] ?? '') : ''
        if (item.why === undefined) return entry
        const button = document.createElement('button')
        button.type = 'button'
        button.className = 'govuk-button govuk-button--secondary'
        button.textContent = list.dataset.back
        button.addEventListener('click', () => {
          putBack(form, item.entries)
          renew(form)
          keep(waiting().filter((one) => one.id !== item.id))
          form.querySelector('textarea, input:not([type="hidden"])')?.focus()
        })
        entry.append(` ${item.why} `, button)
        return entry
      }),
    )
  }
  const without = (id) => waiting().filter((one) => one.id !== id)
  const pump = async () => {
    if (busy) return
    busy = true
    clearTimeout(timer)
    for (const item of waiting().filter(({ why }) => why === undefined)) {
      say('sending')
      const { state, words = '' } = await sent(form, item.entries)
      say(state, words)
      if (state === 'sent') {
        keep(without(item.id))
        dispatchEvent(new Event('commonweal:sent'))
      } else if (state === 'refused' && clears)
        keep(waiting().map((one) => (one.id === item.id ? { ...one, why: words } : one)))
      else if (state === 'refused') keep(without(item.id))
      else {
        timer = setTimeout(pump, retryAfter)
        break
      }
    }
    busy = false
  }
  form.addEventListener('submit', (event) => {
    if (clears && !typed(form)) {
      // The second half of a double click; otherwise the server says what is missing.
      if (Date.now() - taken < 1000) event.preventDefault()
      return
    }
    event.preventDefault()
    taken = Date.now()
    const item = { id: crypto.randomUUID(), entries: entriesOf(form) }
    keep(clears ? [...waiting(), item] : [item])
    write(name, null)
    if (clears) form.reset()
    renew(form)
    void pump()
  })
  addEventListener('online', pump)
  show(waiting())
  void pump()
}

/** Puts back what differs from what the page holds anyway. */
const offer = (form, name, draft, say) => {
  putBack(form, draft.entries)
  if (typed(form)) say('back')
  else write(name, null)
}

/** A form that is sent as forms are; what was typed is dropped once the server says that it has it. */
const asksLater = async (form, name, draft, say) => {
  const key = draft.entries.find(([field]) => field === 'key')?.[1]
  const asked = `${form.dataset.keepAsks}?key=${encodeURIComponent(key ?? '')}`
  const answer = await fetch(asked, { headers: { accept: 'application/json' } }).catch(() => undefined)
  const taken = answer?.ok ? (await answer.json().catch(() => ({}))).taken === true : false
  if (taken) return write(name, null)
  offer(form, name, draft, say)
}

const keepOne = (form) => {
  const { keep, keepOwner, keepSends } = form.dataset
  const name = `${prefix}${keepOwner} ${new URL(form.action).pathname} ${keep}`
  const say = sayer(form)
  tidy(keepOwner)
  form.addEventListener('input', () => {
    if (!typed(form)) return write(name, null)
    write(name, { at: Date.now(), entries: entriesOf(form) })
    say('typing')
  })
  const draft = read(name)
  // A form that came back with mistakes holds what was typed already.
  if (draft !== null && form.querySelector('.govuk-form-group--error') === null) {
    if (draft.sent && form.dataset.keepAsks) void asksLater(form, name, draft, say)
    else offer(form, name, draft, say)
  }
  if (keepSends !== undefined) return sends(form, name, say)
  form.addEventListener('submit', () => write(name, { at: Date.now(), sent: true, entries: entriesOf(form) }))
}

export const keepForms = (root) => {
  for (const form of root.querySelectorAll('form[data-keep]')) keepOne(form)
}
