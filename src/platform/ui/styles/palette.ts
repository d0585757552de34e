// The design system's palette, with our colours under its names. Its Sass takes every colour from this one map, so none of
// the colours that mark an official government site is left in what we build.
import { type Hex, mix } from './colour.ts'
import { type Brand, tokens } from './tokens.ts'

const white = tokens.paper
const black = '#000000'

const family = (primary: Hex): Readonly<Record<string, Hex>> => ({
  primary,
  'tint-25': mix(primary, white, 0.25),
  'tint-50': mix(primary, white, 0.5),
  'tint-80': mix(primary, white, 0.84),
  'tint-95': mix(primary, white, 0.95),
  'shade-10': mix(primary, black, 0.1),
  'shade-25': mix(primary, black, 0.25),
  'shade-50': mix(primary, black, 0.5),
  accent: primary,
})

const named = (brand: Brand): Readonly<Record<string, Hex>> => ({
  blue: brand.colour,
  green: tokens.success,
  teal: tokens.series1,
  purple: tokens.series4,
  magenta: tokens.linkVisited,
  red: tokens.error,
  orange: tokens.accent,
  yellow: tokens.focus,
  brown: tokens.series2,
  black: tokens.ink,
})

const map = (entries: Readonly<Record<string, string>>): string =>
  `(${Object.entries(entries)
    .map(([name, value]) => `"${name}": ${value}`)
    .join(', ')})`

/** Stands in for the design system's `settings/_colours-palette--internal.scss`. */
export const paletteSass = (brand: Brand): string => {
  const families = Object.entries(named(brand)).map(([name, colour]) => [name, map(family(colour))])
  return `$govuk-palette: ${map({ ...Object.fromEntries(families), white })};\n$govuk-pre-brand-colours: ();\n`
}

/** What each colour is for, in the design system's words. */
export const functionalColours = (brand: Brand): string =>
  map({
    brand: brand.colour,
    text: tokens.ink,
    'inverse-text': tokens.paper,
    'template-background': tokens.wash,
    'body-background': tokens.paper,
    'secondary-text': tokens.muted,
    focus: tokens.focus,
    'focus-text': tokens.ink,
    error: tokens.error,
    success: tokens.success,
    border: tokens.line,
    'input-border': tokens.field,
    hover: tokens.line,
    link: tokens.link,
    'link-visited': tokens.linkVisited,
    'link-hover': tokens.linkHover,
    'link-active': tokens.ink,
    'surface-background': tokens.wash,
    'surface-text': tokens.ink,
    'surface-border': tokens.line,
  })

/** Our own names for them, for our own styles. */
export const customProperties = (brand: Brand): string => {
  const all = { ...tokens, brand: brand.colour, brandDark: brand.dark, brandPale: brand.pale }
  const lines = Object.entries(all).map(
    ([name, colour]) => `--cw-${name.replace(/[A-Z0-9]/g, '-$&').toLowerCase()}: ${colour};`,
  )
  return `:root {\n${lines.join('\n')}\n}\n`
}
