import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import test, { type TestContext } from 'node:test'
import fc from 'fast-check'
import {
  dataFolderOf,
  loadSettings,
  readSettings,
  saveSettings,
  settingsFileText,
  settingsList,
  showSettings,
} from './index.ts'

const folderFor = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-settings-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

const read = (env: Record<string, string>, file?: string) => {
  const found = readSettings(env, file)
  assert.ok(found.ok, JSON.stringify(found))
  return found.value
}

test('with nothing set, everything has a default', () => {
  const { values, from } = read({})
  assert.equal(values.port, 3000)
  assert.equal(values.host, 'localhost')
  assert.equal(values.dataFolder, resolve('data'))
  assert.equal(values.installationName, 'Commonweal')
  assert.equal(values.mailUrl, undefined)
  assert.ok(Object.values(from).every((source) => source === 'default'))
  assert.deepEqual(Object.keys(from).sort(), settingsList.map(({ name }) => name).sort())
})

test('the environment wins over the file, the file over the default, and it is known which', () => {
  const file = JSON.stringify({ installationName: 'From file', contactEmail: 'Help@Merebridge.example' })
  const { values, from } = read({ COMMONWEAL_NAME: ' From environment ', COMMONWEAL_PORT: '8080' }, file)
  assert.equal(values.installationName, 'From environment')
  assert.equal(from.installationName, 'environment')
  assert.equal(values.contactEmail, 'help@merebridge.example')
  assert.equal(from.contactEmail, 'settings file')
  assert.equal(values.port, 8080)
  assert.equal(from.brandColour, 'default')
})

test('an empty variable is one that is not set', () => {
  assert.equal(read({ COMMONWEAL_PORT: '', COMMONWEAL_NAME: '  ' }).from.port, 'default')
})

