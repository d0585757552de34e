// The question whose measures these are.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, form, html, input, type PageView, radios, warningText } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import type { LicenceTyped } from '../forms/import.ts'
import type { Named } from '../rules/licence.ts'
import { importAddress, namedWords, underMeasures } from './words.ts'

export interface LicenceView {
  readonly place: PlaceNamed
  readonly sheet: { readonly id: string; readonly fileName: string }
  readonly named: readonly Named[]
  readonly typed: LicenceTyped
  readonly errors?: FieldErrors | undefined
}

const warning = (named: readonly Named[]): string => {
  const closed = named.some((one) => one.closed)
  return closed
    ? `${namedWords(named)} As far as we know its holder does not let others pass it on: whatever you choose, these measures stay private to the place.`
    : `${namedWords(named)} Look at what its holder allows before you answer.`
}

export const licencePage = ({ place, sheet, named, typed, errors }: LicenceView): PageView => {
  const at = importAddress(place, sheet.id)
  return framed({
    place,
    here: 'measures',
    title: 'Whose measures are these?',
    caption: sheet.fileName,
    under: [...underMeasures(place), { text: sheet.fileName, href: at }],
    errors,
    form: true,
    main: html`${named.length > 0 && warningText(warning(named))}${form(
      { action: `${at}/licence` },
      radios({
        name: 'kind',
        label: 'May they be passed on?',
        options: [
          { value: 'own', text: 'We wrote them', hint: 'They may go into open data.' },
          {
            value: 'open',
            text: 'Anybody may use them and pass them on',
            hint: 'Under the Open Government Licence, CC0, CC BY or the like. Who made them is said wherever they are passed on.',
          },
          {
            value: 'restricted',
            text: 'We have a licence to use them',
            hint: `They stay private to ${place.name}, and are left out of every open export.`,
          },
        ],
        value: typed.kind,
        error: errors?.kind,
      }),
      input({
        name: 'holder',
        label: 'Who holds the rights?',
        hint: 'Leave it empty if you wrote them.',
        value: typed.holder,
        error: errors?.holder,
      }),
      input({
        name: 'words',
        label: 'By what licence may you use them?',
        hint: 'For example: Open Government Licence v3.0; our contract of 1 April 2026.',
        value: typed.words,
        error: errors?.words,
      }),
      button({ text: 'Keep this answer' }),
    )}`,
  })
}
