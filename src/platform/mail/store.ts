// The SQL of the outbox.
import { maybe, rows, run, sql } from '../db/index.ts'
import type { Scope } from '../kernel/index.ts'
import type { Mail, MailState, OutboxMail } from './types.ts'

export const addMail = (scope: Scope, id: string, mail: Required<Mail>, state: MailState): Promise<number> =>
  run(
    scope,
    sql`insert into mail_outbox (id, to_address, subject, text, secret, unseen, state)
        values (${id}, ${mail.to}, ${mail.subject}, ${mail.text}, ${mail.secret}, ${mail.unseen}, ${state})`,
  )

interface Row {
  readonly id: string
  readonly to_address: string
  readonly subject: string
  readonly text: string | null
  readonly secret: boolean
  readonly state: MailState
  readonly attempts: number
  readonly problem: string | null
  readonly created_at: Date
  readonly sent_at: Date | null
  readonly wiped_at: Date | null
}

/** A secret text never leaves by a list or a page: `secretText` alone reads it. */
const columns =
  sql.raw(`id, to_address, subject, case when secret then null else text end as text, secret, state, attempts,
  problem, created_at, sent_at, wiped_at`)

const mailOf = (r: Row): OutboxMail => ({
  id: r.id,
  to: r.to_address,
  subject: r.subject,
  secret: r.secret,
  state: r.state,
  attempts: r.attempts,
  createdAt: r.created_at,
  ...(r.text === null ? {} : { text: r.text }),
  ...(r.problem === null ? {} : { problem: r.problem }),
  ...(r.sent_at === null ? {} : { sentAt: r.sent_at }),
  ...(r.wiped_at === null ? {} : { wipedAt: r.wiped_at }),
})

export const findMail = async (scope: Scope, id: string): Promise<OutboxMail | undefined> => {
  const found = await maybe<Row>(scope, sql`select ${columns} from mail_outbox where id = ${id}`)
  return found && mailOf(found)
}

export interface OutboxFilter {
  readonly state?: MailState
  /** The id of the last mail of the page before. */
  readonly after?: string
  readonly limit?: number
}

export const findMails = async (scope: Scope, filter: OutboxFilter): Promise<readonly OutboxMail[]> => {
  const conditions = [
    sql`true`,
    ...(filter.state ? [sql`state = ${filter.state}`] : []),
    ...(filter.after
      ? [sql`(created_at, id) < (select created_at, id from mail_outbox where id = ${filter.after})`]
      : []),
  ]
  const found = await rows<Row>(
    scope,
    sql`select ${columns} from mail_outbox where ${sql.join(conditions, sql` and `)}
        order by created_at desc, id desc limit ${filter.limit ?? 50}`,
  )
  return found.map(mailOf)
}

export const countMails = (scope: Scope) =>
  rows<{ state: MailState; mails: number }>(scope, sql`select state, count(*) as mails from mail_outbox group by state`)

export const secretText = (scope: Scope, id: string) =>
  maybe<{ text: string | null }>(scope, sql`select text from mail_outbox where id = ${id}`)

export interface MailToSend {
  readonly to_address: string
  readonly subject: string
  readonly text: string
  readonly created_at: Date
}

/** The mail, where it is still to be sent. */
export const mailToSend = (scope: Scope, id: string) =>
  maybe<MailToSend>(
    scope,
    sql`select to_address, subject, text, created_at from mail_outbox
        where id = ${id} and state = 'waiting' and text is not null`,
  )

export const noteSent = (scope: Scope, id: string): Promise<number> =>
  run(
    scope,
    sql`update mail_outbox set state = 'sent', sent_at = now(), attempts = attempts + 1, problem = null
        where id = ${id} and state = 'waiting'`,
  )

export const noteProblem = (scope: Scope, id: string, problem: string, state: 'waiting' | 'refused'): Promise<number> =>
  run(
    scope,
    sql`update mail_outbox set state = ${state}, attempts = attempts + 1, problem = ${problem}
        where id = ${id} and state = 'waiting'`,
  )

/** From kept or refused back to waiting; how many (0: it is not there, was sent, or its text has been wiped). */
export const waitAgain = (scope: Scope, id: string): Promise<number> =>
  run(
    scope,
    sql`update mail_outbox set state = 'waiting', problem = null
        where id = ${id} and state <> 'sent' and text is not null`,
  )

/** Secret texts: three days after they were sent, or fourteen after they were written. */
export const wipeSecrets = (scope: Scope): Promise<number> =>
  run(
    scope,
    sql`update mail_outbox set text = null, wiped_at = now()
        where secret and wiped_at is null
          and (sent_at < now() - interval '3 days' or created_at < now() - interval '14 days')`,
  )
