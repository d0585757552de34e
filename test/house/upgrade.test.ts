// The data folder of every release can be taken up by the code as it is now, with nothing lost on the way.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openProduct } from '../../src/app/index.ts'
import type { Command, CommandAnswer } from '../../src/platform/kernel/index.ts'
import { projectFolder, readProject } from '../support/project.ts'

const folder = join(projectFolder, 'test/upgrade')
const releases = (await readdir(folder)).filter((name) => name.endsWith('.backup')).sort()

const emptyFolder = async (t: TestContext): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'commonweal-upgrade-'))
  t.after(() => rm(made, { recursive: true, force: true }))
  return made
}

/** Runs one command as the command line does: the product is opened for it and closed again. */
const runCommand = async (dataFolder: string, name: string, ...args: string[]): Promise<CommandAnswer> => {
  const said: string[] = []
  const say = (words: string): void => {
    said.push(words)
  }
  const product = await openProduct({ env: { COMMONWEAL_DATA: dataFolder }, say, worker: false })
  try {
    const commands = product.features.flatMap((feature): readonly Command[] => feature.commands ?? [])
    const command = commands.find((one) => one.name === name)
    assert.ok(command, name)
    const scope = product.auth.systemScope('upgrade test')
    return await command.run({
      scope,
      args,
      options: {},
      write: (work) => product.database.write(scope, work),
      read: (work) => product.database.read(scope, work),
      say,
    })
  } finally {
    await product.close()
  }
}

test('a release that people have is among those tried', () => {
  const { version } = JSON.parse(readProject('package.json')) as { version: string }
  assert.ok(releases.includes(`${version}.backup`), `make test/upgrade/${version}.backup: its README says how`)
})

for (const release of releases)
  test(`what ${release} holds is restored, brought up to date and whole`, async (t) => {
    const data = await emptyFolder(t)
    await runCommand(data, 'restore', join(folder, release))
    const { places } = (await runCommand(data, 'place list')).json as { places: readonly { slug: string }[] }
    assert.deepEqual(places.map((place) => place.slug).sort(), ['kelderdale', 'merebridge', 'stonehithe'])
    const { people } = (await runCommand(data, 'person list')).json as { people: readonly unknown[] }
    assert.equal(people.length, 19)
    const check = await runCommand(data, 'check')
    assert.equal(check.exit ?? 0, 0, check.words)
  })
