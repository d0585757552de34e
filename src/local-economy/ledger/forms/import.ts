// Sending payment files: whose they are, and the files themselves.
import {
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { anotherPublisher } from '../pages/import-form.ts'

export interface ImportTyped {
  /** One of those known, or the sign for another. */
  readonly publisher: string
  readonly other: string
}

export const importTyped = (body: Body): ImportTyped => ({
  publisher: textOf(body, 'publisher'),
  other: textOf(body, 'other'),
})

interface Sent {
  readonly field: string
  readonly name: string
  readonly bytes: number
}

const nameProblem = (name: string): string | undefined => {
  if (name === '') return 'Enter who published the files.'
  return name.length > 200 ? 'Enter a name of at most 200 letters.' : undefined
}

const filesProblem = (files: readonly Sent[]): string | undefined => {
  if (files.length === 0) return 'Choose one or more files.'
  const empty = files.find((one) => one.bytes === 0)
  return empty && `“${empty.name}” is empty. Download it from its publisher again, or leave it out.`
}

export interface ImportRead<F> {
  readonly publisher: string
  readonly files: readonly F[]
}

/** A name typed in counts where the choice is “somebody else”, or where there was nothing to choose. */
export const importForm = <F extends Sent>(
  typed: ImportTyped,
  sent: readonly F[],
  publishers: readonly string[],
): Result<ImportRead<F>> => {
  const files = sent.filter((one) => one.field === 'file')
  const chosen = typed.publisher !== '' && typed.publisher !== anotherPublisher
  const publisher = (chosen ? typed.publisher : typed.other).replace(/\s+/g, ' ')
  const unasked = typed.publisher === '' && typed.other === '' && publishers.length > 0
  const errors: FieldErrors = errorsOf({
    publisher: unasked ? 'Choose who published the files.' : chosen ? nameProblem(publisher) : undefined,
    other: chosen || unasked ? undefined : nameProblem(publisher),
    file: filesProblem(files),
  })
  if (Object.keys(errors).length === 0) return ok({ publisher, files })
  // The page comes again without them: no browser lets a page fill in a file.
  return wrong({ ...errors, file: errors.file ?? 'Choose the files again. Nothing was kept of them.' })
}
