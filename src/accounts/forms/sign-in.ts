// The forms of people who are not signed in: sign-in, code, forgotten password, new account.
import {
  type Body,
  emailOf,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../platform/kernel/index.ts'
import { emailProblem, nameProblem, secretOf } from './text.ts'

/** The password rules are auth's, handed in so that this file knows only words. */
export type PasswordRule = (password: string, about: { email?: string; name?: string }) => string | undefined

const result = <T>(errors: FieldErrors, value: () => T): Result<T> =>
  Object.keys(errors).length > 0 ? wrong(errors) : ok(value())

export interface SignInTyped {
  readonly email: string
  readonly next: string
}

export const signInTyped = (body: Body): SignInTyped => ({ email: textOf(body, 'email'), next: textOf(body, 'then') })

export const signInForm = (body: Body): Result<{ email: string; password: string }> => {
  const typed = signInTyped(body)
  const password = secretOf(body, 'password')
  const errors = errorsOf({
    email: emailProblem(typed.email),
    password: password === '' ? 'Enter your password.' : undefined,
  })
  return result(errors, () => ({ email: emailOf(typed.email)!, password }))
}

export const codeForm = (body: Body): Result<string> => {
  const code = textOf(body, 'code')
  return result(
    errorsOf({ code: code === '' ? 'Enter the six digits from your app, or a recovery code.' : undefined }),
    () => code,
  )
}

export const forgottenForm = (body: Body): Result<string> => {
  const email = textOf(body, 'email')
  return result(errorsOf({ email: emailProblem(email) }), () => emailOf(email)!)
}

export const newPasswordForm = (
  body: Body,
  rule: PasswordRule,
  about: { email?: string; name?: string } = {},
): Result<string> => {
  const password = secretOf(body, 'password')
  return result(errorsOf({ password: rule(password, about) }), () => password)
}

export const joinForm = (body: Body, rule: PasswordRule, email: string): Result<{ name: string; password: string }> => {
  const name = textOf(body, 'name')
  const password = secretOf(body, 'password')
  const errors = errorsOf({ name: nameProblem(name), password: rule(password, { email, name }) })
  return result(errors, () => ({ name, password }))
}

export interface SetupTyped {
  readonly name: string
  readonly email: string
}

export const setupTyped = (body: Body): SetupTyped => ({ name: textOf(body, 'name'), email: textOf(body, 'email') })

export const setupForm = (
  body: Body,
  rule: PasswordRule,
): Result<{ name: string; email: string; password: string }> => {
  const { name, email } = setupTyped(body)
  const password = secretOf(body, 'password')
  const errors = errorsOf({
    name: nameProblem(name),
    email: emailProblem(email),
    password: rule(password, { email, name }),
  })
  return result(errors, () => ({ name, email: emailOf(email)!, password }))
}
