// The list of people, one person with their roles, and letting somebody go.
import { asDay, count, type Day, dayOf, type FieldErrors, formatDay } from '../../platform/kernel/index.ts'
import {
  button,
  emptyState,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  select,
  summaryList,
  table,
  tag,
  textarea,
  warningText,
} from '../../platform/ui/index.ts'

export interface RoleShown {
  readonly id: string
  readonly title: string
  readonly where: string
  readonly from: string
  readonly until?: string
  readonly state: 'now' | 'later' | 'ended'
  readonly mayEnd: boolean
}

export interface PersonShown {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly deactivated?: Date
  readonly roles: readonly RoleShown[]
}

export interface InvitationShown {
  readonly id: string
  readonly email: string
  readonly name?: string
  readonly role: string
  readonly by: string
  readonly expires: Date
  readonly state: 'waiting' | 'expired' | 'accepted' | 'withdrawn'
}

const day = (text: string): string => {
  const known = asDay(text)
  return known === undefined ? text : formatDay(known)
}

const roleLine = (role: RoleShown): string => `${role.title}, ${role.where}`

export const roleList = (roles: readonly RoleShown[]): readonly string[] =>
  roles.filter((role) => role.state !== 'ended').map(roleLine)

export const peopleColumns = [
  { name: 'name', title: 'Name' },
  { name: 'email', title: 'E-mail address' },
  { name: 'roles', title: 'Roles' },
  { name: 'state', title: 'State' },
] as const

const stateTag = (person: PersonShown): Html =>
  person.deactivated === undefined
    ? tag('Active', 'good')
    : html`${tag('Deactivated', 'quiet')} ${formatDay(dayOf(person.deactivated))}`

const lines = (words: readonly string[]): Html =>
  words.length === 0
    ? html`No role now`
    : html`<ul class="govuk-list">${words.map((one) => html`<li>${one}</li>`)}</ul>`

const invitationActions = (invitation: InvitationShown): Html =>
  html`${form(
    { action: `/people/invitations/${invitation.id}/send-again` },
    button({ text: 'Send again', kind: 'secondary' }),
  )}${form(
    { action: `/people/invitations/${invitation.id}/withdraw` },
    button({ text: 'Withdraw', kind: 'secondary' }),
  )}`

const invitationsPart = (invitations: readonly InvitationShown[]): Html =>
  table({
    listed: true,
    caption: 'Invitations that are not accepted yet',
    captionSize: 'm',
    columns: [
      { name: 'to', title: 'To' },
      { name: 'role', title: 'For' },
      { name: 'by', title: 'Sent by' },
      { name: 'until', title: 'Link works' },
      { name: 'actions', title: 'What you can do' },
    ],
    rows: invitations.map((one) => [
      one.name === undefined ? one.email : html`${one.name}<br>${one.email}`,
      one.role,
      one.by,
      one.state === 'expired' ? tag('Run out', 'attention') : `until ${formatDay(dayOf(one.expires))}`,
      invitationActions(one),
    ]),
    empty: 'No invitation is waiting.',
  })

export interface PeopleView {
  readonly people: readonly PersonShown[]
  readonly invitations: readonly InvitationShown[]
  readonly text: string
  readonly mayInvite: boolean
}

export const peoplePage = (view: PeopleView, links: { readonly csv?: string; readonly json: string }): PageView =>
  page({
    title: 'People',
    wide: true,
    main: html`${view.mayInvite && button({ text: 'Invite a person', href: '/people/invite' })}
<p class="govuk-body">You see the people of the places and organisations that you can see yourself. <a class="govuk-link" href="/roles">What each role may do</a></p>
${form(
  { action: '/people', method: 'get' },
  input({ name: 'text', label: 'Part of a name or e-mail address', value: view.text, type: 'search', width: 30 }),
  button({ text: 'Search', kind: 'secondary' }),
)}
${
  view.people.length === 0
    ? emptyState({
        title: view.text === '' ? 'Nobody yet' : 'Nobody is found',
        what:
          view.text === ''
            ? 'Here will be everybody who works in your places.'
            : `No name or address has “${view.text}” in it.`,
        why: 'A person comes in by invitation, for a role in a place or an organisation.',
        ...(view.mayInvite ? { first: { text: 'Invite a person', href: '/people/invite' } } : {}),
      })
    : table({
        listed: true,
        caption: count(view.people.length, 'person', 'people'),
        columns: peopleColumns,
        rows: view.people.map((person) => [
          html`<a class="govuk-link" href="${`/people/${person.id}`}">${person.name}</a>`,
          person.email,
          lines(roleList(person.roles)),
          stateTag(person),
        ]),
        links,
      })
}
${view.mayInvite && html`<div id="invitations">${invitationsPart(view.invitations)}</div>`}`,
  })

