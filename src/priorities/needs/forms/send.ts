// Sending a file of indicators: who published it, when, and the file.
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

export interface SendTyped {
  readonly source: string
  readonly published: DayTyped
}

export const sendTyped = (body: Body): SendTyped => ({
  source: textOf(body, 'source'),
  published: dayTyped(body, 'published'),
})

interface Sent {
  readonly field: string
  readonly name: string
  readonly bytes: number
}

const fileProblem = (file: Sent | undefined): string | undefined => {
  if (file === undefined) return 'Choose a file.'
  return file.bytes === 0 ? `“${file.name}” is empty. Download it from its publisher again.` : undefined
}

export const sendForm = <F extends Sent>(
  body: Body,
  sent: readonly F[],
): Result<{ readonly source: string; readonly publishedOn: Day | null; readonly file: F }> => {
  const { source } = sendTyped(body)
  const published = dayIn(body, 'published')
  const file = sent.find((one) => one.field === 'file')
  const errors = errorsOf({
    source:
      source === ''
        ? 'Enter who published the file.'
        : source.length > 200
          ? 'Enter a name of at most 200 letters.'
          : undefined,
    published: published === 'wrong' ? 'Enter a day that exists, or leave it empty.' : undefined,
    file: fileProblem(file),
  })
  if (file !== undefined && published !== 'wrong' && Object.keys(errors).length === 0)
    return ok({ source, publishedOn: published ?? null, file })
  // The page comes again without it: no browser lets a page fill in a file.
  return wrong({ ...errors, file: errors.file ?? 'Choose the file again. Nothing was kept of it.' })
}
