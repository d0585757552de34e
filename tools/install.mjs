// Installs what the lock file names, where that has not been done, and finds the Node that came with it.
// Plain JavaScript for any Node from 20 up: it runs before there is anything else. Words go to standard error only.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../', import.meta.url))
const modules = join(projectFolder, 'node_modules')
const stamp = join(modules, '.installed-from')

/** The hash of the lock file and of what it was made from. */
const wanted = () => {
  const hash = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(projectFolder, name)))
  return hash.digest('hex')
}

const lockOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages

/** npm's own note of what it installed, held against the lock file: an install made by hand counts too. */
const matchesLock = () => {
  const note = join(modules, '.package-lock.json')
  if (!existsSync(note)) return false
  const installed = lockOf(note)
  return Object.entries(lockOf(join(projectFolder, 'package-lock.json'))).every(
    ([path, { version, optional, dev }]) =>
      path === '' || installed[path]?.version === version || (installed[path] === undefined && (optional || dev)),
  )
}

const isInstalled = (development) => {
  if (!existsSync(modules)) return false
  if (development && !existsSync(join(modules, 'typescript'))) return false
  try {
    if (readFileSync(stamp, 'utf8') === wanted()) return true
  } catch {
    // No stamp yet: an install made by hand, perhaps.
  }
  return matchesLock()
}

const writeStamp = () => {
  try {
    writeFileSync(stamp, wanted())
  } catch {
    // A folder we may not write to; the next start compares again, which takes a moment.
  }
}

/**
 * Ends the process with npm's own exit code where the install fails.
 * @param {{ development?: boolean }} options development: what the tests need, too
 */
export const installIfMissing = ({ development = false } = {}) => {
  if (isInstalled(development)) return writeStamp()
  console.error('Installing what Commonweal needs (once, about a minute)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Warnings are left out: on an older Node there are dozens, of packages that run on the Node that comes with them.
  // npm's words would stand in the way of a command's JSON: all to standard error.
  const done = spawnSync(
    npm,
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'],
    {
      cwd: projectFolder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
      // Installing for somebody who set NODE_ENV=production must give the same folder.
      env: { ...process.env, NODE_ENV: '' },
    },
  )
  if (done.status !== 0) {
    console.error('The install failed; npm’s words above say why. It needs the network once. Then start again.')
    process.exit(done.status ?? 1)
  }
  writeStamp()
}

const runs = (node) =>
  spawnSync(node, ['--version'], { encoding: 'utf8' })
    .stdout?.match(/^v(\d+)\.(\d+)/)
    ?.slice(1, 3)
    .map(Number)

const isNewEnough = ([major, minor]) => major > 22 || (major === 22 && minor >= 18)

/** The path of the Node that the project carries; of the one that runs this, where that is new enough and no other is there. */
export const ownNode = () => {
  const system = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const folder of [`node-${system}`, `node-bin-${system}`]) {
    const node = join(modules, folder, 'bin', name)
    if (!existsSync(node)) continue
    const version = runs(node)
    if (version && isNewEnough(version)) return node
  }
  if (isNewEnough(process.versions.node.split('.').map(Number))) return process.execPath
  console.error(
    `Commonweal carries its own Node for most machines, but not for this one (${system}). Install Node 22.18 or newer.`,
  )
  process.exit(1)
}
