// Words that several pages of conversations share.
import { sectorTitle } from '../../../platform/auth/index.ts'
import { count, type Day, formatDay, listOf } from '../../../platform/kernel/index.ts'
import { type Content, type Html, html, insetText, tag } from '../../../platform/ui/index.ts'
import { type Conversation, type SectorPeople, type Stage, stages } from '../rules/types.ts'
import { recognisable } from '../rules/weigh.ts'

export interface PlaceNamed {
  readonly slug: string
  readonly name: string
}

export interface Links {
  readonly csv?: string
  readonly json?: string
}

export const link = (href: string, text: Content): Html => html`<a class="govuk-link" href="${href}">${text}</a>`

export const conversationsAt = (place: PlaceNamed): string => `/places/${place.slug}/conversations`
export const conversationAddress = (place: PlaceNamed, { id }: Pick<Conversation, 'id'>): string =>
  `${conversationsAt(place)}/${id}`
export const viewsAt = (place: PlaceNamed): string => `/places/${place.slug}/views`

export const stageTitle: Readonly<Record<Stage, string>> = {
  gathering: 'Gathering ideas',
  grouping: 'Grouping ideas',
  weighing: 'Sharing out points',
  results: 'Results',
  closed: 'Closed',
}

/** What happens now, for whoever reads it. */
export const stageNow: Readonly<Record<Stage, string>> = {
  gathering: 'Everybody who takes part can add ideas, and change or take back their own.',
  grouping: 'Whoever leads the conversation puts ideas that belong together into groups. You can watch.',
  weighing:
    'Everybody who takes part shares out the same number of points among the groups. Nobody sees the points yet.',
  results: 'The points are in. Each sector counts the same, however many people it sent.',
  closed: 'This conversation is over. All of it stays here to be read.',
}

const stageKind = {
  gathering: 'attention',
  grouping: 'plain',
  weighing: 'attention',
  results: 'good',
  closed: 'quiet',
} as const

export const stageTag = (stage: Stage): Html => tag(stageTitle[stage].toLowerCase(), stageKind[stage])

export const stageNumber = (stage: Stage): string => `Stage ${stages.indexOf(stage) + 1} of ${stages.length}`

export const datesWords = ({ from, until }: { readonly from: Day | null; readonly until: Day | null }): string => {
  if (from !== null && until !== null) return `From ${formatDay(from)} to ${formatDay(until)}`
  if (from !== null) return `From ${formatDay(from)}`
  return until === null ? 'No dates set' : `Until ${formatDay(until)}`
}

export const wayWords = ({ live }: Pick<Conversation, 'live'>): string =>
  live ? 'Live: everybody together, at one time' : 'In your own time: each when it suits them'

/** `9 people from 3 sectors: 4 Local authority, …` */
export const peopleWords = (people: readonly SectorPeople[]): string => {
  const all = people.reduce((sum, one) => sum + one.people, 0)
  if (all === 0) return 'Nobody has taken part yet.'
  const each = people.map(({ sector, people: size }) => `${sectorTitle(sector)} ${size}`)
  return `${count(all, 'person', 'people')} from ${count(people.length, 'sector')} took part: ${listOf(each)}.`
}

/** A person alone in a sector can be told by it, whatever is kept secret. */
export const recognisableNote = (
  { anonymous }: Pick<Conversation, 'anonymous'>,
  people: readonly SectorPeople[],
): Html | undefined => {
  const alone = recognisable(people)
  if (!anonymous || alone.length === 0) return undefined
  const names = listOf(alone.map((sector) => sectorTitle(sector)))
  return insetText(
    `Names are not shown, but one person alone speaks for each of these sectors: ${names}. Whoever knows who takes part can tell what that person said.`,
  )
}

export const promiseWords = ({ anonymous }: Pick<Conversation, 'anonymous'>): string =>
  anonymous
    ? 'Anonymous. Each idea shows a sector and no name. Nobody here can look up who said what: not the facilitator, not an administrator. Only whoever runs the computer it is kept on could dig it out.'
    : 'With names. Each idea shows who said it and for which sector.'

export const sectorOptions = (sectors: readonly { readonly name: string; readonly title: string }[], first: string) => [
  { value: '', text: first },
  ...sectors.map(({ name, title }) => ({ value: name, text: title })),
]
