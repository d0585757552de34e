// The bench of the ledger still runs: with few lines, so it says nothing about speed. `npm run bench ledger` does.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from '../support/project.ts'

test('bench ledger prints figures with their targets', () => {
  const program = join(projectFolder, 'tools/bench/ledger.ts')
  const args = [program, '--lines', '2000', '--rows', '500', '--only', 'plain,pages,questions,workbooks', '--forget']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  assert.doesNotMatch(stdout, /Could not be measured|no answer/, stdout)
  for (const words of ['bare CSV-to-Parquet copy', 'read by the engine', 'top suppliers', 'by hand', 'exceljs'])
    assert.ok(stdout.includes(words), `${words} in:\n${stdout}`)
  assert.match(stdout, /\d+ of \d+ targets reached/)
})
