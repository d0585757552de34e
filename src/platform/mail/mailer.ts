// The mail port: a mail is a row in the outbox first, and leaves only after the action that wrote it has been committed.
import { randomUUID } from 'node:crypto'
import { Refused, type Scope } from '../kernel/index.ts'
import { safeMail } from './message.ts'
import { openSmtp } from './smtp.ts'
import { addMail, mailToSend, noteProblem, noteSent, waitAgain } from './store.ts'
import type { Mailer } from './types.ts'

export interface MailerOptions {
  /** `smtp://user:password@host:587`; without it, mail is kept in the outbox. */
  readonly mailUrl?: string | undefined
  /** `Commonweal <commonweal@example.org>` */
  readonly from: string
  /** Has `deliver` called with the mail's id once the open transaction has committed, again and again until it succeeds. */
  readonly later: (scope: Scope, mail: string, how?: { readonly unseen: boolean }) => Promise<void>
}

/** Transactions under a scope that sees the whole installation: what a job is handed. */
export interface Deliverer {
  readonly scope: Scope
  write<T>(work: () => Promise<T>): Promise<T>
  read<T>(work: () => Promise<T>): Promise<T>
}

/** The mailer, and what the job that delivers and the pages of the outbox need of it. */
export interface Post extends Mailer {
  /** Whether a mail server is set. */
  readonly sends: boolean
  /** @throws what the mail server said, where it may take the mail later */
  deliver(by: Deliverer, mail: string): Promise<'sent' | 'refused' | 'nothing to send'>
  /** Sends one that was kept or refused. In the open transaction. @throws Refused */
  sendAgain(scope: Scope, mail: string): Promise<void>
  close(): void
}

export const openMailer = ({ mailUrl, from, later }: MailerOptions): Post => {
  const smtp = mailUrl ? openSmtp(mailUrl, from) : undefined
  return {
    sends: smtp !== undefined,
    send: async (scope, mail) => {
      const id = randomUUID()
      await addMail(scope, id, safeMail(mail), smtp ? 'waiting' : 'kept')
      if (smtp) await later(scope, id, { unseen: mail.unseen ?? false })
    },
    deliver: async (by, id) => {
      const mail = await by.read(() => mailToSend(by.scope, id))
      if (!mail || !smtp) return 'nothing to send'
      const outcome = await smtp.send({
        id,
        to: mail.to_address,
        subject: mail.subject,
        text: mail.text,
        written: mail.created_at,
      })
      if (outcome.kind === 'sent') {
        await by.write(() => noteSent(by.scope, id))
        return 'sent'
      }
      const state = outcome.kind === 'refused' ? 'refused' : 'waiting'
      await by.write(() => noteProblem(by.scope, id, outcome.problem, state))
      if (outcome.kind === 'refused') return 'refused'
      throw new Error(`The mail could not be sent yet: ${outcome.problem}`, { cause: outcome.error })
    },
    sendAgain: async (scope, id) => {
      if (!smtp)
        throw new Refused(
          'no-mail-server',
          409,
          'No mail server is set.',
          'Set COMMONWEAL_MAIL_URL and start Commonweal again, or pass the message on yourself.',
        )
      if ((await waitAgain(scope, id)) === 0)
        throw new Refused(
          'nothing-to-send',
          409,
          'This mail was sent, or its text has been wiped.',
          'Have a new one written.',
        )
      await later(scope, id)
    },
    close: () => smtp?.close(),
  }
}
