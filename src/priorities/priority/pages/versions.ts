// Every version of a priority, and what changed from one to the next.
import { dayOf, formatDay } from '../../../platform/kernel/index.ts'
import { type Html, html, insetText, type PageView, page, sideBySide, table } from '../../../platform/ui/index.ts'
import { agreementPanel } from '../../agreement/pages/panel.ts'
import type { AgreementView } from '../../agreement/rules.ts'
import type { PriorityState, PriorityView } from '../rules/types.ts'
import { type PlaceNamed, prioritiesAt, priorityAt, under, versionTag } from './words.ts'

export interface VersionShown {
  readonly view: PriorityView
  readonly state: PriorityState | 'taken-back'
  readonly by: string
  readonly at: Date
}

export interface VersionsShown {
  readonly place: PlaceNamed
  readonly number: number
  /** Newest first. */
  readonly versions: readonly VersionShown[]
  readonly links?: { readonly csv?: string; readonly json?: string }
}

export const versionColumns = [
  { name: 'version', title: 'Version', numeric: true },
  { name: 'title', title: 'Title' },
  { name: 'state', title: 'State' },
  { name: 'written_by', title: 'Written by' },
  { name: 'written_on', title: 'On' },
] as const

const crumbs = ({ place, number }: Pick<VersionsShown, 'place' | 'number'>, last: string) =>
  under(
    place,
    { text: 'Priorities', href: prioritiesAt(place) },
    { text: `Priority ${number}`, href: priorityAt(place, number) },
    { text: last },
  )

export const versionsPage = (shown: VersionsShown): PageView => {
  const { place, number, versions } = shown
  return page({
    title: `Versions of priority ${number}`,
    caption: versions[0]?.view.title ?? place.name,
    breadcrumbs: crumbs(shown, 'Versions'),
    main: table({
      caption: 'Versions, newest first',
      captionHidden: true,
      listed: true,
      columns: versionColumns,
      rows: versions.map(({ view, state, by, at }) => [
        html`<a class="govuk-link" href="${priorityAt(place, number)}/versions/${view.version}">Version ${view.version}</a>`,
        view.title,
        versionTag(state),
        by,
        formatDay(dayOf(at)),
      ]),
      links: shown.links,
    }),
  })
}

const names = (items: readonly string[]): string => (items.length === 0 ? '' : items.join('\n'))

const aspects: readonly { readonly title: string; readonly of: (one: PriorityView) => string }[] = [
  { title: 'Title', of: (one) => one.title },
  { title: 'What we want', of: (one) => one.want },
  { title: 'For whom', of: (one) => one.forWhom },
  { title: 'Where', of: (one) => one.where },
  { title: 'Why', of: (one) => one.why },
  { title: 'What good looks like', of: (one) => one.good },
  { title: 'Theme', of: (one) => one.theme ?? '' },
  { title: 'From', of: (one) => (one.from === null ? '' : formatDay(one.from)) },
  { title: 'Until', of: (one) => (one.to === null ? '' : formatDay(one.to)) },
  { title: 'Goals', of: (one) => names(one.goals.map(({ code, title }) => `${code ?? ''} ${title}`.trim())) },
  { title: 'Objectives', of: (one) => names(one.objectives.map(({ number, title }) => `${number} ${title}`)) },
  { title: 'Need', of: (one) => names(one.needs.map(({ name }) => name)) },
  { title: 'What residents said', of: (one) => names(one.views.map(({ source }) => source)) },
]

const compared = (before: VersionShown, after: VersionShown): Html => {
  const changed = aspects.filter(({ of }) => of(before.view) !== of(after.view))
  if (changed.length === 0) return html`<p class="govuk-body">Nothing differs.</p>`
  return html`${changed.map(
    ({ title, of }) =>
      html`<h2 class="govuk-heading-s">${title}</h2>${sideBySide({
        label: title,
        left: { title: `Version ${before.view.version}`, text: of(before.view) },
        right: { title: `Version ${after.view.version}`, text: of(after.view) },
      })}`,
  )}`
}

export interface VersionWhole extends VersionsShown {
  readonly version: VersionShown
  readonly before: VersionShown | undefined
  /** It is the one that holds: a lead may open the agreement on it again, also while a newer one is written. */
  readonly stands: boolean
  readonly agreement: AgreementView | undefined
}

/** What every seat said to this version. Of an older one it is only to be read. */
const saidOf = ({ agreement, stands, place }: VersionWhole): Html | false =>
  agreement !== undefined &&
  html`<h2 class="govuk-heading-m">Where every sector stands</h2>${agreementPanel(
    { ...agreement, mayAct: agreement.mayAct && stands },
    place,
  )}`

/** One version whole, and how it differs from the one before. */
export const versionPage = (shown: VersionWhole): PageView => {
  const { version, before, number } = shown
  return page({
    title: `Version ${version.view.version}`,
    caption: `Priority ${number}: ${version.view.title}`,
    wide: true,
    breadcrumbs: crumbs(shown, `Version ${version.view.version}`),
    main: html`<p class="govuk-body">${versionTag(version.state)} Written by ${version.by} on ${formatDay(dayOf(version.at))}.</p>
${
  before === undefined
    ? html`${insetText('This is the first version.')}${aspects
        .filter(({ of }) => of(version.view) !== '')
        .map(
          ({ title, of }) =>
            html`<h2 class="govuk-heading-s">${title}</h2><p class="govuk-body cw-lines">${of(version.view)}</p>`,
        )}`
    : compared(before, version)
}${saidOf(shown)}`,
  })
}
