// The outbox: every mail the site has written, and what became of it.

import { formatMoment } from '../../platform/kernel/index.ts'
import type { OutboxMail } from '../../platform/mail/index.ts'
import {
  button,
  emptyState,
  form,
  html,
  insetText,
  type PageView,
  page,
  pagination,
  summaryList,
  type TagKind,
  table,
  tag,
} from '../../platform/ui/index.ts'
import { code, type Links, link, paragraph, under } from './parts.ts'

const kinds: Readonly<Record<OutboxMail['state'], readonly [string, TagKind]>> = {
  kept: ['kept here', 'attention'],
  waiting: ['waiting', 'plain'],
  sent: ['sent', 'good'],
  refused: ['refused', 'wrong'],
}

export const outboxColumns = [
  { name: 'subject', title: 'Subject' },
  { name: 'to', title: 'To' },
  { name: 'state', title: 'State' },
  { name: 'written', title: 'Written' },
] as const

export const outboxPage = (
  view: { readonly mails: readonly OutboxMail[]; readonly next?: string | undefined; readonly server: boolean },
  links: Links,
): PageView =>
  page({
    title: 'Outbox',
    breadcrumbs: under('Outbox'),
    wide: true,
    main: html`${
      !view.server &&
      insetText(
        html`No mail server is set, so mail is kept here and goes nowhere. Open a mail to read it and pass it on yourself, or ${link('/admin/settings/change', 'set a mail server')}.`,
      )
    }${
      view.mails.length === 0
        ? emptyState({
            title: 'No mail yet',
            what: 'Every mail the site writes is listed here: invitations, new passwords, things that wait for someone.',
            why: 'When somebody says that they never got a mail, you can see here whether it left, and what their mail server answered.',
          })
        : table({
            listed: true,
            caption: 'Mails, newest first',
            columns: outboxColumns,
            links,
            rows: view.mails.map((mail) => [
              link(`/admin/outbox/${mail.id}`, mail.subject),
              mail.to,
              tag(...kinds[mail.state]),
              formatMoment(mail.createdAt),
            ]),
          })
    }${pagination({ next: view.next })}`,
  })

const textPart = (mail: OutboxMail, shown: string | undefined) => {
  if (shown !== undefined) return html`${insetText('You asked to see this text. That is in the audit.')}${code(shown)}`
  if (mail.text !== undefined) return code(mail.text)
  if (mail.wipedAt !== undefined)
    return paragraph(`Its text held a one-time link or a code, and was wiped on ${formatMoment(mail.wipedAt)}.`)
  return html`${paragraph('Its text holds a one-time link or a code: whoever reads it could use it. Show it only to pass it on to the person it is for.')}
${form({ action: `/admin/outbox/${mail.id}/show` }, button({ text: 'Show the text', kind: 'warning' }))}`
}

/** @param shown the text of a secret mail, where it was asked for */
export const mailPage = (mail: OutboxMail, server: boolean, shown?: string): PageView =>
  page({
    title: mail.subject,
    caption: 'Mail',
    breadcrumbs: [...under(), { text: 'Outbox', href: '/admin/outbox' }, { text: mail.subject }],
    main: html`${summaryList([
      { key: 'To', value: mail.to },
      { key: 'State', value: tag(...kinds[mail.state]) },
      { key: 'Written', value: formatMoment(mail.createdAt) },
      mail.sentAt && { key: 'Sent', value: formatMoment(mail.sentAt) },
      mail.attempts > 0 && { key: 'Tries', value: mail.attempts },
      mail.problem !== undefined && { key: 'What went wrong', value: mail.problem },
    ])}${textPart(mail, shown)}${
      server &&
      (mail.state === 'kept' || mail.state === 'refused') &&
      mail.wipedAt === undefined &&
      form({ action: `/admin/outbox/${mail.id}/send` }, button({ text: 'Send it now' }))
    }`,
  })