const roleState = {
  now: tag('Counts now', 'good'),
  later: tag('Later', 'plain'),
  ended: tag('Ended', 'quiet'),
} as const

export interface PersonPageView {
  readonly person: PersonShown
  readonly mayInvite: boolean
  readonly mayManage: boolean
  readonly isSelf: boolean
}

const managePart = ({ person, isSelf }: PersonPageView): Html | undefined => {
  if (person.deactivated !== undefined)
    return html`<h2 class="govuk-heading-m">Let in again</h2>
<p class="govuk-body">${person.name} can then sign in with the old password, and every role that has not ended counts again.</p>
${form({ action: `/people/${person.id}/reactivate` }, button({ text: 'Let this person in again' }))}`
  if (isSelf) return undefined
  return html`<h2 class="govuk-heading-m">When this person leaves</h2>
<p class="govuk-body">What they did stays; what they are responsible for goes to somebody else.</p>
${button({ text: 'Deactivate this person', href: `/people/${person.id}/deactivate`, kind: 'warning' })}`
}

export const personPage = (view: PersonPageView): PageView => {
  const { person } = view
  return page({
    title: person.name,
    breadcrumbs: [{ text: 'People', href: '/people' }, { text: person.name }],
    wide: true,
    main: html`${summaryList([
      { key: 'E-mail address', value: person.email },
      { key: 'State', value: stateTag(person) },
    ])}
${table({
  listed: true,
  caption: 'Roles',
  captionSize: 'm',
  columns: [
    { name: 'role', title: 'Role' },
    { name: 'where', title: 'Where' },
    { name: 'from', title: 'From' },
    { name: 'until', title: 'Until' },
    { name: 'state', title: 'State' },
    { name: 'actions', title: 'What you can do' },
  ],
  rows: person.roles.map((role) => [
    role.title,
    role.where,
    day(role.from),
    role.until === undefined ? 'further notice' : day(role.until),
    roleState[role.state],
    role.mayEnd && role.state !== 'ended'
      ? form({ action: `/people/roles/${role.id}/end` }, button({ text: 'End this role', kind: 'secondary' }))
      : '',
  ]),
  empty: 'No role that you can see.',
})}
${view.mayInvite && person.deactivated === undefined && button({ text: 'Give a role', href: `/people/${person.id}/roles` })}
${view.mayManage && managePart(view)}`,
  })
}

export interface LeaverPageView {
  readonly person: PersonShown
  readonly belongings: readonly {
    readonly what: string
    readonly items: readonly { readonly title: string; readonly href: string }[]
  }[]
  readonly heirs: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  readonly to: string
  readonly why: string
}

const belongingsPart = (view: LeaverPageView): Html =>
  view.belongings.length === 0
    ? insetText('Nothing is in this person’s hands, so nothing needs to be handed over.')
    : html`<p class="govuk-body">These go to somebody else:</p>${view.belongings.map(
        ({ what, items }) =>
          html`<h2 class="govuk-heading-s">${what}: ${items.length}</h2>
<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li><a class="govuk-link" href="${item.href}">${item.title}</a></li>`)}</ul>`,
      )}`

export const leaverPage = (view: LeaverPageView, errors: FieldErrors = {}): PageView =>
  page({
    title: `Deactivate ${view.person.name}`,
    backLink: { href: `/people/${view.person.id}` },
    errors,
    main: html`${warningText('They are signed out everywhere at once, and their tokens and links stop working.')}
${belongingsPart(view)}
${form(
  { action: `/people/${view.person.id}/deactivate` },
  select({
    name: 'to',
    label: 'Who takes over',
    options: [
      { value: '', text: view.belongings.length === 0 ? 'Nobody needs to' : 'Choose a person' },
      ...view.heirs.map((heir) => ({ value: heir.id, text: `${heir.name} (${heir.email})` })),
    ],
    value: view.to,
    error: errors.to,
  }),
  textarea({ name: 'why', label: 'Why (you may leave this empty)', rows: 2, value: view.why }),
  button({ text: 'Deactivate this person', kind: 'warning' }),
)}`,
  })

/** For the day fields of a token or role that begins today. */
export const dayParts = (given: Day) => {
  const [year, month, date] = given.split('-')
  return { day: String(Number(date)), month: String(Number(month)), year: year! }
}
