// Passwords: what is taken as one, and how it is kept (argon2id with 19 MiB and two passes, as OWASP advises).
import { hash, verify } from '@node-rs/argon2'
import { common } from './common-passwords.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const shortest = 12
/** A longer one would only cost time. */
const longest = 500

/** The same letters typed on another keyboard give the same password. */
const normal = (password: string): string => password.normalize('NFKC')

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What is wrong with it, and what to do, in one sentence; undefined when it may be used. No rules on kinds of letters. */
export const passwordProblem = (password: string, about: { email?: string; name?: string }): string | undefined => {
  const letters = [...normal(password)]
  if (letters.length < shortest)
    return `Enter a password of at least ${shortest} characters. Three or four words that do not belong together are good.`
  if (letters.length > longest) return `Enter a password of at most ${longest} characters.`
  const plain = bare(password)
  if (new Set(letters).size < 5 || common.has(plain))
    return 'This password is one of the first that somebody would guess. Choose another.'
  const own = [about.email, about.email?.split('@')[0], about.name].map((text) => bare(text ?? ''))
  if (
    own.some(
      (text) => text.length > 3 && (plain === text || (plain.startsWith(text) && plain.length - text.length < 6)),
    )
  )
    return 'This password is made from your name or e-mail address. Choose another.'
  return undefined
}

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

let nobodys: Promise<string> | undefined

/** What a try is held against where there is no password: made like any other, so it takes as long. */
export const standIn = (): Promise<string> => {
  nobodys ??= hashPassword('nobody has this password')
  return nobodys
}

/** With no hash (nobody has this address) it takes as long, and is false: the time tells a stranger nothing. */
export const passwordMatches = async (kept: string | undefined, password: string): Promise<boolean> => {
  const right = await verify(kept ?? (await standIn()), normal(password.slice(0, longest * 2)))
  return kept !== undefined && right
}
