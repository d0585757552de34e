// The files a browser fetches: fonts, the client script, and the parts of the design system's scripts it may ask for.
// The address of each holds a version or a hash, so a browser may keep it for ever.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { govukFolder } from './macros.ts'

export interface Asset {
  /** `/assets/…` */
  readonly path: string
  /** Where the file is on this machine. */
  readonly file: string
  readonly type: string
}

const require = createRequire(import.meta.url)

const versionOf = (packageFile: string): string => {
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }
  return version
}

const fontPackage = require.resolve('@fontsource/atkinson-hyperlegible/package.json')
const fontsAt = `/assets/atkinson-hyperlegible-${versionOf(fontPackage)}`

export interface Font extends Asset {
  readonly subset: 'latin' | 'latin-ext'
  readonly weight: 400 | 700
  readonly style: 'normal' | 'italic'
}

export const fonts: readonly Font[] = (['latin', 'latin-ext'] as const).flatMap((subset) =>
  ([400, 700] as const).flatMap((weight) =>
    (['normal', 'italic'] as const).map((style) => {
      const name = `atkinson-hyperlegible-${subset}-${weight}-${style}.woff2`
      return {
        path: `${fontsAt}/${name}`,
        file: join(dirname(fontPackage), 'files', name),
        type: 'font/woff2',
        subset,
        weight,
        style,
      }
    }),
  ),
)

/** Which letters each subset of the font holds: a browser fetches the second only where a page needs it. */
export const unicodeRanges = JSON.parse(readFileSync(join(dirname(fontPackage), 'unicode.json'), 'utf8')) as Readonly<
  Record<Font['subset'], string>
>

/** The design system's scripts that our components use. Others (its header, its cookie banner…) are not served. */
const scriptedComponents = [
  'button',
  'checkboxes',
  'error-summary',
  'notification-banner',
  'password-input',
  'service-navigation',
  'skip-link',
  'tabs',
] as const

const govukAt = `/assets/govuk-frontend-${versionOf(require.resolve('govuk-frontend/package.json'))}`

const modulesIn = (folder: string): readonly string[] =>
  readdirSync(join(govukFolder, folder))
    .filter((name) => name.endsWith('.mjs') && !/bundle|^all|^init/.test(name))
    .map((name) => join(folder, name))

const govukScripts: readonly Asset[] = [
  '.',
  'common',
  'errors',
  ...scriptedComponents.map((name) => `components/${name}`),
]
  .flatMap(modulesIn)
  .map((name) => ({
    path: `${govukAt}/${name}`,
    file: join(govukFolder, name),
    type: 'text/javascript; charset=utf-8',
  }))

const ownFile = (name: string): string => fileURLToPath(new URL(`./assets/${name}`, import.meta.url))

/** Under one hash of them all, so that one may name another beside it. */
const own = (type: string, ...names: readonly string[]): readonly Asset[] => {
  const hash = createHash('sha256')
  for (const name of names) hash.update(readFileSync(ownFile(name)))
  const folder = hash.digest('hex').slice(0, 12)
  return names.map((name) => ({ path: `/assets/${folder}/${name}`, file: ownFile(name), type }))
}

/** The first is on every page; it fetches the others where a page needs them. */
const scripts = own('text/javascript; charset=utf-8', 'commonweal.js', 'kept.js', 'live.js')
const icons = own('image/svg+xml', 'icon.svg')
const pathOf = ([first]: readonly Asset[]): string => first?.path ?? ''

/** The address of the client script, for `Chrome.script`. */
export const scriptPath: string = pathOf(scripts)
export const iconPath: string = pathOf(icons)
/** Where the client script finds the design system's modules. */
export const scriptsFolder: string = `${govukAt}/`

/** Everything to be served as it is, for a year. */
export const assets: readonly Asset[] = [...fonts, ...scripts, ...icons, ...govukScripts]
