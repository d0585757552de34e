// A conversation: what it is for, where it is on its way, and what can be done now.
import { sectorTitle } from '../../../platform/auth/index.ts'
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  emptyState,
  form,
  type Html,
  hidden,
  html,
  insetText,
  liveRegion,
  type PageView,
  summaryList,
  table,
  textarea,
} from '../../../platform/ui/index.ts'
import { gathers, groups as groupsNow, showsResults, stageAfter, stageBefore, weighs } from '../rules/stages.ts'
import type { Conversation, Group, Idea, Move, Question, SectorPeople, Stage, Standing } from '../rules/types.ts'
import { framed, underConversations } from './frame.ts'
import { groupsShown } from './groups-shown.ts'
import { byWords, type IdeaBack, ideaForms, ideaList } from './ideas.ts'
import {
  conversationAddress,
  datesWords,
  type Links,
  link,
  type PlaceNamed,
  peopleWords,
  promiseWords,
  recognisableNote,
  stageNow,
  stageNumber,
  stageTag,
  stageTitle,
  wayWords,
} from './words.ts'

export interface ConversationView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly questions: readonly Question[]
  readonly ideas: readonly Idea[]
  readonly groups: readonly Group[]
  readonly people: readonly SectorPeople[]
  readonly moves: readonly Move[]
  readonly standing: Standing
  readonly leads: boolean
  readonly changes: (idea: Idea) => boolean
  readonly sectors: readonly { readonly name: string; readonly title: string }[]
  readonly owner: string
  readonly newKey: () => string
  readonly back?: IdeaBack | undefined
  readonly errors?: FieldErrors | undefined
  readonly links?: Links | undefined
}

export const ideaColumns = [
  { name: 'question', title: 'Question' },
  { name: 'idea', title: 'Idea' },
  { name: 'sector', title: 'Sector' },
  { name: 'by', title: 'Who' },
  { name: 'group', title: 'Group' },
  { name: 'day', title: 'Day' },
] as const

const about = (view: ConversationView): Html => {
  const { conversation, people, standing } = view
  const voice =
    standing.kind === 'speaks'
      ? `You speak for: ${sectorTitle(standing.sector)}`
      : standing.kind === 'says-which'
        ? 'Nobody has said yet for which sector you speak: choose it with your first idea.'
        : standing.kind === 'chairs'
          ? 'You facilitate: you lead, and have no points of your own.'
          : 'You read this conversation. To take part, you need a role that speaks for somebody here.'
  return html`${conversation.purpose.split(/\n{2,}/).map((part) => html`<p class="govuk-body">${part}</p>`)}${summaryList(
    [
      {
        key: 'Stage',
        value: html`${stageTag(conversation.stage)} ${stageNumber(conversation.stage)}. ${stageNow[conversation.stage]}`,
      },
      { key: 'Your voice', value: voice },
      { key: 'Names', value: promiseWords(conversation) },
      { key: 'When', value: html`${datesWords(conversation)}. ${wayWords(conversation)}.` },
      { key: 'Who took part', value: peopleWords(people) },
      { key: 'About', value: conversation.theme ?? 'The whole place' },
    ],
  )}${recognisableNote(conversation, people)}`
}

const moveForm = (view: ConversationView, to: Stage, words: string, kind: 'main' | 'secondary'): Html =>
  form(
    { action: `${conversationAddress(view.place, view.conversation)}/stage` },
    hidden('to', to),
    button({ text: words, kind }),
  )

const leading = (view: ConversationView): Html => {
  const { conversation, place } = view
  const at = conversationAddress(place, conversation)
  const [on, back] = [stageAfter(conversation.stage), stageBefore(conversation.stage)]
  return html`<section class="cw-lead cw-no-print" aria-labelledby="lead"><h2 class="govuk-heading-m" id="lead">Lead this conversation</h2>
${view.errors?.to !== undefined && insetText(view.errors.to)}<div class="cw-buttons">${on && moveForm(view, on, `Move on to ${stageTitle[on].toLowerCase()}`, 'main')}${
    back && moveForm(view, back, `Go back to ${stageTitle[back].toLowerCase()}`, 'secondary')
  }</div>${details(
    { summary: 'Move it and say why' },
    form(
      { action: `${at}/stage` },
      textarea({ name: 'why', label: 'Why it moves', rows: 2, error: view.errors?.why }),
      html`<div class="cw-buttons">${on && button({ text: `Move on with these words`, name: 'to', value: on })}${
        back && button({ text: `Go back with these words`, kind: 'secondary', name: 'to', value: back })
      }</div>`,
    ),
  )}<ul class="govuk-list"><li>${link(`${at}/questions`, 'Change the questions')}</li><li>${link(`${at}/edit`, 'Change what it is about')}</li>${
    groupsNow(conversation.stage) && html`<li>${link(`${at}/groups`, 'Group the ideas')}</li>`
  }</ul></section>`
}

