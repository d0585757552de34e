// Readers of the text a person sets. Each error is one sentence that says what to write instead. Pure.
import { isIPv4, isIPv6 } from 'node:net'
import { emailOf, ok, type Result, wrong } from '../kernel/index.ts'

export type Parse<T> = (text: string) => Result<T, string>

/** Any words on one line, at most so many characters. */
export const words =
  (most: number): Parse<string> =>
  (text) => {
    const value = text.trim()
    if (value === '') return wrong('write at least one letter')
    if (/\p{Cc}/u.test(value)) return wrong('write it on one line, without special characters')
    return value.length <= most ? ok(value) : wrong(`write at most ${most} characters; this has ${value.length}`)
  }

export const wholeNumber =
  (least: number, most: number): Parse<number> =>
  (text) => {
    const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
    return value >= least && value <= most ? ok(value) : wrong(`write a whole number from ${least} to ${most}`)
  }

export const oneOf =
  <const T extends string>(choices: readonly T[]): Parse<T> =>
  (text) => {
    const found = choices.find((choice) => choice === text.trim().toLowerCase())
    return found === undefined ? wrong(`write one of: ${choices.join(', ')}`) : ok(found)
  }

export const yesOrNo: Parse<boolean> = (text) => {
  const value = text.trim().toLowerCase()
  if (['yes', 'true', '1', 'on'].includes(value)) return ok(true)
  if (['no', 'false', '0', 'off'].includes(value)) return ok(false)
  return wrong('write yes or no')
}

export const email: Parse<string> = (text) => {
  const value = emailOf(text)
  return value === undefined ? wrong('write an e-mail address, such as name@example.org') : ok(value)
}

/** An e-mail address, alone or as `Name <address>`. */
export const sender: Parse<string> = (text) => {
  const value = text.trim()
  const inside = /^[^<>"\p{Cc}]{0,100}<([^<>]+)>$/u.exec(value)?.[1] ?? value
  return emailOf(inside) === undefined
    ? wrong('write an e-mail address, or a name and an address: Commonweal <noreply@example.org>')
    : ok(value)
}

export const colour: Parse<string> = (text) => {
  const value = text.trim().toLowerCase()
  return /^#[0-9a-f]{6}$/.test(value) ? ok(value) : wrong('write # and six digits or letters a to f, such as #0b5c5a')
}

/** A machine's name or address to listen on. */
export const host: Parse<string> = (text) => {
  const value = text.trim()
  const named = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(value)
  return named || isIPv4(value) || isIPv6(value)
    ? ok(value)
    : wrong('write localhost for this machine only, 0.0.0.0 or :: for every network, or one address')
}

const urlOf = (text: string): URL | undefined => (URL.canParse(text.trim()) ? new URL(text.trim()) : undefined)

/** `https://value.example.org`: no path, no name and password, no slash at the end. */
export const siteAddress: Parse<string> = (text) => {
  const url = urlOf(text)
  const right =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.hostname !== '' &&
    url.pathname === '/' &&
    url.username + url.password + url.search + url.hash === ''
  return right
    ? ok(url.origin)
    : wrong('write what people type to get here and nothing after it: https://value.example.org')
}

/** Kept as written: it may hold a password, and its driver reads more of it than we do. */
export const addressOf =
  (protocols: readonly string[], example: string): Parse<string> =>
  (text) => {
    const url = urlOf(text)
    return url !== undefined && protocols.includes(url.protocol) ? ok(text.trim()) : wrong(`write it as ${example}`)
  }
