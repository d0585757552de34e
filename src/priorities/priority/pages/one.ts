// One priority: what is wanted and why, where every seat stands, what uses it, and every version of its words.
import { formatDay } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  road,
  summaryList,
  table,
} from '../../../platform/ui/index.ts'
import { agreementPanel } from '../../agreement/pages/panel.ts'
import type { AgreementView } from '../../agreement/rules.ts'
import type { GroupNamed } from '../../conversation/rules/types.ts'
import type { Use } from '../../index.ts'
import { comparedTag, needsAddress, spreadWords, valueWords, wholeOf, withUnit } from '../../needs/pages/words.ts'
import type { NeedIndicator } from '../../needs/rules/types.ts'
import { prioritiesNavigation } from '../../pages/navigation.ts'
import type { PriorityView } from '../rules/types.ts'
import { withdrawForm } from './withdraw.ts'
import { type PlaceNamed, periodWords, prioritiesAt, priorityAt, stateTag, under } from './words.ts'

export interface OneShown {
  readonly place: PlaceNamed
  /** The newest version. */
  readonly priority: PriorityView
  readonly versions: number
  /** The version that stands agreed. */
  readonly standing: number | null
  readonly agreement: AgreementView | undefined
  readonly group: GroupNamed | undefined
  /** Those that it is tied to, with their figures; without what was taken away since. */
  readonly needs: readonly NeedIndicator[]
  readonly uses: readonly Use[]
  readonly may: { readonly edit: boolean; readonly propose: boolean; readonly withdraw: boolean }
}

const lines = (text: string): Html | null =>
  text === '' ? null : html`${text.split(/\n{2,}/).map((part) => html`<p class="govuk-body">${part}</p>`)}`

