// The conversations of a place.
import { button, emptyState, html, type PageView, table } from '../../../platform/ui/index.ts'
import type { Conversation } from '../rules/types.ts'
import { framed } from './frame.ts'
import {
  conversationAddress,
  conversationsAt,
  datesWords,
  type Links,
  link,
  type PlaceNamed,
  stageTag,
  stageTitle,
  viewsAt,
} from './words.ts'

export interface ConversationListed extends Conversation {
  readonly ideas: number
  readonly sectors: number
}

export const listColumns = [
  { name: 'conversation', title: 'Conversation' },
  { name: 'theme', title: 'About' },
  { name: 'dates', title: 'When' },
  { name: 'ideas', title: 'Ideas', numeric: true },
  { name: 'sectors', title: 'Sectors', numeric: true },
  { name: 'stage', title: 'Stage' },
] as const

/** The same rows for a file. */
export const listRow = (one: ConversationListed) => [
  one.title,
  one.theme ?? 'The whole place',
  datesWords(one),
  one.ideas,
  one.sectors,
  stageTitle[one.stage],
]

interface View {
  readonly place: PlaceNamed
  readonly conversations: readonly ConversationListed[]
  readonly views: number
  readonly leads: boolean
  readonly links: Links
}

const empty = ({ place, leads }: View) =>
  emptyState({
    title: 'No conversation yet',
    what: `Here the people of ${place.name} say what they want more of, sector by sector, before anybody writes a policy.`,
    why: leads
      ? 'Places that began with an open question went further than those that began with the law. You can start one now.'
      : 'Places that began with an open question went further than those that began with the law. A facilitator or a place lead can start one.',
    example: '“What makes life good here, and what do we want more of?”',
    ...(leads ? { first: { text: 'Start a conversation', href: `${conversationsAt(place)}/new` } } : {}),
  })

export const listPage = (view: View): PageView =>
  framed({
    place: view.place,
    title: 'Conversations',
    wide: true,
    main: html`${
      view.conversations.length === 0
        ? empty(view)
        : html`${view.leads && button({ text: 'Start a conversation', href: `${conversationsAt(view.place)}/new` })}${table(
            {
              listed: true,
              caption: `Conversations in ${view.place.name}`,
              captionHidden: true,
              columns: listColumns,
              rows: view.conversations.map((one) => {
                const [, theme, dates, ideas, sectors] = listRow(one)
                return [
                  link(conversationAddress(view.place, one), one.title),
                  theme ?? '',
                  dates ?? '',
                  ideas ?? 0,
                  sectors ?? 0,
                  stageTag(one.stage),
                ]
              }),
              links: view.links,
            },
          )}`
    }<h2 class="govuk-heading-m">What residents and service users said</h2>
<p class="govuk-body">${
      view.views === 0
        ? 'Nothing is written down yet.'
        : `What was said on ${view.views === 1 ? 'one occasion' : `${view.views} occasions`} is written down, with its source and what people agreed to.`
    } ${link(viewsAt(view.place), 'See residents’ and service users’ views')}</p>`,
  })
