// Amending, the official number, and documents, as form fields.
import { type Body, dayIn, dayTyped, errorsOf, ok, type Result, textOf, wrong } from '../../../platform/kernel/index.ts'
import type { AmendmentGiven } from '../actions/published.ts'
import type { AmendTyped, OfficialTyped } from '../rules/typed.ts'
import type { Tender } from '../rules/types.ts'
import { linesOf } from './lines.ts'
import { boxesOf, momentIn, momentOf, momentTyped } from './moment.ts'

export const amendOf = (tender: Tender): AmendTyped => ({
  ...{ words: '', about: '', substantial: '', noExtensionWhy: '', title: tender.title, summary: tender.summary },
  ...{ questionsUntil: momentOf(tender.questionsUntil), closesAt: momentOf(tender.closesAt) },
  ...{ decisionOn: boxesOf(tender.decisionOn), edition: String(tender.edition) },
})

export const amendTyped = (body: Body): AmendTyped => ({
  ...{ words: linesOf(body, 'words'), about: textOf(body, 'about'), substantial: textOf(body, 'substantial') },
  ...{
    noExtensionWhy: linesOf(body, 'noExtensionWhy'),
    title: textOf(body, 'title'),
    summary: linesOf(body, 'summary'),
  },
  ...{ questionsUntil: momentTyped(body, 'questionsUntil'), closesAt: momentTyped(body, 'closesAt') },
  ...{ decisionOn: dayTyped(body, 'decisionOn'), edition: textOf(body, 'edition') },
})

/** What was not touched stays to the second: boxes show minutes. */
const kept = (typed: Date | 'wrong' | null, before: Date | null): Date | 'wrong' | null =>
  typed instanceof Date &&
  before !== null &&
  Math.floor(typed.getTime() / 60_000) === Math.floor(before.getTime() / 60_000)
    ? before
    : typed

export const amendForm = (
  body: Body,
  typed: AmendTyped,
  tender: Tender,
): Result<Omit<AmendmentGiven, 'now' | 'edition'>> => {
  const questionsUntil = kept(momentIn(body, 'questionsUntil'), tender.questionsUntil)
  const closesAt = kept(momentIn(body, 'closesAt'), tender.closesAt)
  const decisionOn = dayIn(body, 'decisionOn')
  const { words, about, substantial, noExtensionWhy, title, summary } = typed
  const errors = errorsOf({
    words: words === '' || words.length > 4000 ? 'Say what is changed, in up to 4,000 letters.' : undefined,
    substantial: ['yes', 'no'].includes(substantial) ? undefined : 'Choose yes or no.',
    noExtensionWhy: noExtensionWhy.length > 2000 ? 'Use at most 2,000 letters.' : undefined,
    title: title === '' || title.length > 300 ? 'Enter what it is called, in up to 300 letters.' : undefined,
    summary: summary === '' || summary.length > 8000 ? 'Enter the notice, in up to 8,000 letters.' : undefined,
    questionsUntil: questionsUntil === 'wrong' ? 'Enter a day and a time.' : undefined,
    closesAt: closesAt === 'wrong' || closesAt === null ? 'Enter a day and a time.' : undefined,
    decisionOn: decisionOn === 'wrong' ? 'Enter a day, or leave it empty.' : undefined,
  })
  if (Object.keys(errors).length > 0) return wrong(errors)
  if (questionsUntil === 'wrong' || closesAt === 'wrong' || closesAt === null || decisionOn === 'wrong')
    return wrong(errors)
  return ok({
    ...{ words, about: about === '' ? null : about, substantial: substantial === 'yes', noExtensionWhy },
    ...{ title, summary, questionsUntil, closesAt, decisionOn: decisionOn ?? null },
  })
}

export const officialTyped = (body: Body): OfficialTyped => ({
  number: textOf(body, 'number'),
  at: momentTyped(body, 'at'),
})

export const officialForm = (body: Body, { number }: OfficialTyped) => {
  const at = momentIn(body, 'at')
  const errors = errorsOf({
    number: number === '' || number.length > 100 ? 'Enter its number, in up to 100 letters.' : undefined,
    at: at === 'wrong' || at === null ? 'Enter a day and a time, such as 24 11 2026 and 9:05.' : undefined,
  })
  return Object.keys(errors).length > 0 || at === 'wrong' || at === null ? wrong(errors) : ok({ number, at })
}

const fileKinds = ['pdf', 'docx', 'xlsx', 'ods', 'text', 'png', 'jpeg']

/** Told by its content, whatever its name says. */
export const documentProblems = (title: string, file: { readonly kind: string } | undefined) =>
  errorsOf({
    title: title === '' || title.length > 200 ? 'Say what it is, in up to 200 letters.' : undefined,
    file:
      file === undefined
        ? 'Choose the file.'
        : file.kind === 'empty'
          ? 'This file is empty. Choose another.'
          : fileKinds.includes(file.kind)
            ? undefined
            : 'This is no PDF, Word, spreadsheet, picture or plain text file, whatever its name says. Choose another.',
  })
