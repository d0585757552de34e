// The words and small parts that the pages of plans and objectives share.
import { type Day, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, html, tag } from '../../../platform/ui/index.ts'
import { limits } from '../rules/sheet.ts'
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

export const limitWords = `Up to ${limits.fileBytes / 1_000_000} MB, ${limits.rows.toLocaleString('en-GB')} rows and ${limits.columns} columns in a table, and ${limits.tables} tables in a file.`

export const notYet = html`<span class="cw-not-known">None</span>`

/** A goal or objective in use that no priority serves. */
export const gap = html`${tag('gap', 'attention')} no priority yet`

/** The priorities that answer to a goal, or serve an objective; or in their place, that there is none. */
export const prioritiesCell = (linked: readonly LinkedPriority[] | undefined, none: Html): Html =>
  linked === undefined || linked.length === 0
    ? none
    : html`<ul class="govuk-list govuk-!-margin-bottom-0">${linked.map((one) => html`<li>${link(one.href, one.title)} <span class="govuk-hint govuk-!-display-inline">(${one.status.toLowerCase()})</span></li>`)}</ul>`

/** Text in paragraphs, as it was written. */
export const paragraphs = (words: string): Html =>
  html`${words.split(/\n{2,}/).map((one) => html`<p class="govuk-body">${one}</p>`)}`
