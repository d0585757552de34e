// Inviting a person, giving a role to somebody who is here already, and what happened.
import { dayOf, type FieldErrors, formatDay } from '../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  details,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  panel,
  radios,
  select,
} from '../../platform/ui/index.ts'

export interface Choices {
  readonly roles: readonly { readonly name: string; readonly title: string; readonly words: string }[]
  readonly places: readonly { readonly id: string; readonly name: string }[]
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly sectors: readonly { readonly name: string; readonly title: string }[]
}

interface DayParts {
  readonly day: string
  readonly month: string
  readonly year: string
}

export interface RoleFields {
  readonly role: string
  readonly place: string
  readonly organisation: string
  readonly sector: string
  readonly from: DayParts
  readonly until: DayParts
}

const oneOf = (none: string, list: readonly { readonly id: string; readonly name: string }[]) => [
  { value: '', text: none },
  ...list.map((one) => ({ value: one.id, text: one.name })),
]

const roleFields = (typed: RoleFields, choices: Choices, errors: FieldErrors): Html =>
  html`${radios({
    name: 'role',
    label: 'Role',
    options: choices.roles.map((role) => ({ value: role.name, text: role.title, hint: role.words })),
    value: typed.role,
    error: errors.role,
    small: true,
  })}
${select({
  name: 'place',
  label: 'Place',
  hint: 'Where the role counts.',
  options: oneOf('No place', choices.places),
  value: typed.place,
  error: errors.place,
})}
${select({
  name: 'organisation',
  label: 'Organisation',
  hint: 'For whom the person works, or speaks.',
  options: oneOf('No organisation', choices.organisations),
  value: typed.organisation,
  error: errors.organisation,
})}
${select({
  name: 'sector',
  label: 'Sector',
  hint: 'Only for a place lead: the part of the place they speak for.',
  options: [
    { value: '', text: 'No sector' },
    ...choices.sectors.map(({ name, title }) => ({ value: name, text: title })),
  ],
  value: typed.sector,
  error: errors.sector,
})}
${details(
  {
    summary: 'From a day, or until a day',
    open: [errors.from, errors.until, typed.from.day, typed.until.day].some(Boolean),
  },
  dateInput({
    name: 'from',
    label: 'First day',
    hint: 'Leave it empty for today. For example, 1 4 2027.',
    value: typed.from,
    error: errors.from,
    size: 's',
  }),
  dateInput({
    name: 'until',
    label: 'Last day',
    hint: 'Leave it empty for no end.',
    value: typed.until,
    error: errors.until,
    size: 's',
  }),
)}`

export const invitePage = (
  typed: RoleFields & { readonly email: string; readonly name: string },
  choices: Choices,
  errors: FieldErrors = {},
): PageView =>
  page({
    title: 'Invite a person',
    breadcrumbs: [{ text: 'People', href: '/people' }, { text: 'Invite a person' }],
    errors,
    main: html`<p class="govuk-body">We send a link that works once, for fourteen days. Somebody who has an account here gets the role at once.</p>
${form(
  { action: '/people/invite' },
  input({
    name: 'email',
    label: 'E-mail address',
    type: 'email',
    spellcheck: false,
    value: typed.email,
    error: errors.email,
  }),
  input({
    name: 'name',
    label: 'Name (you may leave this empty)',
    spellcheck: false,
    value: typed.name,
    error: errors.name,
  }),
  roleFields(typed, choices, errors),
  button({ text: 'Send the invitation' }),
)}`,
  })

export const giveRolePage = (
  person: { readonly id: string; readonly name: string },
  typed: RoleFields,
  choices: Choices,
  errors: FieldErrors = {},
): PageView =>
  page({
    title: `Give a role to ${person.name}`,
    breadcrumbs: [
      { text: 'People', href: '/people' },
      { text: person.name, href: `/people/${person.id}` },
      { text: 'Give a role' },
    ],
    errors,
    main: form(
      { action: `/people/${person.id}/roles` },
      roleFields(typed, choices, errors),
      button({ text: 'Give this role' }),
    ),
  })

export interface InvitedView {
  readonly email: string
  readonly words: string
  readonly link?: string
  readonly expires?: Date
  readonly mail: 'sent' | 'kept in the outbox'
}

/** With no mail server the link is shown to whoever invites, once: else nobody could ever come in. */
export const invitedPage = (view: InvitedView): PageView =>
  page({
    title: 'The invitation is made',
    ownHeading: true,
    main: html`${panel({ title: 'The invitation is made', text: view.email })}
<p class="govuk-body">For the role: ${view.words}.</p>
${
  view.mail === 'sent' || view.link === undefined
    ? html`<p class="govuk-body">The mail is on its way.</p>`
    : html`<p class="govuk-body">No mail server is set up here, so pass this link on yourself. It is shown only now, and works once:</p>
${insetText(html`<span class="govuk-!-text-break-word">${view.link}</span>`)}`
}
${view.expires !== undefined && html`<p class="govuk-body">The link works until ${formatDay(dayOf(view.expires))}. The list of people shows when it has been accepted.</p>`}
<p class="govuk-body"><a class="govuk-link" href="/people/invite">Invite another person</a> or go back to <a class="govuk-link" href="/people">people</a>.</p>`,
  })
