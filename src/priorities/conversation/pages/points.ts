// Sharing out points: the same number for everybody.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  type Html,
  html,
  input,
  insetText,
  keptForm,
  type PageView,
  select,
} from '../../../platform/ui/index.ts'
import { pointsField } from '../rules/points.ts'
import { weighs } from '../rules/stages.ts'
import type { Conversation, Group, Idea, SectorPeople, Standing } from '../rules/types.ts'
import { framed, underConversations } from './frame.ts'
import {
  conversationAddress,
  link,
  type PlaceNamed,
  promiseWords,
  recognisableNote,
  sectorOptions,
  stageTag,
} from './words.ts'

export interface PointsView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly groups: readonly Group[]
  readonly ideas: readonly Idea[]
  /** Who gave points so far. */
  readonly people: readonly SectorPeople[]
  readonly standing: Standing
  readonly sectors: readonly { readonly name: string; readonly title: string }[]
  /** By group, as typed or as given before. */
  readonly typed: ReadonlyMap<string, string>
  readonly sector: string
  readonly given: number
  readonly owner: string
  readonly key: string
  readonly errors?: FieldErrors | undefined
}

const whyNot = (view: PointsView): Html | string => {
  if (!weighs(view.conversation.stage))
    return html`Points are shared out while a conversation is at that stage. This one is at: ${stageTag(view.conversation.stage)}.`
  if (view.standing.kind === 'chairs') return 'You facilitate this conversation, so you have no points of your own.'
  return 'You can read this conversation. To share out points, you need a role that speaks for somebody here.'
}

const theForm = (view: PointsView): Html => {
  const { conversation, groups, errors, standing } = view
  return keptForm(
    {
      action: `${conversationAddress(view.place, conversation)}/points`,
      name: 'points',
      owner: view.owner,
      key: view.key,
      sends: 'stays',
      sent: 'Your points are in. You can change them until the results are shown.',
    },
    standing.kind === 'says-which' &&
      select({
        name: 'sector',
        label: 'The sector you speak for',
        options: sectorOptions(view.sectors, 'Choose a sector'),
        value: view.sector,
        error: errors?.sector,
      }),
    groups.map((group) => {
      const own = view.ideas.filter((idea) => idea.group === group.id)
      return input({
        name: pointsField(group.id),
        label: group.title,
        hint: html`${group.words !== '' && html`${group.words} `}${count(own.length, 'idea')}`,
        width: 3,
        inputmode: 'numeric',
        value: view.typed.get(group.id) ?? '',
        error: errors?.[pointsField(group.id)],
      })
    }),
    button({ text: 'Save my points' }),
  )
}

export const pointsPage = (view: PointsView): PageView => {
  const { conversation, place } = view
  const at = conversationAddress(place, conversation)
  const speaks = view.standing.kind === 'speaks' || view.standing.kind === 'says-which'
  const open = speaks && weighs(conversation.stage)
  return framed({
    place,
    title: 'Share out your points',
    caption: conversation.title,
    under: [...underConversations(place), { text: conversation.title, href: at }],
    errors: view.errors,
    main: html`${
      open
        ? html`<p class="govuk-body">You have <strong>${count(conversation.points, 'point')}</strong>, as everybody has. Give more to what matters more to you. You may leave some over.</p>
<p class="govuk-body">Then each sector counts the same, however many people it sent. Nobody sees any points until the results are shown. ${promiseWords(conversation)}</p>${recognisableNote(conversation, view.people)}${
            view.given > 0 &&
            insetText(`You gave ${count(view.given, 'point')} so far. Saving again puts the new ones in their place.`)
          }${view.errors?.[''] !== undefined && html`<p class="govuk-error-message">${view.errors['']}</p>`}${theForm(view)}`
        : html`<p class="govuk-body">${whyNot(view)}</p>`
    }<p class="govuk-body">${link(at, 'Back to the conversation')}</p>`,
  })
}
