import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from '../../test/support/project.ts'

test('whoever stops reading ends a command quietly', async () => {
  const child = spawn(process.execPath, [join(projectFolder, 'src/main.ts'), 'help'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const [code] = await once(child, 'close')
  assert.equal(said, '')
  assert.equal(code, 0)
})
