// The table of roles, in words, for whoever wants to know what somebody may do.
import { html, type PageView, page, table } from '../../platform/ui/index.ts'

export interface RoleRow {
  readonly name: string
  readonly title: string
  readonly words: string
  readonly heldAt: readonly string[]
  /** Each completes the sentence "may …". */
  readonly may: readonly string[]
}

export const roleColumns = [
  { name: 'title', title: 'Role' },
  { name: 'words', title: 'What for' },
  { name: 'held_at', title: 'Held in' },
  { name: 'may', title: 'May' },
] as const

export const rolesPage = (
  roles: readonly RoleRow[],
  links: { readonly csv?: string; readonly json: string },
): PageView =>
  page({
    title: 'Roles',
    wide: true,
    main: html`<p class="govuk-body">A person may hold several roles, each in a place, in an organisation or on the whole installation, from a day and until a day.</p>
${table({
  listed: true,
  caption: 'What each role is for and what it allows',
  captionHidden: true,
  columns: roleColumns.filter((column) => column.name !== 'words'),
  rows: roles.map((role) => [
    html`${role.title}<br><span class="govuk-hint govuk-!-font-weight-regular">${role.words}</span>`,
    role.heldAt.join(', '),
    html`<ul class="govuk-list govuk-list--bullet">${role.may.map((words) => html`<li>${words}</li>`)}</ul>`,
  ]),
  links,
})}`,
  })
