// The shapes of the mail port: what is sent, and what the outbox shows of it.
import type { Scope } from '../kernel/index.ts'

export interface Mail {
  /** One address. */
  readonly to: string
  readonly subject: string
  /** Plain text. */
  readonly text: string
  /** The text holds a one-time link or a code: it is hidden in the outbox, and wiped some days later. */
  readonly secret?: boolean
  /** That there is such a mail tells what nobody may know: no list shows it, whoever looks. Its text is wiped like a secret's. */
  readonly unseen?: boolean
}

export interface Mailer {
  /** Puts the mail in the outbox, in the open transaction; it leaves after the commit, when a mail server is set. */
  send(scope: Scope, mail: Mail): Promise<void>
}

/** `kept`: no mail server is set. `waiting`: to be sent or sent again. `refused`: the server will not take it. */
export type MailState = 'kept' | 'waiting' | 'sent' | 'refused'

export interface OutboxMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  /** Absent where it is secret, or has been wiped: see `readSecretText`. */
  readonly text?: string
  readonly secret: boolean
  readonly state: MailState
  readonly attempts: number
  /** What the mail server said, where sending failed. */
  readonly problem?: string
  readonly createdAt: Date
  readonly sentAt?: Date
  readonly wipedAt?: Date
}
