// The outbox as people read it. Row-level security shows it to whoever sees the whole installation, and to nobody else.
import { isId, notAllowed, notFound, Refused, type Scope } from '../kernel/index.ts'
import { countMails, findMail, findMails, type OutboxFilter, secretText, wipeSecrets } from './store.ts'
import type { MailState, OutboxMail } from './types.ts'

/** Newest first, 50 at a time unless `limit` says otherwise. */
export const listOutbox = (scope: Scope, filter: OutboxFilter = {}): Promise<readonly OutboxMail[]> =>
  findMails(scope, filter)

/** Without the text where that is secret. @throws Refused `not-found` */
export const outboxMail = async (scope: Scope, id: string): Promise<OutboxMail> => {
  const found = isId(id) ? await findMail(scope, id) : undefined
  if (!found) throw notFound('mail')
  return found
}

/**
 * The text of a secret mail, for an administrator who asks for it. Whoever calls this writes the asking into the audit.
 * @throws Refused `not-found`, `not-allowed`, `text-wiped`
 */
export const readSecretText = async (scope: Scope, id: string): Promise<string> => {
  if (!scope.everything) throw notAllowed('read this mail')
  const found = isId(id) ? await secretText(scope, id) : undefined
  if (!found) throw notFound('mail')
  if (found.text === null)
    throw new Refused('text-wiped', 410, 'The text of this mail has been wiped.', 'Have a new link sent instead.')
  return found.text
}

export const outboxCounts = async (scope: Scope): Promise<Readonly<Record<MailState, number>>> => {
  const counts: Record<MailState, number> = { kept: 0, waiting: 0, sent: 0, refused: 0 }
  for (const { state, mails } of await countMails(scope)) counts[state] = mails
  return counts
}

/** Wipes the texts of secret mails some days after they were sent; how many. */
export const wipeOldSecrets = (scope: Scope): Promise<number> => wipeSecrets(scope)
