// The words and small parts that the pages of plans and objectives share.
import { count, type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, html } from '../../../platform/ui/index.ts'
import { type HeldReason, type LeftOut, limits } from '../rules/sheet.ts'
import type { Goal, LinkedPriority, Objective, Plan, PlanKind } from '../rules/types.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export interface Links {
  readonly csv?: string
  readonly json?: string
}

export const plansAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/plans`
export const planAddress = (place: Pick<PlaceNamed, 'slug'>, plan: Pick<Plan, 'id'>): string =>
  `${plansAt(place)}/${plan.id}`
export const objectivesAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/objectives`
export const setAddress = (place: Pick<PlaceNamed, 'slug'>, key: string): string => `${objectivesAt(place)}/${key}`
/** The part of its key behind the set: its number in a pack, the id of one that the place wrote. */
export const objectiveAddress = (place: Pick<PlaceNamed, 'slug'>, { set, key }: Pick<Objective, 'set' | 'key'>) =>
  `${setAddress(place, set)}/${key.slice(key.indexOf(':') + 1)}`

export const link = (href: string, text: string): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

export const hint = (text: string): Html => html`<span class="govuk-hint govuk-!-margin-bottom-0">${text}</span>`

export const kindTitle: Readonly<Record<PlanKind, string>> = {
  'corporate-plan': 'Corporate plan',
  'health-and-wellbeing-strategy': 'Joint local health and wellbeing strategy',
  'police-and-crime-plan': 'Police and crime plan',
  'integrated-care-strategy': 'Integrated care strategy',
  'local-growth-plan': 'Local growth plan',
  other: 'Other plan or strategy',
}

export const periodWords = ({ from, to }: { readonly from: Day | null; readonly to: Day | null }): string | null => {
  if (from !== null && to !== null) return `${formatDay(from)} to ${formatDay(to)}`
  if (from !== null) return `From ${formatDay(from)}`
  return to === null ? null : `Until ${formatDay(to)}`
}

/** `C1 Good work for everyone` */
export const goalName = ({ code, title }: Pick<Goal, 'code' | 'title'>): string =>
  code === null ? title : `${code} ${title}`

export const heldWords: Readonly<Record<HeldReason, string>> = {
  'no-title': 'No goal stands in it. If it is one, write it in the column of the goals.',
  'formula-error': 'A formula in it came to nothing. Write the words in its place.',
  'code-too-long': `Its number has more than ${limits.code} characters. Shorten it.`,
  'title-too-long': `The goal has more than ${limits.title} characters. Put the rest in a column of its own, “Description”.`,
  'theme-too-long': `Its theme has more than ${limits.theme} characters. Shorten it.`,
  'words-too-long': `Its description has more than ${limits.words.toLocaleString('en-GB')} characters. Shorten it.`,
  'order-not-a-number': 'Its place in the plan is no whole number.',
  'code-twice': 'A row above has the same number and says something else. Give one of them another number.',
  'title-twice': 'A row above has the same goal and says something else. Keep one of them.',
  'goal-twice': 'Another row is about the same goal. Give this one a number of its own, or keep one of them.',
  'which-goal': 'Several goals of the plan have this title. Add the number of the one that is meant.',
}

export const leftOutWords: Readonly<Record<keyof LeftOut, string>> = {
  above: 'Above the headings, and the headings',
  blank: 'Empty',
  headings: 'The headings once more',
  themes: 'Only a theme, which holds for the rows below',
  repeated: 'The very same as a row above',
}

export const limitWords = `Up to ${limits.fileBytes / 1_000_000} MB, ${limits.rows.toLocaleString('en-GB')} rows and ${limits.columns} columns in a table, and ${limits.tables} tables in a file.`

/** The priorities that answer to a goal, or serve an objective; that there is none is a gap. */
export const prioritiesCell = (linked: readonly LinkedPriority[] | undefined, none: string): Html =>
  linked === undefined || linked.length === 0
    ? html`<span class="cw-not-known">${none}</span>`
    : html`<ul class="govuk-list govuk-!-margin-bottom-0">${linked.map((one) => html`<li>${link(one.href, one.title)} <span class="govuk-hint govuk-!-display-inline">(${one.status.toLowerCase()})</span></li>`)}</ul>`

/** Text in paragraphs, as it was written. */
export const paragraphs = (words: string): Html =>
  html`${words.split(/\n{2,}/).map((one) => html`<p class="govuk-body">${one}</p>`)}`

export const usedWords = (used: readonly LinkedPriority[]): string =>
  used.length === 1 ? 'One priority names it' : `${count(used.length, 'priority', 'priorities')} name it`
