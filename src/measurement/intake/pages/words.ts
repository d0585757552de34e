// The words and addresses that the pages of this room share.
import { listOf } from '../../../platform/kernel/index.ts'
import { frameworksAt, type PlaceNamed } from '../../pages/words.ts'
import { isPrivate, type Licence, type Named } from '../rules/licence.ts'
import { limits } from '../rules/sheet.ts'

export const importAt = (place: Pick<PlaceNamed, 'slug'>): string => `${frameworksAt(place)}/import`
export const importAddress = (place: Pick<PlaceNamed, 'slug'>, id: string): string => `${importAt(place)}/${id}`

export const underMeasures = (place: PlaceNamed) => [{ text: 'Measures', href: frameworksAt(place) }]

export const limitWords = `Up to ${limits.fileBytes / 1_000_000} MB, ${limits.rows.toLocaleString('en-GB')} rows and ${limits.columns} columns in a table, and ${limits.tables} tables in a file.`

export const licenceWords = (licence: Licence, place: PlaceNamed): string => {
  if (licence.kind === 'own') return isPrivate(licence) ? 'Private' : `${place.name} wrote them: they may be passed on`
  const whose = [licence.holder, licence.words].filter((one) => one !== '').join(', ')
  return isPrivate(licence)
    ? `${whose === '' ? 'Somebody else’s' : whose}: private to ${place.name}, in no open export`
    : `${whose}: anybody may pass them on`
}

export const namedWords = (named: readonly Named[]): string =>
  `The file names ${listOf(named.map(({ name, holder }) => `${name} (${holder})`))}.`