test('what cannot be used is named, with what to write instead', () => {
  const cases: [string, string, RegExp][] = [
    ['COMMONWEAL_PORT', 'eighty', /whole number from 1 to 65535/],
    ['COMMONWEAL_PORT', '70000', /65535/],
    ['COMMONWEAL_ADDRESS', 'https://value.example.org/app', /https:\/\/value\.example\.org/],
    ['COMMONWEAL_ADDRESS', 'javascript:alert(1)', /what people type/],
    ['COMMONWEAL_BRAND_COLOUR', 'green', /#0b5c5a/],
    ['COMMONWEAL_MAIL_URL', 'mail.example.org', /smtp:\/\//],
    ['COMMONWEAL_MAIL_FROM', 'A\nBcc: x@y.example <a@b.example>', /e-mail address/],
    ['COMMONWEAL_TRUST_PROXY', 'perhaps', /yes or no/],
    ['COMMONWEAL_LOG_LEVEL', 'loud', /one of: fatal, error/],
    ['COMMONWEAL_CONTACT_EMAIL', 'nobody', /e-mail address/],
    ['COMMONWEAL_HOST', 'http://x', /localhost/],
    ['DATABASE_URL', 'mysql://x', /postgresql:\/\//],
  ]
  for (const [name, value, words] of cases) {
    const found = readSettings({ [name]: value })
    assert.ok(!found.ok, `${name}=${value}`)
    assert.deepEqual(Object.keys(found.errors), [name])
    assert.match(found.errors[name] ?? '', new RegExp(`^${name} cannot be used`))
    assert.match(found.errors[name] ?? '', words)
  }
})

test('a wrong secret is not shown in what is said about it', () => {
  const found = readSettings({ DATABASE_URL: 'mysql://hidden-word' })
  assert.ok(!found.ok)
  assert.doesNotMatch(JSON.stringify(found.errors), /hidden-word/)
})

test('a database user for everyday work needs a database', () => {
  const found = readSettings({ DATABASE_RUN_URL: 'postgresql://run@db/commonweal' })
  assert.ok(!found.ok)
  assert.match(found.errors.DATABASE_RUN_URL ?? '', /without DATABASE_URL/)
})

test('a settings file that is damaged, or sets what it may not, is refused in words', () => {
  for (const [file, words] of [
    ['{', /not JSON/],
    ['[]', /one JSON object/],
    ['{"port": "1"}', /cannot be set there/],
    ['{"__proto__": {"installationName": "x"}}', /cannot be set there/],
    ['{"installationName": 5}', /text in quotes/],
    ['{"contactEmail": "nobody"}', /settings file cannot be used/],
  ] as const) {
    const found = readSettings({}, file)
    assert.ok(!found.ok, file)
    assert.match(Object.values(found.errors).join(), words)
  }
})

test('whatever is set, the reader answers: settings, or sentences that name what is wrong', () => {
  const names = settingsList.map(({ env }) => env)
  const anything = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary' }))
  const anyFile = fc.option(fc.oneof(fc.string(), fc.json()), { nil: undefined })
  fc.assert(
    fc.property(anything, anyFile, (env, file) => {
      const found = readSettings(env, file)
      if (found.ok) return
      for (const [name, words] of Object.entries(found.errors)) {
        assert.match(words, /[.!]$|\.$/)
        if (names.includes(name)) assert.ok(words.includes(name) || words.includes('settings file'), words)
      }
    }),
  )
})

test('secrets are masked when shown; each row says where it came from', () => {
  const rows = showSettings(
    read({ COMMONWEAL_MAIL_URL: 'smtp://me:hunter2@mail.example:25', COMMONWEAL_TRUST_PROXY: 'yes' }),
  )
  assert.doesNotMatch(JSON.stringify(rows), /hunter2/)
  assert.equal(rows.find(({ name }) => name === 'mailUrl')?.value, '(set, not shown)')
  assert.equal(rows.find(({ name }) => name === 'trustProxy')?.value, 'yes')
  assert.equal(rows.find(({ name }) => name === 'databaseUrl')?.value, 'not set')
  assert.equal(rows.find(({ name }) => name === 'trustProxy')?.from, 'environment')
})

test('the list is fit to be read: each setting is described, each example can be used, each name is there once', () => {
  assert.equal(new Set(settingsList.map(({ env }) => env)).size, settingsList.length)
  for (const setting of settingsList) {
    assert.ok(setting.words.endsWith('.') && setting.defaultWords.length > 0, setting.env)
    assert.match(setting.env, /^(COMMONWEAL|DATABASE)_[A-Z_]+$/)
    if (setting.example !== undefined) assert.ok(setting.parse(setting.example).ok, setting.env)
  }
})

test('the file is changed by name: what is set stays, what is emptied goes, what is wrong is told', () => {
  const first = settingsFileText({ installationName: ' Merebridge ', contactEmail: 'a@b.example' })
  assert.ok(first.ok)
  const second = settingsFileText({ contactEmail: '', brandColour: '#112233' }, first.value)
  assert.ok(second.ok)
  assert.deepEqual(JSON.parse(second.value), { installationName: 'Merebridge', brandColour: '#112233' })
  assert.equal(read({}, second.value).values.brandColour, '#112233')
  const third = settingsFileText({ brandColour: 'red', port: '1' }, second.value)
  assert.ok(!third.ok)
  assert.match(third.errors.brandColour ?? '', /^Write #/)
  assert.match(third.errors.port ?? '', /environment/)
})

test('what is written can always be read', () => {
  const editable = settingsList.filter((setting) => setting.editable)
  const changes = fc.dictionary(fc.constantFrom(...editable.map(({ name }) => name)), fc.string({ unit: 'binary' }))
  fc.assert(
    fc.property(changes, (wanted) => {
      const text = settingsFileText(wanted)
      if (text.ok) assert.ok(readSettings({}, text.value).ok)
    }),
  )
})

test('saved settings are found again in the data folder, and only their owner may read them', async (t) => {
  const folder = await folderFor(t)
  const env = { COMMONWEAL_DATA: folder }
  assert.equal(dataFolderOf(env), folder)
  assert.ok((await saveSettings(folder, { installationName: 'Kelderdale' })).ok)
  assert.ok(!(await saveSettings(folder, { brandColour: 'red' })).ok)
  const found = await loadSettings(env)
  assert.ok(found.ok)
  assert.equal(found.value.values.installationName, 'Kelderdale')
  assert.equal(found.value.from.installationName, 'settings file')
  assert.equal((await stat(join(folder, 'settings.json'))).mode & 0o777, 0o600)
  assert.match(await readFile(join(folder, 'settings.json'), 'utf8'), /Kelderdale/)
})
