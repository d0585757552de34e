// The documents that are made from the code: who may do what, roles, settings, commands, the API. Nothing is read or written here.
import { describeFeatures } from '../src/app/index.ts'
import { allCommands } from '../src/cli/run.ts'
import { type PermissionDefinition, roles } from '../src/platform/auth/index.ts'
import { accessTable, openApi } from '../src/platform/http/index.ts'
import type { Command } from '../src/platform/kernel/index.ts'
import { settingsList } from '../src/platform/settings/index.ts'
import { formulaDocs } from './formula-docs.ts'
import { methodDocs } from './method-docs.ts'

const made = 'This page is made from the code by `npm run docs`; change the code, not the page.'
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  row(heads),
  row(heads.map(() => '---')),
  ...rows.map(row),
]

const places: Readonly<Record<string, string>> = {
  installation: 'the installation',
  place: 'a place',
  organisation: 'an organisation',
}

const holders = [
  ...roles.map(({ name, title }) => ({ name, title })),
  { name: 'signed-in', title: 'Anybody signed in' },
  { name: 'public', title: 'Everybody' },
] as const

const permissionTable = (permissions: readonly PermissionDefinition[]): readonly string[] => {
  const columns = holders.filter(({ name }) => permissions.some((permission) => permission.holders.includes(name)))
  return table(
    ['permission', 'may', ...columns.map(({ title }) => title)],
    permissions.map(({ name, words, holders: held }) => [
      `\`${name}\``,
      words,
      ...columns.map((column) => (held.includes(column.name) ? 'yes' : '')),
    ]),
  )
}

const rolesPage = (): string =>
  [
    '# Roles and what they may do',
    '',
    made,
    '',
    'A person may hold several roles, each on the whole installation, in one place or in one organisation, with a first and a last day.',
    '',
    ...table(
      ['role', 'what it is for', 'held in', 'name in commands'],
      roles.map(({ name, title, words, heldAt, needsSector }) => [
        title,
        words,
        `${heldAt.map((at) => places[at] ?? at).join(' or ')}${needsSector ? ', for one sector' : ''}`,
        `\`${name}\``,
      ]),
    ),
    ...describeFeatures()
      .filter(({ permissions }) => permissions.length > 0)
      .flatMap(({ name, permissions }) => ['', `## ${name}`, '', ...permissionTable(permissions)]),
    '',
    'Which address asks for which permission: [access.md](access.md).',
    '',
  ].join('\n')

const settingsPage = (): string =>
  [
    '# Settings',
    '',
    made,
    '',
    'A setting comes from the environment; else from `settings.json` in the data folder, which the settings page writes; else its default holds.',
    '`npx commonweal settings` shows each with where it came from.',
    '',
    ...table(
      ['name', 'default', 'what it is', 'on the settings page', 'example'],
      settingsList.map(({ env, defaultWords, words, secret, editable, example }) => [
        `\`${env}\``,
        defaultWords,
        `${words}${secret ? ' Never shown once set.' : ''}`,
        editable ? 'yes' : 'no',
        example === undefined ? '' : `\`${example}\``,
      ]),
    ),
    '',
    'For working on Commonweal itself:',
    '',
    ...table(
      ['name', 'what it is'],
      [
        ['`COMMONWEAL_SAMPLE_DATA`', 'A folder of published registers, for the tests that try the real thing.'],
        ['`COMMONWEAL_CHROMIUM`', 'A Chromium of your own for the browser tests, instead of the one from npm.'],
        [
          '`COMMONWEAL_TEST_DATABASE_URL`',
          'A PostgreSQL server of your own for the tests, as a user that may make roles and databases.',
        ],
      ],
    ),
    '',
  ].join('\n')

const usage = ({ name, args, options }: Command): string =>
  [
    `npx commonweal ${name}`,
    ...(args ? [args] : []),
    ...options.map((option) => {
      const words = `--${option.name}${option.value ? ` ${option.value}` : ''}`
      return option.required ? words : `[${words}]`
    }),
  ].join(' ')

export const fileNameOf = (command: Pick<Command, 'name'>): string => command.name.replaceAll(' ', '-')

const commandPart = (command: Command): readonly string[] => [
  '',
  `## ${command.name}`,
  '',
  `${command.words}.`.replace(/([.!?])\.$/, '$1'),
  '',
  '```sh',
  usage(command),
  '```',
  ...(command.options.length === 0
    ? []
    : [
        '',
        ...command.options.map(
          ({ name, value, words, required }) =>
            `- \`--${name}${value ? ` ${value}` : ''}\`: ${words}${required ? ' (needed)' : ''}`,
        ),
      ]),
  '',
  `With \`--json\`: [schema](api/commands/${fileNameOf(command)}.schema.json), [example](api/commands/${fileNameOf(command)}.example.json).`,
]

const commandsPage = (): string =>
  [
    '# Commands',
    '',
    made,
    '',
    'Run them as `npx commonweal …` in the project’s folder, beside a running server or alone. Every command also takes:',
    '',
    '- `--json`: JSON only on standard output; words and progress go to standard error',
    '- `--as EMAIL`: on whose behalf; without it, what is done is recorded as the command line’s',
    '- `--help`: explains the command',
    '',
    'Exit codes: 0 done; 1 refused or failed; 3 done with rows held; 4 a question must be answered first (it is in the JSON; nothing changed).',
    ...allCommands().flatMap(commandPart),
    '',
  ].join('\n')

const accessPage = (): string => accessTable(describeFeatures(), roles)

const apiDescription = (version: string): string =>
  `${JSON.stringify(openApi(describeFeatures(), { title: 'Commonweal', version, address: 'http://localhost:3000' }), null, 2)}\n`

/** Path in the project → what must stand there. */
export const generatedDocs = (version: string): ReadonlyMap<string, string> =>
  new Map([
    ['docs/access.md', accessPage()],
    ['docs/roles.md', rolesPage()],
    ['docs/settings.md', settingsPage()],
    ['docs/commands.md', commandsPage()],
    ['docs/api/openapi.json', apiDescription(version)],
    ...methodDocs(),
    ...formulaDocs(),
  ])
