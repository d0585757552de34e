// What was typed about a set of objectives and an objective of a place's own.
import {
  type Body,
  errorsOf,
  type FieldErrors,
  ok,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { oneLine } from '../rules/read-goals.ts'
import type { Wording } from '../rules/records.ts'
import { limits } from '../rules/sheet.ts'
import type { SetToSave } from '../store/objectives.ts'
import { tooLong } from './plan.ts'

export interface SetTyped {
  readonly title: string
  readonly source: string
}

export const setTyped = (body: Body): SetTyped => ({
  title: oneLine(textOf(body, 'title')),
  source: oneLine(textOf(body, 'source')),
})

export const setForm = ({ title, source }: SetTyped): Result<SetToSave, FieldErrors> => {
  const errors = errorsOf({
    title: title === '' ? 'Enter a title for the set.' : tooLong(title, 150),
    source: source === '' ? 'Say where these objectives come from.' : tooLong(source, 300),
  })
  return Object.keys(errors).length > 0 ? wrong(errors) : ok({ title, source })
}

export const wordingTyped = (body: Body): Wording => ({
  number: typeof body.number === 'number' ? String(body.number) : oneLine(textOf(body, 'number')),
  title: oneLine(textOf(body, 'title')),
  words: textOf(body, 'words').replaceAll('\r\n', '\n'),
})

export const emptyWording: Wording = { number: '', title: '', words: '' }

export const wordingForm = (typed: Wording): Result<Wording, FieldErrors> => {
  const { number, title, words } = typed
  const errors = errorsOf({
    number: number === '' ? 'Enter its number or letter within the set.' : tooLong(number, 20),
    title: title === '' ? 'Enter the objective.' : tooLong(title, limits.title),
    words: tooLong(words, limits.words),
  })
  return Object.keys(errors).length > 0 ? wrong(errors) : ok(typed)
}
