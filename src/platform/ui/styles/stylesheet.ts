// The one stylesheet, built from the design system's Sass and ours when a server first starts with a given colour, and kept
// in a cache folder under the hash of everything it was built from.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileString, info } from 'sass'
import { fonts, scriptsFolder, unicodeRanges } from '../assets.ts'
import { customProperties, functionalColours, paletteSass } from './palette.ts'
import { importer, ownFolder } from './sass-files.ts'
import { type Brand, brandOf } from './tokens.ts'

export interface Stylesheet {
  readonly css: string
  /** For its address: `/assets/<hash>/commonweal.css`. */
  readonly hash: string
}

/** Components whose styles are used. What is not here (the crown's header, the crest's footer) is not built. */
const components = [
  'back-link',
  'breadcrumbs',
  'button',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'file-upload',
  'generic-header',
  'hint',
  'input',
  'inset-text',
  'label',
  'notification-banner',
  'pagination',
  'panel',
  'password-input',
  'phase-banner',
  'radios',
  'select',
  'service-navigation',
  'skip-link',
  'summary-list',
  'table',
  'tabs',
  'tag',
  'task-list',
  'textarea',
  'warning-text',
]

const size = (small: number, large: number, leading: number, print: number): string =>
  `(null: (font-size: ${small}px, line-height: ${leading}), tablet: (font-size: ${large}px, line-height: ${leading}), print: (font-size: ${print}pt, line-height: ${leading}))`

/** The design system's names for sizes, with ours: 48, 36 and 27 for headings, 19 at one and a half lines for text. */
const typography = `(80: ${size(48, 64, 1.1, 40)}, 48: ${size(34, 48, 1.15, 28)}, 36: ${size(28, 36, 1.2, 22)}, 27: ${size(22, 27, 1.25, 16)}, 24: ${size(22, 27, 1.25, 16)}, 19: ${size(19, 19, 1.5, 11)}, 16: ${size(16, 16, 1.5, 10)})`

const family = '"Atkinson Hyperlegible", "Segoe UI", Verdana, sans-serif'

const entry = (brand: Brand): string => `
@use "govuk:///base" with (
  $govuk-font-family: (${family}),
  $govuk-font-family-print: (${family}),
  $govuk-include-default-font-face: false,
  $govuk-typography-scale: ${typography},
  $govuk-functional-colours: ${functionalColours(brand)},
  $govuk-button-background-colour: ${brand.colour},
  $govuk-global-styles: false,
);
@use "govuk:///core";
@use "govuk:///objects";
${components.map((name) => `@use "govuk:///components/${name}";`).join('\n')}
@use "govuk:///utilities";
@use "govuk:///overrides";
@use "commonweal:///frame";
@use "commonweal:///components";
@use "commonweal:///patterns";
@use "commonweal:///pictures";
@use "commonweal:///drafting";
@use "commonweal:///documents";
@use "commonweal:///media";
`

const fontFaces = (): string =>
  fonts
    .map(
      (font) =>
        `@font-face{font-family:"Atkinson Hyperlegible";font-style:${font.style};font-weight:${font.weight};font-display:swap;src:url("${font.path}") format("woff2");unicode-range:${unicodeRanges[font.subset]}}`,
    )
    .join('\n')

const build = (brand: Brand): string => {
  const { css } = compileString(entry(brand), {
    importers: [importer(paletteSass(brand))],
    style: 'compressed',
    charset: false,
    quietDeps: true,
  })
  return `${fontFaces()}\n${customProperties(brand).replace(/\n/g, '')}\n${css}`
}

const sources = async (brand: Brand): Promise<string> => {
  const names = (await readdir(ownFolder)).sort()
  const own = await Promise.all(names.map((name) => readFile(join(ownFolder, name), 'utf8')))
  const thisFile = await readFile(new URL(import.meta.url), 'utf8')
  return [
    info,
    scriptsFolder,
    thisFile,
    entry(brand),
    paletteSass(brand),
    customProperties(brand),
    fontFaces(),
    ...own,
  ].join('\n')
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** From the cache, or built in about two seconds and put there. A colour that cannot be read falls back (`brandOf` says why). */
export const stylesheet = async (brandColour: string, cacheFolder: string): Promise<Stylesheet> => {
  const brand = brandOf(brandColour)
  const file = join(cacheFolder, `commonweal-${hashOf(await sources(brand))}.css`)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return { css: kept, hash: hashOf(kept) }
  const css = build(brand)
  await mkdir(cacheFolder, { recursive: true })
  // Written beside and renamed: another process may be doing the same, and neither may read half a file.
  const beside = `${file}.${randomUUID()}`
  await writeFile(beside, css)
  await rename(beside, file)
  return { css, hash: hashOf(css) }
}
