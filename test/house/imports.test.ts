// One breach of every import rule is planted in a scratch tree. A rule that reports none, or has none planted, fails:
// a rule nobody breaks on purpose may have stopped looking.
import assert from 'node:assert/strict'
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { type TestContext, test } from 'node:test'
import { checkImports } from '../../tools/imports.mjs'
import { projectFolder } from '../support/project.ts'

interface Rule {
  readonly name: string
  readonly to: { readonly path?: string | readonly string[] }
}
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: readonly Rule[] }

/** A file and what it imports: a path from the scratch root, `npm:name` or `node:name`. */
interface Breach {
  readonly from: string
  readonly to: string
}

const single: Readonly<Record<string, readonly Breach[]>> = {
  'no-cycles': [{ from: 'src/app/ring.ts', to: 'src/app/ring.ts' }],
  'no-unresolved': [{ from: 'src/app/astray.ts', to: 'src/app/nowhere.ts' }],
  'no-orphans': [{ from: 'src/app/alone.ts', to: '' }],
  'every-room-is-on-the-list': [
    { from: 'src/novelty/a.ts', to: 'src/platform/kernel/index.ts' },
    { from: 'src/platform/novelty/a.ts', to: 'src/platform/kernel/index.ts' },
  ],
  'neighbours-use-the-front-door': [{ from: 'src/places/side-door.ts', to: 'src/accounts/store.ts' }],
  'the-app-mounts-whole-features': [
    { from: 'src/app/part.ts', to: 'src/accounts/routes.ts' },
    { from: 'src/cli/part.ts', to: 'src/accounts/commands.ts' },
  ],
  'only-the-app-mounts-features': [{ from: 'src/places/mounts.ts', to: 'src/accounts/feature.ts' }],
  'kernel-is-pure': [
    { from: 'src/platform/kernel/reads.ts', to: 'node:fs' },
    { from: 'src/platform/kernel/reaches.ts', to: 'src/platform/settings/index.ts' },
  ],
  'rules-are-pure': ['rules.ts', 'rules/one.ts', 'room/rules.ts', 'room/rules/one.ts'].map((name) => ({
    from: `src/contracts/${name}`,
    to: 'src/platform/db/index.ts',
  })),
  'rules-borrow-only-types': [{ from: 'src/reports/rules.ts', to: 'src/accounts/index.ts' }],
  'sql-lives-in-stores': ['actions.ts', 'pages/one.ts', 'routes.ts', 'room/jobs.ts'].map((name) => ({
    from: `src/policies/${name}`,
    to: 'src/platform/db/index.ts',
  })),
  'stores-actions-and-jobs-know-no-web': [
    'store.ts',
    'actions/one.ts',
    'jobs.ts',
    'messages/one.ts',
    'commands.ts',
  ].flatMap((name) => [
    { from: `src/network/${name}`, to: 'src/platform/http/index.ts' },
    { from: `src/network/${name}`, to: 'src/network/forms.ts' },
  ]),
  'pages-never-query': ['src/platform/db/index.ts', 'src/platform/http/index.ts', 'src/market/store.ts'].map((to) => ({
    from: 'src/market/pages/asks.ts',
    to,
  })),
  'disk-and-network-behind-platform': ['fs', 'child_process', 'net', 'http', 'https', 'fs/promises'].map((name) => ({
    from: `src/places/opens-${name.replace('/', '-')}.ts`,
    to: `node:${name}`,
  })),
  'no-test-code-in-the-product': [
    { from: 'src/app/tests.ts', to: 'test/support/helper.ts' },
    { from: 'src/app/tests-too.ts', to: 'src/app/some.test.ts' },
  ],
  'no-dev-dependency-in-the-product': [{ from: 'src/app/tools.ts', to: 'npm:only-for-development' }],
}

/** `^src/(a|platform/b)/` → a, platform/b */
const rooms = (rule: Rule): readonly string[] =>
  String(rule.to.path)
    .match(/\((.*)\)/)?.[1]
    ?.split('|') ?? []

const platformRooms = forbidden.flatMap(({ name }) => name.match(/^(.*)-is-used-by-its-front-door$/)?.[1] ?? [])

