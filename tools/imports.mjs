// The import rules: what dependency-cruiser reports, and which source files it never looked at (a check that looks at nothing passes).
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './install.mjs'
import { runNode } from './run-quietly.mjs'

const program = join(projectFolder, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')

export const sourceFiles = (folder) =>
  readdirSync(join(folder, 'src'), { recursive: true })
    .map((name) => `src/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .sort()

/**
 * @param {string} folder a tree with src/, tsconfig.json and .dependency-cruiser.cjs in it
 * @returns {Promise<{ breaches: { rule: string, from: string, to: string }[], missed: string[], looked: number }>}
 */
export const checkImports = async (folder = projectFolder) => {
  // The browser's own script stands alone by its nature.
  const options = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    '--exclude',
    '^src/platform/ui/assets/.*[.]js$',
  ]
  const { output, code } = await runNode([program, ...options, 'src'], { cwd: folder })
  const start = output.indexOf('{\n')
  if (start < 0) throw new Error(`The import rules could not be checked (${code}):\n${output}`)
  const { modules, summary } = JSON.parse(output.slice(start))
  const looked = new Set(modules.map(({ source }) => source))
  const sources = sourceFiles(folder)
  return {
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    missed: sources.filter((name) => !looked.has(name)),
    looked: sources.length,
  }
}
