// The panel of a tender: who is on it, who has declared what, and how far each question is.
import { count, type FieldErrors, formatMoment, listOf } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  form,
  type Html,
  hidden,
  html,
  insetText,
  type PageView,
  radios,
  table,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type Links, link } from '../../pages/words.ts'
import type { Leaf } from '../../rules/tree.ts'
import { latestOf, type Progress, standingOf } from '../rules/panel.ts'
import { capacityWords, type Declaration, type Member } from '../rules/types.ts'
import { agreeAt, panelAt, progressTag, resultAt, scoresAt, standingTag, underTender, type Where } from './words.ts'

export interface PanelView extends Where {
  readonly questions: readonly Leaf[]
  readonly members: readonly Member[]
  readonly declarations: readonly Declaration[]
  readonly progress: readonly Progress[]
  readonly opened: boolean
  readonly blindToPrice: boolean
  /** Of whoever looks; null where not on the panel. */
  readonly own: Member | null
  /** Names of those who bid, once that may be known: for saying whether there is a conflict. */
  readonly bidders: readonly string[]
  readonly mayEdit: boolean
  readonly links: Links
  readonly errors?: FieldErrors
}

export const progressColumns = [
  { name: 'question', title: 'Question' },
  { name: 'members', title: 'Who scores it' },
  { name: 'handedIn', title: 'Handed in' },
  { name: 'state', title: 'How far' },
] as const

const yours = (view: PanelView): Html | false => {
  const { own, declarations, progress, questions, opened, bidders } = view
  if (own === null) return false
  const standing = standingOf(own, declarations)
  if (standing === 'to-declare')
    return insetText(
      html`<p class="govuk-body">You are on this panel. Before you read a bid, say whether you have a conflict of interest.</p>${button({ text: 'Make your declaration', href: `${panelAt(view)}/declare` })}`,
    )
  if (standing !== 'scores')
    return insetText(
      html`<p class="govuk-body">You declared a conflict of interest. ${standing === 'to-decide' ? 'Another officer decides what is done about it. Until then you see no bid.' : 'It was decided that you do not score here.'}</p>`,
    )
  if (!opened)
    return insetText(
      html`<p class="govuk-body">You are on this panel. The bids are sealed until two officers open them.</p>`,
    )
  const due = progress.filter(({ waiting }) => waiting.some(({ person }) => person === own.person))
  return html`<h2 class="govuk-heading-m">Your scores</h2>${
    due.length === 0
      ? html`<p class="govuk-body">You have handed in all your scores.</p>`
      : html`<ul class="govuk-list">${due.map(
          ({ criterion }) =>
            html`<li>${link(scoresAt(view, criterion), `Score: ${questions.find(({ id }) => id === criterion)?.title ?? criterion}`)}</li>`,
        )}</ul>`
  }<p class="govuk-body">Bidders: ${listOf(bidders)}. If you find a conflict of interest only now, ${link(`${panelAt(view)}/declare`, 'declare it')}.</p>`
}

const conflictOf = (view: PanelView, member: Member): Html | string => {
  const latest = latestOf(view.declarations, member.person)
  if (latest === undefined) return 'Nothing declared yet'
  if (latest.conflict === null) return `None, ${formatMoment(latest.at)}`
  return html`${latest.conflict}${
    latest.decided !== null &&
    html` <span class="cw-muted">${latest.decided.stays ? 'Stays' : 'Stands aside'}: ${latest.decided.how} (${latest.decided.by})</span>`
  }`
}

