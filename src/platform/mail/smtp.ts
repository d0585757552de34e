// The only place that knows nodemailer: hands one mail to the mail server and says in three words how that went.
import { createTransport } from 'nodemailer'
import { isLoopback } from './loopback.ts'

export interface Letter {
  /** Becomes the Message-ID, so that a mail handed over twice after a crash is seen to be the same one. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly written: Date
}

export type Outcome =
  | { readonly kind: 'sent' }
  /** The server will never take it: an address that does not exist. */
  | { readonly kind: 'refused'; readonly problem: string }
  /** It may take it later: it is down, busy, or does not know us yet. */
  | { readonly kind: 'later'; readonly problem: string; readonly error: unknown }

export interface Smtp {
  send(letter: Letter): Promise<Outcome>
  close(): void
}

interface SmtpError {
  readonly responseCode?: number
  readonly command?: string
  readonly message: string
}

const smtpError = (error: unknown): SmtpError =>
  error instanceof Error
    ? Object.assign({ message: error.message }, error as Partial<SmtpError>)
    : { message: String(error) }

/** What concerns this mail (its recipient, its content), not our own standing with the server (sign-in, sender). */
const aboutTheMail = new Set(['RCPT TO', 'DATA'])

export const outcomeOf = (error: unknown): Outcome => {
  const { responseCode, command, message } = smtpError(error)
  const problem = message.replace(/\s+/g, ' ').slice(0, 500)
  const forGood = responseCode !== undefined && responseCode >= 500 && aboutTheMail.has(command ?? '')
  return forGood ? { kind: 'refused', problem } : { kind: 'later', problem, error }
}

/**
 * `smtp://` takes STARTTLS where the server offers it; with `?requireTLS=true`, or with a password for a server on another
 * machine, it insists on it. `smtps://` is encrypted from the first byte.
 */
export const openSmtp = (url: string, from: string): Smtp => {
  const address = new URL(url)
  const options = Object.fromEntries(address.searchParams)
  const transport = createTransport({
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: address.port ? Number(address.port) : address.protocol === 'smtps:' ? 465 : 587,
    secure: address.protocol === 'smtps:',
    requireTLS: options.requireTLS === 'true' || (address.password !== '' && !isLoopback(address.hostname)),
    ...(address.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
    tls: { rejectUnauthorized: options['tls.rejectUnauthorized'] !== 'false' },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing of ours names a file or an address to be fetched into a mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    send: async (letter) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: letter.to },
          subject: letter.subject,
          text: letter.text,
          date: letter.written,
          messageId: `<${letter.id}@${domain}>`,
          // So that out-of-office notes do not answer.
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transport.close(),
  }
}
