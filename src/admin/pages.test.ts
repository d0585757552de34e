import assert from 'node:assert/strict'
import test from 'node:test'
import { searchForm } from './forms/audit.ts'
import { settingsForm } from './forms/settings.ts'
import { mailPage } from './pages/outbox.ts'
import { aboutPage, accessibilityPage, cookiesPage, privacyPage } from './pages/public.ts'
import { jobPage } from './pages/work.ts'

const who = {
  installationName: 'Merebridge Social Value',
  organisationName: 'Merebridge Borough Council',
  contactEmail: 'help@merebridge.example',
}

test('the pages everybody can read carry the installation’s own name and contact', () => {
  for (const view of [accessibilityPage(who), privacyPage(who), cookiesPage(who, []), aboutPage(who, '0.1.0')])
    assert.match(view.main.toString(), /Merebridge Social Value/)
  for (const view of [accessibilityPage(who), privacyPage(who), aboutPage(who, '0.1.0')])
    assert.match(view.main.toString(), /mailto:help@merebridge\.example/)
  assert.match(accessibilityPage({ installationName: 'X' }).main.toString(), /has not said yet how to reach it/)
})

test('a secret text is not on the page until it was asked for', () => {
  const mail = {
    id: '1',
    to: 'a@x.example',
    subject: 'S',
    secret: true,
    state: 'kept' as const,
    attempts: 0,
    createdAt: new Date(),
  }
  assert.match(mailPage(mail, false).main.toString(), /Show the text/)
  const shown = mailPage(mail, false, 'https://x.example/<once>').main.toString()
  assert.match(shown, /https:\/\/x\.example\/&lt;once&gt;/)
  assert.doesNotMatch(shown, /Show the text/)
})

test('a job offers what can be done with it, and refreshes itself only while it works', () => {
  const job = {
    ...{
      id: '1',
      words: 'Load',
      done: 0,
      attempts: 1,
      attemptsAllowed: 3,
      startedByWords: 'Ada',
      createdAt: new Date(),
    },
    cancelAsked: false,
  }
  const at = (state: 'working' | 'failed' | 'done') => jobPage({ ...job, state })
  assert.match(at('working').main.toString(), /Cancel this job/)
  assert.equal(at('working').refresh, 2)
  assert.match(at('failed').main.toString(), /Try it again/)
  assert.doesNotMatch(at('done').main.toString(), /<form/)
  assert.equal(at('done').refresh, undefined)
})

test('a search for days takes whole days of the United Kingdom, and says what is wrong with others', () => {
  const { read } = searchForm({ from: '2026-07-01', to: '2026-07-01' })
  assert.ok(read.ok)
  assert.equal(read.value.from?.toISOString(), '2026-06-30T23:00:00.000Z')
  assert.equal(read.value.to?.toISOString(), '2026-07-01T23:00:00.000Z')
  const winter = searchForm({ from: '2026-01-01' }).read
  assert.ok(winter.ok)
  assert.equal(winter.value.from?.toISOString(), '2026-01-01T00:00:00.000Z')
  const wrong = searchForm({ from: '1/7/26', place: 'oldham' }).read
  assert.ok(!wrong.ok)
  assert.deepEqual(Object.keys(wrong.errors), ['from', 'place'])
})

test('an empty secret stays as it is, “none” takes it away, and what the environment sets is left alone', () => {
  const row = {
    env: 'X',
    value: '',
    words: '',
    defaultWords: '',
    editable: true,
    secret: false,
    from: 'default' as const,
  }
  const rows = [
    { ...row, name: 'mailUrl' as const, secret: true },
    { ...row, name: 'contactName' as const },
    { ...row, name: 'installationName' as const, from: 'environment' as const },
    { ...row, name: 'port' as const, editable: false },
  ]
  const body = { mailUrl: ' ', contactName: 'Ada', installationName: 'x', port: '1' }
  assert.deepEqual(settingsForm(body, rows), { changes: { contactName: 'Ada' }, typed: { contactName: 'Ada' } })
  assert.deepEqual(settingsForm({ mailUrl: 'None' }, rows).changes, { mailUrl: '' })
})