const list = (items: readonly Html[], none: string): Html =>
  items.length === 0
    ? html`<span class="cw-muted">${none}</span>`
    : html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`

/** The figure of the whole place beside England's; where only parts have one, the lowest and the highest. */
const figure = (one: NeedIndicator): Html | string => {
  const whole = wholeOf(one)
  if (whole === undefined) return spreadWords(one) ?? 'no figure for the whole place'
  const { latest, england, againstEngland } = whole
  const beside =
    england === null ? '' : `; England ${england.value === null ? 'not known' : withUnit(england.value, one.unit)}`
  return html`${latest.period}: ${valueWords(latest, one.unit)}${beside} ${comparedTag(againstEngland)}`
}

const need = ({ place, needs }: OneShown, { id, name }: PriorityView['needs'][number]): Html => {
  const found = needs.find((one) => one.id === id)
  if (found === undefined) return html`${name}`
  return html`<a class="govuk-link" href="${needsAddress(place)}/${id}">${name}</a><br><span class="cw-muted">${figure(found)}</span>`
}

const answers = (view: OneShown): Html => {
  const { place, priority, group } = view
  const at = `/places/${place.slug}`
  return html`<h2 class="govuk-heading-m" id="answers">What it answers to</h2>${summaryList([
    {
      key: 'Goals of local plans',
      value: list(
        priority.goals.map(
          ({ plan, code, title, withdrawnOn }) =>
            html`<a class="govuk-link" href="${at}/plans/${plan.id}">${code !== null && `${code} `}${title}</a> <span class="cw-muted">${plan.title}${withdrawnOn !== null && ', no longer in the plan'}</span>`,
        ),
        'None. Nobody’s plan asks for this yet.',
      ),
    },
    {
      key: 'Objectives',
      value: list(
        priority.objectives.map(
          ({ set, setTitle, number, title }) =>
            html`<a class="govuk-link" href="${at}/objectives/${set}">${number} ${title}</a> <span class="cw-muted">${setTitle}</span>`,
        ),
        'None yet',
      ),
    },
    {
      key: 'Need',
      value: list(
        priority.needs.map((one) => need(view, one)),
        'No figure is tied to it yet',
      ),
    },
    {
      key: 'What residents said',
      value: list(
        priority.views.map(({ id, source }) => html`<a class="govuk-link" href="${at}/views/${id}">${source}</a>`),
        'Nothing is tied to it yet',
      ),
    },
    group !== undefined && {
      key: 'Began as',
      value: html`<a class="govuk-link" href="${at}/conversations/${group.conversation.id}">${group.title}</a>, in “${group.conversation.title}”`,
    },
  ])}`
}

const used = ({ uses }: OneShown): Html =>
  html`<h2 class="govuk-heading-m" id="used-by">What uses it</h2>${
    uses.length === 0
      ? html`<p class="govuk-body">Nothing yet. Once a policy, a procurement or a contract takes it up, it is named here.</p>`
      : table({
          caption: 'What uses this priority',
          captionHidden: true,
          listed: true,
          columns: [
            { name: 'what', title: 'What' },
            { name: 'title', title: 'Which' },
            { name: 'status', title: 'State' },
          ],
          rows: uses.map(({ what, title, href, status }) => [
            what,
            html`<a class="govuk-link" href="${href}">${title}</a>`,
            status,
          ]),
        })
  }`

const withdrawing = ({ place, priority, uses, may }: OneShown): Html | false =>
  may.withdraw &&
  details(
    { summary: 'Withdraw this priority' },
    withdrawForm({ place, number: priority.number, title: priority.title, uses }),
  )

const standingNote = ({ priority, standing, place, versions }: OneShown): Html | false =>
  standing !== null &&
  standing !== priority.version &&
  insetText(
    html`This is version ${priority.version}. <a class="govuk-link" href="${priorityAt(place, priority.number)}/versions/${standing}">Version ${standing}</a> stands agreed until this one is. <a class="govuk-link" href="${priorityAt(place, priority.number)}/versions">All ${versions} versions</a>`,
  )

const actions = ({ place, priority, may }: OneShown): Html | false =>
  (may.edit || may.propose) &&
  html`<div class="govuk-button-group">${
    may.propose &&
    form({ action: `${priorityAt(place, priority.number)}/propose` }, button({ text: 'Propose it to every sector' }))
  }${may.edit && button({ text: 'Change it', href: `${priorityAt(place, priority.number)}/edit`, kind: 'secondary' })}</div>`

const agreementPart = ({ agreement, place, priority }: OneShown): Html =>
  html`<h2 class="govuk-heading-m" id="agreement">Where every sector stands</h2>${
    agreement === undefined
      ? html`<p class="govuk-body">${priority.state === 'withdrawn' ? 'It was withdrawn before it was proposed.' : 'This version is a draft. When it is proposed, the lead of every seat agrees or objects here.'}</p>`
      : agreementPanel(agreement, place)
  }`

export const priorityPage = (view: OneShown): PageView => {
  const { place, priority, versions } = view
  return page({
    title: priority.title,
    wide: true,
    caption: `Priority ${priority.number} of ${place.name}`,
    breadcrumbs: under(
      place,
      { text: 'Priorities', href: prioritiesAt(place) },
      { text: `Priority ${priority.number}` },
    ),
    main: html`${prioritiesNavigation(place.slug, 'priorities')}${road({
      here: 'priority',
      stops: { priority: { text: priority.title, href: priorityAt(place, priority.number) } },
    })}
<div class="cw-readable"><p class="govuk-body">${stateTag(priority.state)}${priority.agreedOn !== null && html` since ${formatDay(priority.agreedOn)}`}</p>
${priority.withdrawnWhy !== null && insetText(html`Withdrawn: ${priority.withdrawnWhy}`)}${standingNote(view)}
${summaryList([
  { key: 'What we want', value: lines(priority.want) },
  { key: 'For whom', value: lines(priority.forWhom) },
  { key: 'Where', value: lines(priority.where) },
  { key: 'Why', value: lines(priority.why) },
  { key: 'What good looks like', value: lines(priority.good) },
  { key: 'Theme', value: priority.theme ?? 'None' },
  { key: 'When', value: periodWords(priority.from, priority.to) },
])}
${actions(view)}${answers(view)}${agreementPart(view)}${used(view)}
<p class="govuk-body"><a class="govuk-link" href="${priorityAt(place, priority.number)}/versions">${versions === 1 ? 'Its one version' : `All ${versions} versions, with what changed`}</a></p>
${withdrawing(view)}</div>`,
  })
}