const decide = (view: PanelView, member: Member): Html | false => {
  const latest = latestOf(view.declarations, member.person)
  if (!view.mayEdit || latest === undefined || latest.conflict === null || latest.decided !== null) return false
  if (view.own?.person === member.person)
    return html`<p class="govuk-body">Another officer decides about your own conflict.</p>`
  return details(
    {
      summary: `Decide about the conflict of ${member.name}`,
      open: view.errors?.how !== undefined || view.errors?.stays !== undefined,
    },
    form(
      { action: `${panelAt(view)}/decide` },
      hidden('declaration', latest.id),
      html`<p class="govuk-body">${latest.conflict}</p>`,
      radios({
        ...{
          name: 'stays',
          label: 'Does this member score all the same?',
          size: 's',
          value: '',
          error: view.errors?.stays,
        },
        options: [
          { value: 'yes', text: 'Yes, with what is said below' },
          { value: 'no', text: 'No, this member stands aside' },
        ],
      }),
      textarea({ name: 'how', label: 'How is the conflict kept from the outcome?', rows: 3, error: view.errors?.how }),
      button({ text: 'Decide' }),
    ),
  )
}

const leave = (view: PanelView, member: Member): Html | false =>
  view.mayEdit &&
  member.left === null &&
  details(
    { summary: `Take ${member.name} off the panel` },
    form(
      { action: `${panelAt(view)}/leave` },
      hidden('person', member.person),
      html`<p class="govuk-body">Scores that were handed in are kept, but they are no longer waited for.</p>`,
      textarea({ name: 'why', label: 'Why?', rows: 2, error: view.errors?.why }),
      button({ text: 'Take off the panel', kind: 'secondary' }),
    ),
  )

const membersPart = (view: PanelView): Html =>
  view.members.length === 0
    ? emptyState({
        title: 'Nobody is on the panel yet',
        what: 'A panel reads the bids and scores them, each member alone at first. People who use the service and carers can be on it like anybody else.',
        why: 'Name who scores which question before the bids are opened: then nobody can say that the panel was chosen to suit a bidder.',
      })
    : html`${table({
        caption: 'Who is on the panel',
        captionSize: 'm',
        listed: true,
        columns: [
          { name: 'name', title: 'Name' },
          { name: 'capacity', title: 'Brings' },
          { name: 'questions', title: 'Scores' },
          { name: 'conflict', title: 'Conflict of interest' },
          { name: 'standing', title: 'Now' },
        ],
        rows: view.members.map((member) => [
          member.name,
          capacityWords[member.capacity],
          listOf(view.questions.filter(({ id }) => member.criteria.includes(id)).map(({ title }) => title)),
          member.left === null ? conflictOf(view, member) : member.left.why,
          standingTag(standingOf(member, view.declarations)),
        ]),
      })}${view.members.map((member) => decide(view, member))}${view.members.map((member) => leave(view, member))}`

const progressPart = (view: PanelView): Html =>
  table({
    caption: 'How far each question is',
    captionSize: 'm',
    listed: true,
    columns: progressColumns,
    rows: view.progress.map(({ criterion, members, waiting, state }) => {
      const title = view.questions.find(({ id }) => id === criterion)?.title ?? criterion
      return [
        state === 'to-agree' || state === 'agreed' ? link(agreeAt(view, criterion), title) : title,
        members.length === 0 ? 'Nobody' : listOf(members.map(({ name }) => name)),
        `${members.length - waiting.length} of ${count(members.length, 'member')}`,
        progressTag(state),
      ]
    }),
    links: view.links,
  })

export const panelPage = (view: PanelView): PageView =>
  framed({
    place: view.place,
    title: 'The panel',
    caption: view.tender.title,
    under: underTender(view),
    errors: view.errors,
    wide: true,
    main: html`${yours(view)}${membersPart(view)}${view.mayEdit && button({ text: 'Add a member', href: `${panelAt(view)}/add`, kind: 'secondary' })}${progressPart(view)}<p class="govuk-body">Nobody sees what another member gave before all who score a question have handed in.${view.blindToPrice && ' Nobody sees a price before every question is agreed.'}</p>${view.opened && html`<p class="govuk-body">${link(resultAt(view), 'The result, and how sure it is')}</p>`}`,
  })
