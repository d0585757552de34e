// The words of the mails. Plain text; whoever reads one should know who wrote it, why, and what to do or not do.
import { type Day, formatDay, formatMoment } from '../../platform/kernel/index.ts'
import type { Mail } from '../../platform/mail/index.ts'

export interface Sender {
  readonly installation: string
  readonly contact?: string | undefined
}

const signed = (sender: Sender, ...paragraphs: readonly string[]): string =>
  [
    ...paragraphs,
    sender.contact === undefined
      ? sender.installation
      : `${sender.installation}\nQuestions? Write to ${sender.contact}.`,
  ].join('\n\n')

const greeting = (name: string | undefined): string => (name === undefined ? 'Hello,' : `Hello ${name},`)

export const invitationMail = (
  sender: Sender,
  to: { email: string; name?: string | undefined },
  about: { by: string; role: string; link: string; expires: Date },
): Mail => ({
  to: to.email,
  subject: `${about.by} invites you to ${sender.installation}`,
  text: signed(
    sender,
    greeting(to.name),
    `${about.by} invites you to ${sender.installation} as: ${about.role}.`,
    `To accept, open this link and choose a password:\n${about.link}`,
    `The link works once, until ${formatMoment(about.expires)}. It is meant for you alone: please do not pass it on.`,
    'If you did not expect this, you need do nothing.',
  ),
  secret: true,
})

export const roleGivenMail = (
  sender: Sender,
  to: { email: string; name: string },
  about: { by: string; role: string; from: Day; link: string },
): Mail => ({
  to: to.email,
  subject: `You have a new role in ${sender.installation}`,
  text: signed(
    sender,
    greeting(to.name),
    `${about.by} has given you a role: ${about.role}. It counts from ${formatDay(about.from)}.`,
    `Sign in as usual to see what is new:\n${about.link}`,
  ),
})

export const resetMail = (
  sender: Sender,
  to: { email: string; name: string },
  about: { link: string; expires: Date },
): Mail => ({
  to: to.email,
  subject: `Choose a new password for ${sender.installation}`,
  text: signed(
    sender,
    greeting(to.name),
    `Somebody, we hope you, asked for a new password. To choose one, open this link:\n${about.link}`,
    `The link works once, until ${formatMoment(about.expires)}.`,
    'If it was not you, do nothing: your password stays as it is.',
  ),
  secret: true,
})

export const passwordChangedMail = (
  sender: Sender,
  to: { email: string; name: string },
  about: { link: string },
): Mail => ({
  to: to.email,
  subject: `Your password for ${sender.installation} was changed`,
  text: signed(
    sender,
    greeting(to.name),
    'Your password was changed just now, and you were signed out everywhere else.',
    `If it was not you, choose a new one at once:\n${about.link}`,
  ),
})

export const confirmEmailMail = (
  sender: Sender,
  to: { email: string; name: string },
  about: { link: string; expires: Date },
): Mail => ({
  to: to.email,
  subject: `Confirm your e-mail address for ${sender.installation}`,
  text: signed(
    sender,
    greeting(to.name),
    `To use this address for signing in, open this link:\n${about.link}`,
    `The link works once, until ${formatMoment(about.expires)}. Until then your old address counts.`,
    'If you did not ask for this, do nothing.',
  ),
  secret: true,
})

export const emailChangingMail = (
  sender: Sender,
  to: { email: string; name: string },
  about: { link: string },
): Mail => ({
  to: to.email,
  subject: `Your e-mail address for ${sender.installation} is about to change`,
  text: signed(
    sender,
    greeting(to.name),
    'Somebody who is signed in as you asked to use another e-mail address. The change counts once that address is confirmed.',
    `If it was not you, choose a new password at once: this stops the change.\n${about.link}`,
  ),
})

export const codesTurnedMail = (
  sender: Sender,
  to: { email: string; name: string },
  about: { on: boolean; link: string },
): Mail => ({
  to: to.email,
  subject: `Codes for signing in were turned ${about.on ? 'on' : 'off'}`,
  text: signed(
    sender,
    greeting(to.name),
    about.on
      ? 'From now on you need a code from your app when you sign in.'
      : 'From now on you sign in with your password alone, without a code.',
    `If it was not you, choose a new password at once:\n${about.link}`,
  ),
})
