// The part of a page that shows where every seat stands, and lets the lead of one speak.
import { sectorTitle } from '../../../platform/auth/index.ts'
import { dayOf, formatDay, inSentence } from '../../../platform/kernel/index.ts'
import { button, details, form, type Html, html, table, tag, textarea } from '../../../platform/ui/index.ts'
import type { Act, AgreementEvent, AgreementView, SeatStand } from '../rules.ts'
import { saying } from './words.ts'

const when = (at: Date): string => formatDay(dayOf(at))

const standTag = ({ stand, lead }: SeatStand): Html => {
  switch (stand) {
    case 'agreed':
      return tag('agreed', 'good')
    case 'objected':
      return tag('objects', 'attention')
    case 'silent':
      return tag('has not said yet', 'plain')
    case 'empty':
      return tag(lead === null ? 'empty seat' : 'has not said yet', 'quiet')
  }
}

const said = (seat: SeatStand): Html | string => {
  if (seat.at === null) return seat.lead === null ? 'Nobody leads this seat. It holds nothing up.' : ''
  const by = html`${seat.by}, ${when(seat.at)}`
  const later = seat.newLead && html` <span class="cw-muted">(now led by ${seat.lead}; what was said stands)</span>`
  return html`${seat.words !== null && html`<span class="cw-lines">“${seat.words}”</span> `}<span class="cw-muted">${by}</span>${later}`
}

const outcome = (view: AgreementView): Html => {
  const led = view.seats.filter(({ lead }) => lead !== null)
  const agreed = led.filter(({ stand }) => stand === 'agreed').length
  const empty = view.seats.length - led.length
  const without = empty > 0 && ` ${empty === 1 ? 'One seat is' : `${empty} seats are`} empty.`
  switch (view.state) {
    case 'agreed':
      return html`<p class="govuk-body">${tag('agreed', 'good')} Every seat with a lead agreed${view.agreedAt !== null && ` on ${when(view.agreedAt)}`}.${without}</p>`
    case 'objected':
      return html`<p class="govuk-body">${tag('objected', 'attention')} ${agreed} of ${led.length} seats agreed. It cannot be agreed while an objection stands.${without}</p>`
    case 'closed':
      return html`<p class="govuk-body">${tag('taken back', 'quiet')} Nobody can agree to this any more.</p>`
    case 'open':
      return html`<p class="govuk-body">${tag('waits for agreement')} ${agreed} of ${led.length} seats agreed.${without}</p>`
  }
}

const verbs: Readonly<Record<Act, string>> = {
  agreed: 'agreed',
  objected: 'objected',
  withdrew: 'took back what it said',
  reopened: 'opened it again',
}

const told = (event: AgreementEvent): Html => {
  const day = when(event.at)
  if (event.kind === 'reached') return html`<strong>Agreed by every seat with a lead.</strong> ${day}`
  if (event.kind === 'closed') return html`Taken back: ${event.words} ${day}`
  return html`${sectorTitle(event.sector)} ${verbs[event.kind]}${event.words !== null && html`: “${event.words}”`} <span class="cw-muted">${event.name}, ${day}</span>`
}

const history = (view: AgreementView): Html | false =>
  view.log.length > 0 &&
  details(
    { summary: 'Everything that was said' },
    html`<ol class="govuk-list govuk-list--number">${view.log.map((event) => html`<li>${told(event)}</li>`)}</ol>`,
  )

const say = (address: string, act: string, ...inside: readonly Html[]): Html =>
  form({ action: `${address}/${act}` }, ...inside)

const withWords = (address: string, act: keyof typeof saying): Html => {
  const { path, field, summary, label, hint, button: press } = saying[act]
  return details(
    { summary },
    say(
      address,
      path,
      textarea({ name: field, label, ...(hint === undefined ? {} : { hint }), rows: 4 }),
      button({ text: press, kind: 'warning' }),
    ),
  )
}

const acting = (view: AgreementView, slug: string): Html | false => {
  if (!view.mayAct || view.ownSeat === null || view.state === 'closed') return false
  const own = view.seats.find(({ sector }) => sector === view.ownSeat)
  if (own === undefined) return false
  const address = `/places/${slug}/agreements/${view.id}`
  const heading = html`<h3 class="govuk-heading-s">You lead the seat of ${inSentence(own.title)}</h3>`
  const takeBack =
    view.state !== 'agreed' &&
    (own.stand === 'agreed' || own.stand === 'objected') &&
    say(
      address,
      'withdraw',
      button({
        text: own.stand === 'agreed' ? 'Take our agreement back' : 'Take our objection back',
        kind: 'secondary',
      }),
    )
  return html`${heading}${own.stand !== 'agreed' && say(address, 'agree', button({ text: 'Agree for your sector' }))}${takeBack}${
    view.state === 'agreed'
      ? withWords(address, 'reopened')
      : own.stand !== 'objected' && withWords(address, 'objected')
  }`
}

/** Where every seat stands on this, all that was said, and what the reader may do. The page gives it a heading. */
export const agreementPanel = (view: AgreementView, place: { readonly slug: string }): Html =>
  html`${outcome(view)}${table({
    caption: 'Where every seat stands',
    captionHidden: true,
    listed: true,
    columns: [
      { name: 'sector', title: 'Seat' },
      { name: 'stand', title: 'Stands' },
      { name: 'said', title: 'In their words' },
    ],
    rows: view.seats.map((seat) => [seat.title, standTag(seat), said(seat)]),
  })}${acting(view, place.slug)}${history(view)}`
