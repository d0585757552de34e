// Where Sass finds its files: the design system under `govuk:`, our own under `commonweal:`. One file of the design system,
// its palette, is handed out in our version (palette.ts).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Importer } from 'sass'
import { govukFolder } from '../macros.ts'

export const ownFolder: string = fileURLToPath(new URL('./sass/', import.meta.url))

const folders: Readonly<Record<string, string>> = { 'govuk:': govukFolder, 'commonweal:': ownFolder }
const palette = '/settings/_colours-palette--internal.scss'

const candidates = (path: string): readonly string[] => {
  const cut = path.lastIndexOf('/') + 1
  const [folder, name] = [path.slice(0, cut), path.slice(cut)]
  return [`${folder}_${name}.scss`, `${folder}${name}.scss`, `${path}/_index.scss`]
}

export const importer = (paletteSass: string): Importer<'sync'> => ({
  canonicalize: (address) => {
    const url = new URL(address)
    const folder = folders[url.protocol]
    if (folder === undefined) return null
    if (url.pathname.endsWith('.scss')) return url
    const found = candidates(url.pathname).find((path) => existsSync(join(folder, path)))
    return found === undefined ? null : new URL(`${url.protocol}//${found}`)
  },
  load: (url) => ({
    contents:
      url.protocol === 'govuk:' && url.pathname === palette
        ? paletteSass
        : readFileSync(join(folders[url.protocol] ?? '', url.pathname), 'utf8'),
    syntax: 'scss',
  }),
})
