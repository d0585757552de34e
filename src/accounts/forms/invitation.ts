// Inviting a person, and giving a person a role: the same questions about role, place, organisation, sector and dates.
import {
  asId,
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  emailOf,
  errorsOf,
  type OrganisationId,
  ok,
  type PlaceId,
  type Result,
  textOf,
  wrong,
} from '../../platform/kernel/index.ts'
import type { InvitedRole } from '../store.ts'
import { emailProblem } from './text.ts'

export interface RoleTyped {
  readonly role: string
  readonly place: string
  readonly organisation: string
  readonly sector: string
  readonly from: DayTyped
  readonly until: DayTyped
}

export interface InviteTyped extends RoleTyped {
  readonly email: string
  readonly name: string
}

export const roleTyped = (body: Body): RoleTyped => ({
  role: textOf(body, 'role'),
  place: textOf(body, 'place'),
  organisation: textOf(body, 'organisation'),
  sector: textOf(body, 'sector'),
  from: dayTyped(body, 'from'),
  until: dayTyped(body, 'until'),
})

export const inviteTyped = (body: Body): InviteTyped => ({
  ...roleTyped(body),
  email: textOf(body, 'email'),
  name: textOf(body, 'name'),
})

const dayProblem = (value: unknown): string | undefined =>
  value === 'wrong' ? 'Enter a real date, such as 22 11 2026, or leave all three boxes empty.' : undefined

/** Whether the role fits the place, and whether the giver may, is asked of auth afterwards. */
export const roleForm = (body: Body): Result<InvitedRole> => {
  const typed = roleTyped(body)
  const from = dayIn(body, 'from')
  const until = dayIn(body, 'until')
  const place = asId<PlaceId>(typed.place)
  const organisation = asId<OrganisationId>(typed.organisation)
  const errors = errorsOf({
    role: typed.role === '' ? 'Choose a role.' : undefined,
    place: typed.place !== '' && place === undefined ? 'Choose a place from the list.' : undefined,
    organisation:
      typed.organisation !== '' && organisation === undefined ? 'Choose an organisation from the list.' : undefined,
    from: dayProblem(from),
    until: dayProblem(until),
  })
  if (Object.keys(errors).length > 0 || from === 'wrong' || until === 'wrong') return wrong(errors)
  return ok({
    role: typed.role,
    ...(place === undefined ? {} : { place }),
    ...(organisation === undefined ? {} : { organisation }),
    // The list of sectors is on the page for every role: for the others it says nothing.
    ...(typed.sector === '' || typed.role !== 'place-lead' ? {} : { sector: typed.sector }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  })
}

export const inviteForm = (body: Body): Result<InvitedRole & { email: string; name?: string }> => {
  const { email, name } = inviteTyped(body)
  const role = roleForm(body)
  const errors = errorsOf({
    email: emailProblem(email),
    name: name.length > 200 ? 'Enter a name of at most 200 letters.' : undefined,
  })
  if (!role.ok || Object.keys(errors).length > 0) return wrong({ ...errors, ...(role.ok ? {} : role.errors) })
  return ok({ ...role.value, email: emailOf(email)!, ...(name === '' ? {} : { name }) })
}
