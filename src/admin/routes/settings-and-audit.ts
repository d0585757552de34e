// Settings and audit: read by whoever runs the site, changed and searched by pages and their twins.
import { type AuditReader, type AuditRecord, auditEntry, searchAudit } from '../../platform/audit/index.ts'
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../platform/http/index.ts'
import { installation, may, type Scope } from '../../platform/kernel/index.ts'
import { showSettings } from '../../platform/settings/index.ts'
import { changeSettings } from '../actions/administer.ts'
import { Audit, Settings } from '../api.ts'
import { searchForm } from '../forms/audit.ts'
import { settingsForm } from '../forms/settings.ts'
import type { AdminServices } from '../index.ts'
import { auditColumns, auditEntryPage, auditPage, whoOf } from '../pages/audit.ts'
import { changeSettingsPage, settingColumns, settingsPage } from '../pages/settings.ts'

const settingsRoutes = (services: AdminServices): readonly Route[] => [
  get({
    name: 'settings',
    path: '/admin/settings',
    permission: 'admin.read',
    words: 'Every setting, and where its value came from.',
    answer: Settings,
    handle: async () => {
      const settings = showSettings(services.settings())
      return showData(
        { settings: settings.map(({ name, env, value, from, words }) => ({ name, env, value, from, words })) },
        (links) => settingsPage(settings, links),
        { columns: settingColumns, rows: settings.map((one) => [one.words, one.value, one.from, one.env]) },
      )
    },
  }),
  get({
    name: 'change settings form',
    path: '/admin/settings/change',
    permission: 'admin.settings',
    words: 'The form for the settings that can be changed in the browser.',
    handle: async () => showPage(changeSettingsPage(showSettings(services.settings()))),
  }),
  post({
    name: 'change settings',
    path: '/admin/settings/change',
    permission: 'admin.settings',
    audit: 'settings changed',
    words: 'Changes settings, in the settings file of the data folder.',
    handle: async ({ scope, body }) => {
      const settings = showSettings(services.settings())
      const { changes, typed } = settingsForm(body, settings)
      const done = await changeSettings(scope, services, changes)
      if (!done.ok) return invalid(done.errors, changeSettingsPage(settings, typed, done.errors))
      return goTo('/admin/settings', { message: 'The settings are saved.' })
    },
  }),
]

const auditData = (entry: AuditRecord) => ({
  id: entry.id,
  at: entry.at.toISOString(),
  what: entry.what,
  subject: entry.subject,
  who: whoOf(entry),
  ...(entry.place === undefined ? {} : { place: entry.place }),
  ...(entry.why === undefined ? {} : { why: entry.why }),
  ...(entry.before === undefined ? {} : { before: entry.before }),
  ...(entry.after === undefined ? {} : { after: entry.after }),
})

/** A place that is merely seen does not open its audit: names and addresses of its people stand there. */
const readerOf = (scope: Scope): { reader?: AuditReader } => {
  if (may(scope, 'audit.read', installation)) return {}
  const places = (scope.allowed.get('audit.read') ?? []).flatMap((at) => (at.kind === 'place' ? [at.id] : []))
  return { reader: { places, ...(scope.actor.kind === 'person' ? { person: scope.actor.id } : {}) } }
}

const auditRoutes = (): readonly Route[] => [
  get({
    name: 'audit',
    path: '/admin/audit',
    permission: 'audit.read',
    words: 'Who did what, to what, when and why: in the whole installation, or in one’s places.',
    answer: Audit,
    handle: async ({ scope, query }) => {
      const { typed, read } = searchForm(query)
      if (!read.ok) return invalid(read.errors, auditPage({ entries: [], typed }, undefined, read.errors))
      const page = await searchAudit(scope, { ...read.value, ...readerOf(scope) })
      const also = new URLSearchParams(Object.entries(typed).filter(([, text]) => text !== ''))
      if (page.next !== undefined) also.set('after', page.next)
      const next = page.next === undefined ? undefined : `/admin/audit?${also}`
      return showData(
        { entries: page.entries.map(auditData), ...(next === undefined ? {} : { next }) },
        (links) => auditPage({ entries: page.entries, next, typed }, links),
        {
          columns: auditColumns,
          rows: page.entries.map((entry) => [
            entry.what,
            whoOf(entry),
            entry.at.toISOString(),
            `${entry.subject.kind} ${entry.subject.id}`,
            entry.why ?? '',
          ]),
        },
      )
    },
  }),
  get({
    name: 'audit entry',
    path: '/admin/audit/:chain/:number',
    permission: 'audit.read',
    words: 'One act whole, with what was before and after.',
    handle: async ({ scope, params }) =>
      showPage(auditEntryPage(await auditEntry(scope, `${params.chain}:${params.number}`, readerOf(scope).reader))),
  }),
]

export const settingsAndAuditRoutes = (services: AdminServices): readonly Route[] => [
  ...settingsRoutes(services),
  ...auditRoutes(),
]
