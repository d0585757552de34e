// The words and addresses that the pages of frameworks share.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, tag } from '../../../platform/ui/index.ts'
import { frameworkAddress, type PlaceNamed } from '../../pages/words.ts'
import type { Direction, Frequency, Level, Origin } from '../rules/types.ts'
import type { VersionState } from '../rules/versions.ts'

export const frequencyWords: Readonly<Record<Frequency, string>> = {
  once: 'Once',
  monthly: 'Every month',
  quarterly: 'Every quarter',
  yearly: 'Every year',
}

export const directionWords: Readonly<Record<Direction, string>> = {
  up: 'More is better',
  down: 'Less is better',
  none: 'It is only watched',
}

export const levelWords: Readonly<Record<Level, string>> = {
  output: 'What was done (output)',
  outcome: 'What changed (outcome)',
}

export const originWords: Readonly<Record<Origin, string>> = {
  own: 'A measure of the framework',
  adapted: 'A contract’s form of a measure of the framework',
  local: 'A contract’s own measure under an outcome of the framework',
}

export const stateWords: Readonly<Record<VersionState, string>> = {
  draft: 'Draft',
  'to come': 'To come',
  'in force': 'In force',
  ended: 'Ended',
}

export const heldWords = (from: Day | null, last: Day | null): string =>
  from === null
    ? 'Not in force yet'
    : last === null
      ? `From ${formatDay(from)}`
      : `${formatDay(from)} to ${formatDay(last)}`

export const endedTag = (on: Day): Html => tag(`Not used from ${formatDay(on)}`, 'quiet')

export const contractMeasureAddress = ({ slug }: Pick<PlaceNamed, 'slug'>, measure: string): string =>
  `/places/${slug}/contract-measures/${measure}`

export const draftAddress = (place: Pick<PlaceNamed, 'slug'>, framework: string): string =>
  `${frameworkAddress(place, framework)}/draft`
export const versionAddress = (place: Pick<PlaceNamed, 'slug'>, framework: string, version: string): string =>
  `${frameworkAddress(place, framework)}/versions/${version}`

export const underFrameworks = (place: PlaceNamed) => [{ text: 'Measures', href: `/places/${place.slug}/frameworks` }]
export const underFramework = (place: PlaceNamed, framework: { readonly id: string; readonly title: string }) => [
  ...underFrameworks(place),
  { text: framework.title, href: frameworkAddress(place, framework.id) },
]
