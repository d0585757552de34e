// The project's own files, as the house's tests read them.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

const notOurs = new Set(['node_modules', '.git', '.cache', 'data', 'data-demo'])

const walk = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, new URL('../../', import.meta.url)), { withFileTypes: true }).flatMap((entry) => {
    if (folder === './' && notOurs.has(entry.name)) return []
    const path = `${folder}${entry.name}`
    return entry.isDirectory() ? walk(`${path}/`) : [path.slice(2)]
  })

let known: readonly string[] | undefined

/** Every file of the project, from its root: `src/main.ts`. Not what was installed, made or kept. */
export const projectFiles = (): readonly string[] => {
  known ??= [...walk('./')].sort()
  return known
}

export const readProject = (path: string): string =>
  readFileSync(new URL(path, new URL('../../', import.meta.url)), 'utf8')

/** `path:line: text` of every line that matches, in those of the files. */
export const linesWith = (paths: readonly string[], pattern: RegExp): readonly string[] =>
  paths.flatMap((path) =>
    readProject(path)
      .split('\n')
      .flatMap((text, i) => (pattern.test(text) ? [`${path}:${i + 1}: ${text.trim()}`] : [])),
  )
