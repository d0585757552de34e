// The front page: for somebody signed in, what needs them; for everybody else, what this place is.
import { dayOf, formatDay } from '../../platform/kernel/index.ts'
import { button, emptyState, type Html, html, type PageView, page, tag } from '../../platform/ui/index.ts'

export interface NeedView {
  readonly text: string
  readonly href: string
  readonly hint?: string
  readonly due?: Date
}

const dueWords = (due: Date | undefined, now: Date): Html | undefined =>
  due === undefined
    ? undefined
    : html` ${tag(due < now ? `Overdue since ${formatDay(dayOf(due))}` : `By ${formatDay(dayOf(due))}`, due < now ? 'attention' : 'plain')}`

export const homePage = (
  view: { name: string; needs: readonly NeedView[]; places: readonly { name: string; href: string }[] },
  now: Date,
): PageView =>
  page({
    title: 'What needs you',
    caption: `Hello ${view.name}`,
    main: html`${
      view.needs.length === 0
        ? emptyState({
            title: 'Nothing needs you today',
            what: 'Here you find everything that waits for you: things to decide, to check, to answer, with the day by which.',
            why: 'So you do not have to look through every page, or wait for a mail.',
          })
        : html`<ul class="govuk-list govuk-list--spaced">${view.needs.map(
            (need) =>
              html`<li><a class="govuk-link" href="${need.href}">${need.text}</a>${dueWords(need.due, now)}${
                need.hint !== undefined && html`<br><span class="govuk-hint">${need.hint}</span>`
              }</li>`,
          )}</ul>`
    }${
      view.places.length > 0 &&
      html`<h2 class="govuk-heading-m">Your places</h2>
<ul class="govuk-list">${view.places.map((place) => html`<li><a class="govuk-link" href="${place.href}">${place.name}</a></li>`)}</ul>`
    }`,
  })

export interface FrontView {
  readonly installation: string
  readonly published: readonly { readonly name: string; readonly href: string; readonly words?: string }[]
}

export const frontPage = (view: FrontView): PageView =>
  page({
    title: view.installation,
    main: html`<p class="govuk-body-l">Public money can do more than buy a service. It can bring jobs, skills and healthier lives to the places that need them most.</p>
<p class="govuk-body">Here a place agrees what matters to its people, asks for it when it buys, and shows what was done. Every figure leads back to where it comes from: who said it, who checked it, and what is not known.</p>
${button({ text: 'Sign in', href: '/sign-in' })}
<h2 class="govuk-heading-m">Places you can look at</h2>
${
  view.published.length === 0
    ? html`<p class="govuk-body">No place has published its pages yet. When one does, anybody can read them here, without an account.</p>`
    : html`<ul class="govuk-list govuk-list--spaced">${view.published.map(
        (place) =>
          html`<li><a class="govuk-link" href="${place.href}">${place.name}</a>${place.words !== undefined && html`<br>${place.words}`}</li>`,
      )}</ul>`
}`,
  })
