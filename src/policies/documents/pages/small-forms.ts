// The short forms of a document's life: its title, an adoption, its withdrawal.
import { type Day, type FieldErrors, formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  form,
  type Html,
  html,
  input,
  type PageView,
  page,
  select,
  table,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import type { AboutTyped, AdoptTyped } from '../forms/start.ts'
import type { DocumentKind } from '../rules/kinds.ts'
import { crumbs, documentAddress, draftAddress, kindTitle, type PlaceNamed, theKind } from './words.ts'

interface Common {
  readonly place: PlaceNamed
  readonly kind: DocumentKind
  readonly errors?: FieldErrors
}

const trail = (view: Common, number: number, text: string) =>
  crumbs(
    view.place,
    true,
    { text: kindTitle(view.kind), href: documentAddress(view.place, view.kind) },
    { text: `Version ${number}`, href: draftAddress(view.place, view.kind) },
    { text },
  )

export interface AboutView extends Common {
  readonly number: number
  readonly typed: AboutTyped
}

export const aboutPage = (view: AboutView): PageView =>
  page({
    title: 'Title and day of review',
    caption: `${kindTitle(view.kind)} of ${view.place.name}`,
    breadcrumbs: trail(view, view.number, 'Title and day of review'),
    errors: view.errors,
    main: form(
      { action: `${draftAddress(view.place, view.kind)}/about` },
      input({ name: 'title', label: 'Title', value: view.typed.title, error: view.errors?.title }),
      dateInput({
        name: 'review',
        label: 'To be reviewed by (optional)',
        hint: 'On this day whoever writes the documents is reminded.',
        value: view.typed.review,
        error: view.errors?.review,
      }),
      button({ text: 'Save' }),
    ),
  })

export interface AdoptionsView extends Common {
  readonly number: number
  readonly title: string
  readonly adoptions: readonly {
    readonly id: string
    readonly organisation: string
    readonly on: Day
    readonly minute: string
    readonly recorded: string
  }[]
  readonly notYet: readonly { readonly id: string; readonly name: string }[]
  readonly typed: AdoptTyped
  readonly mayRecord: boolean
  readonly mayRemove: boolean
}

const recording = (view: AdoptionsView): Html =>
  form(
    { action: `${draftAddress(view.place, view.kind)}/adoptions` },
    select({
      name: 'organisation',
      label: 'Organisation',
      options: [
        { value: '', text: 'Choose an organisation' },
        ...view.notYet.map(({ id, name }) => ({ value: id, text: name })),
      ],
      value: view.typed.organisation,
      error: view.errors?.organisation,
    }),
    dateInput({
      name: 'adopted',
      label: 'Day of the meeting',
      hint: 'For example, 14 6 2026.',
      value: view.typed.adopted,
      error: view.errors?.adopted,
    }),
    input({
      name: 'minute',
      label: 'Reference of the minute',
      hint: 'So that anybody can find the decision. For example: Cabinet, item 9.',
      value: view.typed.minute,
      error: view.errors?.minute,
    }),
    button({ text: 'Record the adoption' }),
  )

export const adoptionsPage = (view: AdoptionsView): PageView =>
  page({
    title: 'Adoptions',
    caption: `${view.title}, version ${view.number}`,
    breadcrumbs: trail(view, view.number, 'Adoptions'),
    errors: view.errors,
    main: html`<p class="govuk-body">Every seated sector agreed to this version. Each organisation now adopts it in its own way. The rules in it bind those that have.</p>${table(
      {
        caption: 'Organisations that adopted this version',
        captionHidden: true,
        listed: true,
        columns: [
          { name: 'organisation', title: 'Organisation' },
          { name: 'on', title: 'On' },
          { name: 'minute', title: 'Minute' },
          { name: 'recorded', title: 'Recorded by' },
        ],
        rows: view.adoptions.map((one) => [
          one.organisation,
          formatDay(one.on),
          one.minute,
          view.mayRemove
            ? html`${one.recorded}${form(
                { action: `${draftAddress(view.place, view.kind)}/adoptions/remove` },
                html`<input type="hidden" name="adoption" value="${one.id}">`,
                html`<button class="govuk-button govuk-button--secondary" data-module="govuk-button">Take back<span class="govuk-visually-hidden"> the adoption by ${one.organisation}</span></button>`,
              )}`
            : one.recorded,
        ]),
        empty: 'No organisation has adopted it yet.',
      },
    )}${view.mayRecord && view.notYet.length > 0 && html`<h2 class="govuk-heading-m">Record an adoption</h2>${recording(view)}`}`,
  })

export interface WithdrawView extends Common {
  readonly title: string
  readonly number: number
  readonly why: string
  readonly rules: boolean
}

export const withdrawPage = (view: WithdrawView): PageView =>
  page({
    title: `Withdraw ${theKind(view.kind)} from publication`,
    caption: view.place.name,
    breadcrumbs: crumbs(
      view.place,
      true,
      { text: kindTitle(view.kind), href: documentAddress(view.place, view.kind) },
      { text: 'Withdraw' },
    ),
    errors: view.errors,
    main: html`<p class="govuk-body">“${view.title}”, version ${view.number}, will not be shown to everybody any more. Its address stays and says when and why it was withdrawn. The partnership keeps it among its versions.</p>${
      view.rules &&
      warningText(
        'Its rules hold up to and with today. From tomorrow this place has no rules in force until another version is published.',
      )
    }${form(
      { action: `${documentAddress(view.place, view.kind)}/withdraw` },
      textarea({
        name: 'why',
        label: 'Why is it withdrawn?',
        hint: 'Everybody reads this.',
        rows: 4,
        value: view.why,
        error: view.errors?.why,
      }),
      button({ text: 'Withdraw it', kind: 'warning' }),
    )}`,
  })
