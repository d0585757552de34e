// Everything the product stands on may be used with it and passed on under MIT.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder, readProject } from '../support/project.ts'

interface Installed {
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
}

/** Ask for nothing but that their notice stays with them. The typeface's licence, OFL, and MPL (whole files) as well. */
const welcome = new Set(
  ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'].concat([
    ...['Unlicense', 'Python-2.0', 'PostgreSQL', 'OFL-1.1', 'CC-BY-4.0', 'WTFPL', 'Zlib'],
  ]),
)
/** Only tools: never part of what is passed on. */
const welcomeTools = new Set([...welcome, 'MPL-2.0', 'CC-BY-3.0', 'MIT/X11'])
/** Says nothing of its licence; only exceljs, with which tests write and measure workbooks, asks for it. Never passed on. */
const unsaid = new Set(['node_modules/buffers'])

const { packages } = JSON.parse(readProject('package-lock.json')) as { packages: Record<string, Installed> }

/** The lock file says it for most; the package itself for the rest. */
const licenceOf = (path: string, { license }: Installed): string => {
  if (license) return license
  const file = join(projectFolder, path, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).license ?? 'none named') : 'not installed here'
}

/** `(MIT OR GPL-3.0)` may be taken as MIT; `A AND B` asks for both. */
const isWelcome = (expression: string, list: ReadonlySet<string>): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' AND ')
    .every((part) => part.split(' OR ').some((licence) => list.has(licence.trim())))

test('every dependency has a licence that goes with MIT', () => {
  const bad = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, one]) => ({ path, licence: licenceOf(path, one), tool: Boolean(one.dev || one.devOptional) }))
    .filter(({ licence }) => licence !== 'not installed here')
    .filter(({ path, tool }) => !(tool && unsaid.has(path)))
    .filter(({ licence, tool }) => !isWelcome(licence, tool ? welcomeTools : welcome))
  assert.deepEqual(bad, [])
})

test('the project’s own licence is there and says MIT', () => {
  assert.match(readProject('LICENSE'), /MIT License/)
  assert.equal(JSON.parse(readProject('package.json')).license, 'MIT')
})
