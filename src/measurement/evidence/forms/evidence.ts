// Evidence, checks, references and draws as form fields. What looks personal is asked about once more before it is kept.
import {
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { personalProblem } from '../../forms/personal.ts'
import { type Rates, risks } from '../rules/draw.ts'
import { type CheckKind, checkKinds } from '../rules/grade.ts'
import { looksLikeName, looksPersonal } from '../rules/personal.ts'
import { type EvidenceKind, evidenceKinds, type ReferenceKind, referenceKinds } from '../rules/types.ts'

const oneOf = <T extends string>(all: readonly T[], text: string): T | undefined => all.find((one) => one === text)

export interface EvidenceTyped {
  readonly kind: string
  readonly title: string
  readonly words: string
  readonly link: string
}

export const evidenceTyped = (body: Body): EvidenceTyped => ({
  kind: textOf(body, 'kind'),
  title: textOf(body, 'title'),
  words: textOf(body, 'words'),
  link: textOf(body, 'link'),
})

export interface EvidenceGiven {
  readonly kind: EvidenceKind
  readonly title: string
  readonly words: string
  readonly link: string | null
}

const isLink = (text: string): boolean => /^https?:\/\/[^\s]{3,990}$/.test(text)

export const evidenceForm = (body: Body, typed: EvidenceTyped): Result<EvidenceGiven> => {
  const kind = oneOf(evidenceKinds, typed.kind)
  const { title, words, link } = typed
  const errors = errorsOf({
    kind: kind === undefined ? 'Choose what it is.' : undefined,
    title:
      title === '' || title.length > 200 ? 'Enter what it shows, in up to 200 letters.' : personalProblem(body, title),
    words:
      words.length > 4000
        ? 'Use at most 4,000 letters.'
        : kind === 'statement' && words === ''
          ? 'Write the statement.'
          : personalProblem(body, words),
    link: kind === 'link' && !isLink(link) ? 'Enter an address that begins with https://' : undefined,
  })
  if (kind === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ kind, title, words, link: kind === 'link' ? link : null })
}

const fileKinds: Readonly<Record<'document' | 'photograph', readonly string[]>> = {
  document: ['pdf', 'docx', 'xlsx', 'ods', 'text'],
  photograph: ['png', 'jpeg'],
}

/** What is wrong with the file of a document or photograph; told by its content, whatever its name says. */
export const fileProblem = (kind: EvidenceKind, file: { readonly kind: string } | undefined): string | undefined => {
  if (kind !== 'document' && kind !== 'photograph') return undefined
  if (file === undefined) return 'Choose the file.'
  if (file.kind === 'empty') return 'This file is empty. Choose another.'
  if (fileKinds[kind].includes(file.kind)) return undefined
  return kind === 'photograph'
    ? 'This is neither a PNG nor a JPEG picture, whatever its name says. Choose another.'
    : 'This is no PDF, Word or spreadsheet file, and no plain text, whatever its name says. Choose another.'
}

export interface CheckTyped {
  readonly kind: string
  readonly upheld: string
  readonly organisation: string
  readonly words: string
}

export const checkTyped = (body: Body): CheckTyped => ({
  kind: textOf(body, 'kind'),
  upheld: textOf(body, 'upheld'),
  organisation: textOf(body, 'organisation'),
  words: textOf(body, 'words'),
})

export interface CheckGiven {
  readonly kind: CheckKind
  readonly upheld: boolean
  readonly organisation: string
  readonly words: string
}

export const checkForm = (body: Body, typed: CheckTyped): Result<CheckGiven> => {
  const kind = oneOf(checkKinds, typed.kind)
  const { upheld, organisation, words } = typed
  const errors = errorsOf({
    kind: kind === undefined ? 'Choose what you record.' : undefined,
    upheld: upheld === 'yes' || upheld === 'no' ? undefined : 'Choose whether it was found as recorded.',
    organisation:
      kind !== undefined && kind !== 'check' && organisation === ''
        ? 'Enter the organisation or group.'
        : organisation.length > 200
          ? 'Use at most 200 letters.'
          : personalProblem(body, organisation, looksPersonal(organisation)),
    words:
      words.length > 4000
        ? 'Use at most 4,000 letters.'
        : upheld === 'no' && words === ''
          ? 'Say what was found instead.'
          : personalProblem(body, words),
  })
  if (kind === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ kind, upheld: upheld === 'yes', organisation: kind === 'check' ? '' : organisation, words })
}

export interface ReferenceTyped {
  readonly kind: string
  readonly reference: string
}

export const referenceTyped = (body: Body): ReferenceTyped => ({
  kind: textOf(body, 'kind'),
  reference: textOf(body, 'reference'),
})

export const referenceForm = (
  body: Body,
  typed: ReferenceTyped,
): Result<{ readonly kind: ReferenceKind; readonly reference: string }> => {
  const kind = oneOf(referenceKinds, typed.kind)
  const { reference } = typed
  const what = [...looksPersonal(reference), ...(looksLikeName(reference) ? ['a name'] : [])]
  const errors = errorsOf({
    kind: kind === undefined ? 'Choose what the reference is of.' : undefined,
    reference:
      reference === '' || reference.length > 200
        ? 'Enter a reference of up to 200 letters.'
        : personalProblem(body, reference, [...new Set(what)]),
  })
  if (kind === undefined || Object.keys(errors).length > 0) return wrong(errors)
  return ok({ kind, reference })
}

export interface DrawTyped {
  readonly from: DayTyped
  readonly to: DayTyped
  readonly low: string
  readonly medium: string
  readonly high: string
  readonly seed: string
}

export const drawTyped = (body: Body): DrawTyped => ({
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  low: textOf(body, 'low'),
  medium: textOf(body, 'medium'),
  high: textOf(body, 'high'),
  seed: textOf(body, 'seed'),
})

export interface DrawGiven {
  readonly from: Day
  readonly to: Day
  readonly rates: Rates
  readonly seed?: number
}

const percentIn = (text: string): number | undefined => {
  const value = /^\d{1,3}%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN
  return value <= 100 ? value : undefined
}

export const drawForm = (body: Body, typed: DrawTyped): Result<DrawGiven> => {
  const [from, to] = [dayIn(body, 'from'), dayIn(body, 'to')]
  const [low, medium, high] = risks.map((risk) => percentIn(typed[risk]))
  const seed = typed.seed === '' ? undefined : /^\d{1,15}$/.test(typed.seed) ? Number(typed.seed) : Number.NaN
  const percent = 'Enter a whole percentage from 0 to 100.'
  const errors = errorsOf({
    from: from === undefined || from === 'wrong' ? 'Enter the first day, such as 1 4 2026.' : undefined,
    to: to === undefined || to === 'wrong' ? 'Enter the last day, such as 30 6 2026.' : undefined,
    low: low === undefined ? percent : undefined,
    medium: medium === undefined ? percent : undefined,
    high: high === undefined ? percent : undefined,
    seed: Number.isNaN(seed) ? 'Enter a whole number of up to 15 digits, or leave it empty.' : undefined,
  })
  if (Object.keys(errors).length > 0 || from === undefined || from === 'wrong' || to === undefined || to === 'wrong')
    return wrong(errors)
  if (low === undefined || medium === undefined || high === undefined) return wrong(errors)
  return ok({ from, to, rates: { low, medium, high }, ...(seed === undefined ? {} : { seed }) })
}
