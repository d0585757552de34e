// How a new version begins, and the small forms round it.
import {
  asId,
  type Body,
  type Day,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  type OrganisationId,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'

/** What was chosen: a starter text's key with `template:` before it, `empty`, `before`, or `file`. */
export interface StartTyped {
  readonly begin: string
  readonly title: string
}

export const startTyped = (body: Body): StartTyped => ({ begin: textOf(body, 'begin'), title: textOf(body, 'title') })

export type StartRead =
  | { readonly what: 'template'; readonly template: string }
  | { readonly what: 'empty' | 'before' | 'file' }

export const startForm = ({ begin }: StartTyped): Result<StartRead> => {
  if (begin.startsWith('template:')) return ok({ what: 'template', template: begin.slice('template:'.length) })
  if (begin === 'empty' || begin === 'before' || begin === 'file') return ok({ what: begin })
  return wrong({ begin: 'Choose what to begin with.' })
}

/** @param file what arrived, told by its content */
export const fileProblem = (
  file: { readonly kind: string; readonly bytes: number } | undefined,
): string | undefined => {
  if (file === undefined) return 'Choose the Word or PDF file to keep.'
  if (file.kind === 'empty') return 'This file is empty. Choose another.'
  if (file.kind !== 'pdf' && file.kind !== 'docx')
    return 'This is neither a Word document (.docx) nor a PDF, whatever its name says. Save it as one of these and choose it again.'
  return undefined
}

export interface AboutTyped {
  readonly title: string
  readonly review: DayTyped
}

export const aboutTyped = (body: Body): AboutTyped => ({
  title: textOf(body, 'title'),
  review: dayTyped(body, 'review'),
})

export const aboutForm = (body: Body): Result<{ readonly title: string; readonly reviewOn: Day | null }> => {
  const review = dayIn(body, 'review')
  if (review === 'wrong') return wrong({ review: 'Enter the day of review, such as 1 4 2027, or leave it empty.' })
  return ok({ title: textOf(body, 'title'), reviewOn: review ?? null })
}

export interface AdoptTyped {
  readonly organisation: string
  readonly adopted: DayTyped
  readonly minute: string
}

export const adoptTyped = (body: Body): AdoptTyped => ({
  organisation: textOf(body, 'organisation'),
  adopted: dayTyped(body, 'adopted'),
  minute: textOf(body, 'minute'),
})

export interface AdoptRead {
  readonly organisation: OrganisationId
  readonly adoptedOn: Day
  readonly minute: string
}

export const adoptForm = (body: Body): Result<AdoptRead> => {
  const { organisation, minute } = adoptTyped(body)
  const id = asId<OrganisationId>(organisation)
  const adoptedOn = dayIn(body, 'adopted')
  const day = adoptedOn === undefined || adoptedOn === 'wrong' ? undefined : adoptedOn
  const errors = errorsOf({
    organisation: id === undefined ? 'Choose the organisation that adopted it.' : undefined,
    adopted: day === undefined ? 'Enter the day of the meeting, such as 14 6 2026.' : undefined,
    minute: minute === '' ? 'Enter the reference of the minute, such as: Cabinet, item 9.' : undefined,
  })
  return id === undefined || day === undefined || minute === ''
    ? wrong(errors)
    : ok({ organisation: id, adoptedOn: day, minute })
}