/** Rules that stand in the list once for each room or library. */
const breachesOf = (rule: Rule): readonly Breach[] => {
  const [, below] = rule.name.match(/^(.*)-uses-only-what-is-below-it$/) ?? []
  if (below !== undefined) {
    const home = [...platformRooms, 'kernel'].includes(below) ? `platform/${below}` : below
    return rooms(rule).map((room) => ({
      from: `src/${home}/reaches-up-to-${room.replace('/', '-')}.ts`,
      to: `src/${room}/index.ts`,
    }))
  }
  const [, door] = rule.name.match(/^(.*)-is-used-by-its-front-door$/) ?? []
  if (door !== undefined) return [{ from: `src/app/into-${door}.ts`, to: `src/platform/${door}/inner.ts` }]
  if (/-only-in-/.test(rule.name))
    return rooms(rule).map((vendor) => ({
      from: `src/app/borrows-${vendor.replace('@', '')}.ts`,
      to: `npm:${vendor.startsWith('@') ? `${vendor}/any` : vendor}`,
    }))
  return single[rule.name] ?? []
}

const specifier = ({ from, to }: Breach): string =>
  to.startsWith('npm:') ? to.slice(4) : to.startsWith('node:') ? to : `./${relative(dirname(from), to)}`

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

const plant = async (t: TestContext, breaches: readonly Breach[]): Promise<string> => {
  const root = await mkdtemp(join(tmpdir(), 'commonweal-imports-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) await cp(join(projectFolder, name), join(root, name))
  const packages = breaches.filter(({ to }) => to.startsWith('npm:')).map(({ to }) => to.slice(4))
  const entries = packages.map((name) => [name, '1.0.0'])
  const dev = entries.filter(([name]) => name === 'only-for-development')
  const manifest = {
    type: 'module',
    dependencies: Object.fromEntries(entries),
    devDependencies: Object.fromEntries(dev),
  }
  delete manifest.dependencies['only-for-development']
  await write(join(root, 'package.json'), JSON.stringify(manifest))
  for (const name of packages) {
    await write(
      join(root, 'node_modules', name, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', main: 'i.js' }),
    )
    await write(join(root, 'node_modules', name, 'i.js'), 'exports.a = 1\n')
  }
  const files = new Map<string, string>()
  for (const { to } of breaches)
    if (/^(src|test)\//.test(to) && !to.endsWith('nowhere.ts')) files.set(to, 'export const a = 1\n')
  for (const breach of breaches) {
    const line = breach.to === '' ? '' : `export { a as a${files.size} } from '${specifier(breach)}'\n`
    files.set(breach.from, (files.get(breach.from) ?? 'export const b = 1\n') + line)
  }
  for (const [path, text] of files) await write(join(root, path), text)
  return root
}

test('every import rule reports the breach planted for it', async (t) => {
  const planted = forbidden.map((rule) => ({ rule: rule.name, breaches: breachesOf(rule) }))
  const bare = planted.filter(({ breaches }) => breaches.length === 0).map(({ rule }) => rule)
  assert.deepEqual(bare, [], 'rules with no breach planted')

  const folder = await plant(
    t,
    planted.flatMap(({ breaches }) => breaches),
  )
  const found = await checkImports(folder)
  const reported = new Set(found.breaches.map(({ rule, from }) => `${rule}: ${from}`))
  const unreported = planted.flatMap(({ rule, breaches }) =>
    breaches.filter(({ from }) => !reported.has(`${rule}: ${from}`)).map(({ from, to }) => `${rule}: ${from} → ${to}`),
  )
  assert.deepEqual(unreported, [])
  assert.deepEqual(found.missed, [])
})

test('a source file that was never looked at is named', async (t) => {
  const folder = await plant(t, [
    { from: 'src/app/one.ts', to: 'src/app/two.ts' },
    { from: 'src/app/hidden.ts', to: 'src/app/two.ts' },
  ])
  await appendFile(
    join(folder, '.dependency-cruiser.cjs'),
    "module.exports.options.includeOnly = '^src/(?!app/hidden)'\n",
  )
  const { breaches, missed } = await checkImports(folder)
  assert.deepEqual(breaches, [])
  assert.deepEqual(missed, ['src/app/hidden.ts'])
})
