// The one list of settings. The help, the settings page, docs/settings.md and the reader are all made from it.
import { resolve } from 'node:path'
import { ok, wrong } from '../kernel/index.ts'
import { addressOf, colour, email, host, oneOf, sender, siteAddress, wholeNumber, words, yesOrNo } from './parse.ts'
import { logLevels, type Setting, type SettingDefinition, type SettingName, type Settings } from './setting.ts'

type Parts<N extends SettingName> = Pick<Setting<Settings[N]>, 'env' | 'defaultWords' | 'words' | 'parse'> &
  Partial<Pick<Setting<Settings[N]>, 'secret' | 'editable' | 'example' | 'fallback'>>

const setting = <N extends SettingName>(name: N, parts: Parts<N>): SettingDefinition => ({
  name,
  secret: false,
  editable: false,
  // A setting without a default of its own is left out.
  fallback: () => undefined as Settings[N],
  ...parts,
})

const database = addressOf(['postgres:', 'postgresql:'], 'postgresql://name:password@machine:5432/database')
const mailServer = addressOf(['smtp:', 'smtps:'], 'smtp://name:password@mail.example.org:587')

export const settingsList: readonly SettingDefinition[] = [
  setting('dataFolder', {
    env: 'COMMONWEAL_DATA',
    defaultWords: './data',
    words: 'The folder that holds everything: the database, the files, the keys. Back it up.',
    example: '/srv/commonweal',
    fallback: () => resolve('data'),
    parse: (text) =>
      text.trim() === '' || text.includes('\0') ? wrong('write the path of a folder') : ok(resolve(text.trim())),
  }),
  setting('port', {
    env: 'COMMONWEAL_PORT',
    defaultWords: '3000',
    words: 'The port the site listens on. When it is taken, the next free one is used.',
    fallback: () => 3000,
    parse: wholeNumber(1, 65_535),
  }),
  setting('host', {
    env: 'COMMONWEAL_HOST',
    defaultWords: 'localhost: this machine only',
    words:
      'The network address the site listens on. Leave it alone when a web server on the same machine stands in front.',
    example: '0.0.0.0',
    fallback: () => 'localhost',
    parse: host,
  }),
  setting('publicAddress', {
    env: 'COMMONWEAL_ADDRESS',
    defaultWords: 'the address it listens on',
    words: 'What people type to get here. Links in mails begin with it, and https in it turns on the stricter cookies.',
    example: 'https://value.example.org',
    parse: siteAddress,
  }),
  setting('trustProxy', {
    env: 'COMMONWEAL_TRUST_PROXY',
    defaultWords: 'no',
    words:
      'Say yes when a web server stands in front and writes the visitor’s address into X-Forwarded-For. Otherwise anybody could write it.',
    example: 'yes',
    fallback: () => false,
    parse: yesOrNo,
  }),
  setting('databaseUrl', {
    env: 'DATABASE_URL',
    defaultWords: 'none: the database that comes with Commonweal',
    words: 'Your own PostgreSQL, version 15 or newer, as a user that may make tables and roles.',
    example: 'postgresql://commonweal_owner@db.example.org/commonweal',
    secret: true,
    parse: database,
  }),
  setting('databaseRunUrl', {
    env: 'DATABASE_RUN_URL',
    defaultWords: 'none: the same address as DATABASE_URL',
    words: 'The same database as a user with fewer rights, for everyday work. Only with DATABASE_URL.',
    example: 'postgresql://commonweal_run@db.example.org/commonweal',
    secret: true,
    parse: database,
  }),
  setting('installationName', {
    env: 'COMMONWEAL_NAME',
    defaultWords: 'Commonweal',
    words: 'What this site is called, at the top of every page.',
    example: 'Merebridge Social Value',
    editable: true,
    fallback: () => 'Commonweal',
    parse: words(60),
  }),
  setting('organisationName', {
    env: 'COMMONWEAL_ORGANISATION',
    defaultWords: 'none',
    words: 'Who runs this site. Named in the privacy, cookie and accessibility pages.',
    example: 'Merebridge Borough Council',
    editable: true,
    parse: words(120),
  }),
  setting('contactName', {
    env: 'COMMONWEAL_CONTACT_NAME',
    defaultWords: 'none',
    words: 'The person or team to ask for help.',
    example: 'Social value team',
    editable: true,
    parse: words(120),
  }),
  setting('contactEmail', {
    env: 'COMMONWEAL_CONTACT_EMAIL',
    defaultWords: 'none',
    words: 'The e-mail address to ask for help, shown at the foot of every page.',
    example: 'socialvalue@merebridge.example',
    editable: true,
    parse: email,
  }),
  setting('brandColour', {
    env: 'COMMONWEAL_BRAND_COLOUR',
    defaultWords: '#0b5c5a',
    words: 'The colour of the band at the top and of the main buttons. White text must be easy to read on it.',
    example: '#0b5c5a',
    editable: true,
    fallback: () => '#0b5c5a',
    parse: colour,
  }),
  setting('openToSearch', {
    env: 'COMMONWEAL_OPEN_TO_SEARCH',
    defaultWords: 'no',
    words: 'Whether search engines may list the pages that everybody can see.',
    example: 'yes',
    editable: true,
    fallback: () => false,
    parse: yesOrNo,
  }),
  setting('mailUrl', {
    env: 'COMMONWEAL_MAIL_URL',
    defaultWords: 'none: mail waits in the outbox',
    words: 'Your mail server. Without one, every mail is kept in the outbox, where an administrator can read it.',
    example: 'smtp://name:password@mail.example.org:587',
    secret: true,
    editable: true,
    parse: mailServer,
  }),
  setting('mailFrom', {
    env: 'COMMONWEAL_MAIL_FROM',
    defaultWords: 'Commonweal <commonweal@localhost>',
    words: 'The sender of every mail.',
    example: 'Commonweal <noreply@merebridge.example>',
    editable: true,
    fallback: () => 'Commonweal <commonweal@localhost>',
    parse: sender,
  }),
  setting('keyService', {
    env: 'COMMONWEAL_KEY_SERVICE',
    defaultWords: 'file',
    words: 'Where the keys to stored secrets are. “file” is a key file in the data folder, and the only choice so far.',
    fallback: () => 'file',
    parse: oneOf(['file']),
  }),
  setting('logLevel', {
    env: 'COMMONWEAL_LOG_LEVEL',
    defaultWords: 'warn: only what goes wrong',
    words: 'How much is written to the log: fatal, error, warn, info (a line for each request), debug or silent.',
    example: 'info',
    fallback: () => 'warn',
    parse: oneOf(logLevels),
  }),
]
