// The forms of one's own account, and of letting people go.
import {
  addDays,
  asId,
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  emailOf,
  errorsOf,
  ok,
  type PersonId,
  type PlaceId,
  type Result,
  textOf,
  textsOf,
  wrong,
} from '../../platform/kernel/index.ts'
import { longestTokenDays } from '../rules.ts'
import type { PasswordRule } from './sign-in.ts'
import { emailProblem, nameProblem, secretOf } from './text.ts'

const askPassword = (password: string): string | undefined => (password === '' ? 'Enter your password.' : undefined)

const any = (errors: Readonly<Record<string, string>>): boolean => Object.keys(errors).length > 0

export const nameForm = (body: Body): Result<string> => {
  const name = textOf(body, 'name')
  const errors = errorsOf({ name: nameProblem(name) })
  return any(errors) ? wrong(errors) : ok(name)
}

export const passwordForm = (
  body: Body,
  rule: PasswordRule,
  about: { email: string; name: string },
): Result<{ password: string; fresh: string }> => {
  const password = secretOf(body, 'password')
  const fresh = secretOf(body, 'fresh')
  const errors = errorsOf({ password: askPassword(password), fresh: rule(fresh, about) })
  return any(errors) ? wrong(errors) : ok({ password, fresh })
}

export const emailForm = (body: Body): Result<{ password: string; email: string }> => {
  const email = textOf(body, 'email')
  const password = secretOf(body, 'password')
  const errors = errorsOf({ email: emailProblem(email), password: askPassword(password) })
  return any(errors) ? wrong(errors) : ok({ email: emailOf(email)!, password })
}

export const confirmForm = (body: Body): Result<{ password: string }> => {
  const password = secretOf(body, 'password')
  const errors = errorsOf({ password: askPassword(password) })
  return any(errors) ? wrong(errors) : ok({ password })
}

export interface TokenTyped {
  readonly name: string
  readonly permissions: readonly string[]
  readonly places: readonly string[]
  readonly expires: DayTyped
}

export const tokenTyped = (body: Body): TokenTyped => ({
  name: textOf(body, 'name'),
  permissions: textsOf(body, 'permissions'),
  places: textsOf(body, 'places'),
  expires: dayTyped(body, 'expires'),
})

export const tokenForm = (
  body: Body,
  today: Day,
): Result<{ name: string; permissions: readonly string[]; places?: readonly PlaceId[]; expires: Day }> => {
  const typed = tokenTyped(body)
  const expires = dayIn(body, 'expires')
  const last = addDays(today, longestTokenDays)
  const places = typed.places.map((text) => asId<PlaceId>(text)).filter((id) => id !== undefined)
  const errors = errorsOf({
    name: typed.name === '' ? 'Enter a name you will know it by, such as “monthly figures”.' : undefined,
    permissions: typed.permissions.length === 0 ? 'Choose at least one thing it may do.' : undefined,
    places: places.length < typed.places.length ? 'Choose places from the list.' : undefined,
    expires:
      expires === undefined || expires === 'wrong'
        ? 'Enter its last day, such as 31 3 2027.'
        : expires < today || expires > last
          ? 'Enter a day from today to a year from now.'
          : undefined,
  })
  if (any(errors) || expires === undefined || expires === 'wrong') return wrong(errors)
  const { name, permissions } = typed
  return ok({ name, permissions, expires, ...(places.length === 0 ? {} : { places }) })
}

export interface LeaverTyped {
  readonly to: string
  readonly why: string
}

export const leaverTyped = (body: Body): LeaverTyped => ({ to: textOf(body, 'to'), why: textOf(body, 'why') })

/** `needed`: there is something to hand over, so somebody must take it. */
export const leaverForm = (body: Body, needed: boolean): Result<{ to?: PersonId; why?: string }> => {
  const { to, why } = leaverTyped(body)
  const heir = asId<PersonId>(to)
  if (needed && heir === undefined) return wrong({ to: 'Choose who takes over what this person was responsible for.' })
  return ok({ ...(heir === undefined ? {} : { to: heir }), ...(why === '' ? {} : { why }) })
}