const liveFor = (view: ConversationView, name: string, quiet: boolean, ...inside: readonly (Html | false)[]): Html => {
  const at = conversationAddress(view.place, view.conversation)
  const { version, stage } = view.conversation
  return liveRegion({ name, asks: `${at}/now.json`, version, shape: stage, href: at, quiet }, inside)
}

const gathering = (view: ConversationView): Html => {
  const { questions, ideas } = view
  if (questions.length === 0)
    return emptyState({
      title: 'No question yet',
      what: 'A conversation begins with an open question. Ideas will stand under it as people say them.',
      why: view.leads ? 'Add the first question.' : 'Whoever leads this conversation will add one.',
      ...(view.leads
        ? { first: { text: 'Add questions', href: `${conversationAddress(view.place, view.conversation)}/questions` } }
        : {}),
    })
  return html`${questions.map((question, i) => {
    const own = ideas.filter((idea) => idea.question === question.id)
    const name = `ideas-${question.position}`
    return html`<section class="cw-question"><h2 class="govuk-heading-m">${question.words}</h2>${liveFor(
      view,
      name,
      i < questions.length - 1,
      ideaList({
        ...view,
        name: `${name}-list`,
        ideas: own,
        empty: 'No idea yet. The first is the hardest: a few words are enough.',
      }),
    )}${ideaForms({ ...view, question })}</section>`
  })}`
}

const grouping = (view: ConversationView): Html =>
  html`${view.leads && button({ text: 'Group the ideas', href: `${conversationAddress(view.place, view.conversation)}/groups` })}${liveFor(view, 'groups', false, groupsShown(view))}`

const weighing = (view: ConversationView): Html => {
  const at = conversationAddress(view.place, view.conversation)
  const speaks = view.standing.kind === 'speaks' || view.standing.kind === 'says-which'
  return html`${speaks && button({ text: 'Share out your points', href: `${at}/points` })}${liveFor(view, 'groups', false, groupsShown(view))}`
}

const afterwards = (view: ConversationView): Html =>
  html`${button({ text: 'See the results', href: `${conversationAddress(view.place, view.conversation)}/results` })}${groupsShown(view)}`

const history = ({ moves }: ConversationView): Html | false =>
  moves.length > 0 &&
  details(
    { summary: 'How it moved from stage to stage' },
    table({
      listed: true,
      caption: 'How this conversation moved',
      captionHidden: true,
      columns: [
        { name: 'when', title: 'When' },
        { name: 'from', title: 'From' },
        { name: 'to', title: 'To' },
        { name: 'who', title: 'Who moved it' },
        { name: 'why', title: 'Why' },
      ],
      rows: moves.map((move) => [
        formatMoment(move.at),
        stageTitle[move.from],
        stageTitle[move.to],
        move.by,
        move.why ?? '',
      ]),
    }),
  )

const takeAway = ({ links, ideas }: ConversationView): Html | false =>
  links?.csv !== undefined &&
  ideas.length > 0 &&
  html`<p class="cw-take-away">Take all ideas away: ${link(links.csv, 'CSV')} or ${link(links.json ?? '', 'JSON')}</p>`

const bodyFor = (view: ConversationView): Html => {
  const { stage } = view.conversation
  if (gathers(stage)) return gathering(view)
  if (groupsNow(stage)) return grouping(view)
  if (weighs(stage)) return weighing(view)
  return showsResults(stage) ? afterwards(view) : html``
}

export const conversationPage = (view: ConversationView): PageView =>
  framed({
    place: view.place,
    title: view.conversation.title,
    under: underConversations(view.place),
    errors: view.errors,
    main: html`${about(view)}${bodyFor(view)}${view.leads && leading(view)}${history(view)}${takeAway(view)}`,
  })

/** The rows of the file. */
export const ideaRows = ({ questions, ideas, groups }: Pick<ConversationView, 'questions' | 'ideas' | 'groups'>) => {
  const question = new Map(questions.map(({ id, words }) => [id, words]))
  const group = new Map(groups.map(({ id, title }) => [id, title]))
  return ideas.map((idea) => [
    question.get(idea.question) ?? '',
    idea.words,
    sectorTitle(idea.sector),
    idea.by ?? (idea.inRoom ? byWords(idea) : ''),
    idea.group === null ? '' : (group.get(idea.group) ?? ''),
  ])
}
