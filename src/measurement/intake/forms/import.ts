// How a spreadsheet of measures is sent, how somebody says that it is read, and whose it is.
import {
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { isClosedLicence, type Licence } from '../rules/licence.ts'
import { oneLine } from '../rules/read-measures.ts'
import { isRole, limits, type Mapping, type Role, soleRoles } from '../rules/sheet.ts'
import { isNamedUnit } from '../rules/units.ts'

interface Sent {
  readonly field: string
  readonly name: string
  readonly bytes: number
}

interface Target {
  readonly id: string
  readonly title: string
}

export interface SendTyped {
  /** `new`, or the id of a framework. */
  readonly framework: string
  readonly title: string
}

export const sendTyped = (body: Body): SendTyped => ({
  framework: textOf(body, 'framework') || 'new',
  title: oneLine(textOf(body, 'title')),
})

/** @returns the file, and the title of the framework that its measures go into */
export const sendForm = <F extends Sent>(
  sent: readonly F[],
  typed: SendTyped,
  frameworks: readonly Target[],
): Result<{ readonly file: F; readonly title: string }> => {
  const file = sent.find((one) => one.field === 'file')
  const into = frameworks.find(({ id }) => id === typed.framework)
  const isNew = typed.framework === 'new'
  const errors = errorsOf({
    file:
      file === undefined
        ? 'Choose a spreadsheet.'
        : file.bytes === 0
          ? `“${file.name}” is empty. Save the spreadsheet again.`
          : undefined,
    framework: isNew || into ? undefined : 'Choose from the list.',
    title:
      isNew && (typed.title === '' || typed.title.length > limits.theme)
        ? `Enter what the framework is called, in at most ${limits.theme} letters.`
        : undefined,
  })
  if (Object.keys(errors).length > 0 || file === undefined) return wrong(errors)
  return ok({ file, title: into?.title ?? typed.title })
}

export interface ReadingTyped {
  readonly header: string
  readonly columns: readonly string[]
  readonly down: boolean
  readonly unit: string
}

export const readingShown = (mapping: Mapping): ReadingTyped => ({
  header: mapping.headerRow === null ? '' : String(mapping.headerRow),
  columns: mapping.columns,
  down: mapping.down,
  unit: mapping.unit ?? '',
})

/** Columns that are not sent stay as they were. */
export const readingTyped = (body: Body, before: Mapping): ReadingTyped => ({
  header: textOf(body, 'header'),
  columns: before.columns.map((role, i) => (`column-${i + 1}` in body ? textOf(body, `column-${i + 1}`) : role)),
  down: textOf(body, 'down') === 'yes',
  unit: textOf(body, 'unit'),
})

export const roleWords: Readonly<Record<Role, string>> = {
  none: 'Nothing that is used',
  code: 'Code of the measure, such as W1',
  title: 'The measure itself',
  definition: 'What exactly is counted',
  unit: 'What it is counted in',
  who: 'Who counts',
  theme: 'Theme',
  outcome: 'Outcome',
  evidence: 'Evidence that is expected',
  frequency: 'How often it is asked',
  direction: 'Which way is good',
  level: 'Output or outcome',
  whose: 'Whose wellbeing it is about',
  objectives: 'Objectives it serves',
  reference: 'Its code in another framework',
  value: 'A £ value: not taken here',
}

const doubled = (chosen: readonly Role[]): Role | undefined =>
  soleRoles.find((role) => chosen.filter((one) => one === role).length > 1)

/** @param before what was read until now: the table stays */
export const readingForm = (typed: ReadingTyped, before: Mapping): Result<Mapping, FieldErrors> => {
  const header = typed.header === '' ? null : Number(typed.header)
  const chosen = typed.columns.filter(isRole)
  const twice = doubled(chosen)
  const second = twice === undefined ? -1 : typed.columns.lastIndexOf(twice)
  const errors = errorsOf({
    header:
      header === null || (Number.isInteger(header) && header >= 1 && header <= 2_000_000)
        ? undefined
        : 'Enter the number of the row with the headings, or leave it empty if there is none.',
    unit: typed.unit === '' || isNamedUnit(typed.unit) ? undefined : 'Choose from the list.',
    ...Object.fromEntries(
      typed.columns.map((role, i) => [
        `column-${i + 1}`,
        !isRole(role)
          ? 'Choose from the list.'
          : i === second
            ? `“${roleWords[role]}” is chosen for two columns. It can be one only.`
            : undefined,
      ]),
    ),
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  if (!chosen.includes('title')) return wrong({ 'column-1': 'Choose which column holds the measure itself.' })
  const unit = isNamedUnit(typed.unit) ? typed.unit : null
  return ok({ version: 1, table: before.table, headerRow: header, columns: chosen, down: typed.down, unit })
}

export interface LicenceTyped {
  readonly kind: string
  readonly holder: string
  readonly words: string
}

export const licenceTyped = (body: Body): LicenceTyped => ({
  kind: textOf(body, 'kind'),
  holder: oneLine(textOf(body, 'holder')),
  words: oneLine(textOf(body, 'words')),
})

const isKind = (text: string): text is Licence['kind'] => text === 'own' || text === 'open' || text === 'restricted'

export const licenceForm = ({ kind, holder, words }: LicenceTyped): Result<Licence> => {
  const others = kind === 'open' || kind === 'restricted'
  const needed = (text: string, most: number, missing: string): string | undefined => {
    if (text.length > most) return `Use at most ${most} letters.`
    return others && text === '' ? missing : undefined
  }
  const errors = errorsOf({
    kind: isKind(kind) ? undefined : 'Say whose measures these are.',
    holder: needed(holder, 200, 'Enter who holds the rights.'),
    words:
      kind === 'open' && isClosedLicence(words)
        ? 'By this licence not everybody may pass them on. Choose “We have a licence to use them”.'
        : needed(words, 500, 'Enter by what licence you may use them.'),
  })
  if (Object.keys(errors).length > 0 || !isKind(kind)) return wrong(errors)
  return ok({ kind, holder, words })
}
