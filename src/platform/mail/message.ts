// A mail made safe: one recipient, one line of subject, no way to smuggle in a header. Pure.
import { emailOf, Refused } from '../kernel/index.ts'
import type { Mail } from './types.ts'

// Everything that ends a line somewhere, or moves the writing about: C0 and C1 controls, and the two Unicode line ends.
const control = /[\p{Cc}\u2028\u2029]+/gu

/** Long enough for any title that a person wrote; mail programs cut it far earlier. */
const longestSubject = 200

/** @throws Refused `bad-address` where the address cannot be one */
export const safeMail = (mail: Mail): Required<Mail> => {
  const to = control.test(mail.to) ? undefined : emailOf(mail.to)
  control.lastIndex = 0
  if (to === undefined)
    throw new Refused('bad-address', 422, 'This is not an e-mail address.', 'Write it like name@example.org.')
  const subject = mail.subject.toWellFormed().replace(control, ' ').trim().slice(0, longestSubject)
  const text = mail.text.toWellFormed().replace(/\r\n?/g, '\n').replaceAll('\0', '')
  const unseen = mail.unseen ?? false
  return { to, subject, text, secret: unseen || (mail.secret ?? false), unseen }
}
