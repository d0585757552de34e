// What is made from the code is up to date, and nothing that exists is left undescribed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFeatures } from '../../src/app/index.ts'
import { allCommands } from '../../src/cli/run.ts'
import { roles } from '../../src/platform/auth/index.ts'
import { listRoutes } from '../../src/platform/http/index.ts'
import { settingsList } from '../../src/platform/settings/index.ts'
import { fileNameOf, generatedDocs } from '../../tools/generated-docs.ts'
import { schemaProblem } from '../support/json-schema.ts'
import { projectFiles, readProject } from '../support/project.ts'

const files = projectFiles()
const { version } = JSON.parse(readProject('package.json')) as { version: string }
const json = (path: string) => JSON.parse(readProject(path)) as Record<string, unknown>

test('the documents made from the code say what the code says', () => {
  for (const [path, text] of generatedDocs(version)) {
    assert.ok(files.includes(path), `${path} is missing: npm run docs`)
    assert.ok(readProject(path) === text, `${path} is out of date: npm run docs`)
  }
})

test('every route, command, setting, role and permission is described', () => {
  const features = describeFeatures()
  const expected: Readonly<Record<string, readonly string[]>> = {
    'docs/access.md': listRoutes(features).map(({ method, path }) => `${method} \`${path}\``),
    'docs/commands.md': allCommands().map(({ name }) => `## ${name}\n`),
    'docs/settings.md': settingsList.map(({ env }) => `\`${env}\``),
    'docs/roles.md': [...roles, ...features.flatMap(({ permissions }) => permissions)].map(({ name }) => `\`${name}\``),
  }
  for (const [path, names] of Object.entries(expected)) {
    const text = readProject(path)
    const missing = names.filter((name) => !text.includes(name))
    assert.ok(names.length > 0)
    assert.deepEqual(missing, [], `not in ${path}`)
  }
})

test('every setting that the code reads from the environment is in the list', () => {
  const known = new Set([...settingsList.map(({ env }) => env), 'COMMONWEAL_SAMPLE_DATA', 'COMMONWEAL_CHROMIUM'])
  known.add('COMMONWEAL_TEST_DATABASE_URL')
  const source = files.filter((path) => /^(src|tools|test)\/.*\.(ts|mjs)$/.test(path) && !path.endsWith('.test.ts'))
  const read = source.flatMap((path) => [
    ...readProject(path).matchAll(/\benv(?:\.|\[')((?:COMMONWEAL|DATABASE)_\w+)/g),
  ])
  assert.deepEqual(
    read.map((match) => match[1] ?? '').filter((name) => !known.has(name)),
    [],
  )
})

for (const command of allCommands())
  test(`what "${command.name}" prints has a schema, and an example that fits it`, async () => {
    const name = `docs/api/commands/${fileNameOf(command)}`
    for (const path of [`${name}.schema.json`, `${name}.example.json`])
      assert.ok(files.includes(path), `${path} is missing`)
    const schema = json(`${name}.schema.json`)
    assert.equal(await schemaProblem(schema, json(`${name}.example.json`)), undefined)
    // A schema that takes anything describes nothing.
    assert.ok(await schemaProblem(schema, { no: 'such answer' }), `${name}.schema.json takes anything`)
  })

test('no schema is left of a command that is gone', () => {
  const known = new Set(allCommands().map(fileNameOf))
  const described = files.flatMap(
    (path) => path.match(/^docs\/api\/commands\/(.+)\.(?:schema|example)\.json$/)?.[1] ?? [],
  )
  assert.deepEqual(
    described.filter((name) => !known.has(name)),
    [],
  )
})
