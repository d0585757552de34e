// Wrong input is a value, not an exception: either what was asked for, or what is wrong with each field and what to do.

/** Field name → one sentence that says what is wrong and what to do about it. `''` is the whole form. */
export type FieldErrors = Readonly<Record<string, string>>

export type Result<T, E = FieldErrors> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: E }

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value })
export const wrong = <E = FieldErrors>(errors: E): Result<never, E> => ({ ok: false, errors })
