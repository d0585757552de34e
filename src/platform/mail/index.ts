// The front door of mail: send one in a transaction, deliver those that wait, read the outbox.

export type { Deliverer, MailerOptions, Post } from './mailer.ts'
export { openMailer } from './mailer.ts'
export { listOutbox, outboxCounts, outboxMail, readSecretText, wipeOldSecrets } from './outbox.ts'
export type { Mail, Mailer, MailState, OutboxMail } from './types.ts'
