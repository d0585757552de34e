// For everybody: the helper that leads to a route, and the list of notices with their clocks.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, details, form, html, type PageView, page, table, warningText } from '../../../platform/ui/index.ts'
import { type Links, link } from '../../pages/words.ts'
import type { AnswersTyped } from '../forms/answers.ts'
import type { Advised, LawPacks } from '../rules/types.ts'
import { advicePart, questions } from './questions.ts'
import { clockWords, formOf, noPublication, packsPart, seenOf } from './words.ts'

export const helperAddress = '/procurement-routes'
export const noticeListAddress = '/procurement-notices'

export interface HelperView {
  readonly typed: AnswersTyped
  readonly errors?: FieldErrors | undefined
  /** Null until anything is answered, and while an answer is wrong. */
  readonly advised: Advised | null
  readonly packs: LawPacks
  readonly links: Links
}

export const routeColumns = [
  { name: 'route', title: 'Route' },
  { name: 'open', title: 'Open' },
  { name: 'why', title: 'Why' },
] as const

export const helperPage = ({ typed, errors, advised, packs, links }: HelperView): PageView =>
  page({
    title: 'Which route may we take?',
    errors,
    main: html`<p class="govuk-body">Answer what you know. You see which ways of buying the law in England leaves open, why, in which steps, and with which notices. Nothing is kept: your answers stand in the address, so you can send it to a colleague.</p>${warningText(
      'This is advice by a program, not by a lawyer. An officer decides, and says why.',
    )}${
      advised !== null &&
      html`<h2 class="govuk-heading-m">What your answers lead to</h2>${advicePart(advised, packs)}<p class="cw-take-away">Take this away: <a class="govuk-link" href="${links.csv ?? ''}" download>CSV</a> or <a class="govuk-link" href="${links.json ?? ''}">JSON</a></p>`
    }<h2 class="govuk-heading-m">Questions</h2>${form(
      { action: helperAddress, method: 'get' },
      questions({ typed, errors }),
      button({ text: 'See the routes' }),
    )}<p class="govuk-body">${link(noticeListAddress, 'All notices, with their clocks')}</p>${details(
      { summary: 'What this stands on' },
      packsPart([packs.routes, packs.thresholds]),
    )}`,
  })

export const noticeListColumns = [
  { name: 'notice', title: 'Notice' },
  { name: 'law', title: 'Law' },
  { name: 'owed', title: 'Owed' },
  { name: 'clock', title: 'By when' },
  { name: 'wait', title: 'Then wait' },
  { name: 'read', title: 'How far we read it' },
] as const

export const noticeRows = (packs: LawPacks): readonly (readonly string[])[] =>
  packs.notices.notices.map((rule) => [
    formOf(rule),
    `${rule.law}, ${rule.clause}`,
    rule.owed,
    clockWords(rule.clock, packs),
    rule.then === null
      ? ''
      : `${rule.then.days} ${rule.then.unit === 'days' ? 'days' : 'working days'} (${rule.then.clause})`,
    seenOf(rule.seen),
  ])

export const noticeListPage = ({ packs, links }: { readonly packs: LawPacks; readonly links: Links }): PageView =>
  page({
    title: 'Notices and their clocks',
    wide: true,
    main: html`<p class="govuk-body">What has to be published when public bodies in England buy, by which law, and by when. Working days leave out Saturdays, Sundays and bank holidays.</p>${warningText(noPublication)}${table(
      {
        caption: 'Notices',
        captionHidden: true,
        columns: noticeListColumns,
        listed: true,
        rows: noticeRows(packs),
        links,
      },
    )}<p class="govuk-body">${link(helperAddress, 'Which route may we take?')}</p>${packsPart([packs.notices, packs.holidays])}`,
  })
