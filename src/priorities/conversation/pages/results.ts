// The results, sector by sector, side by side: as a sentence, a picture and a table.
import { sectorTitle } from '../../../platform/auth/index.ts'
import { count, listOf } from '../../../platform/kernel/index.ts'
import {
  barChart,
  button,
  chart,
  emptyState,
  form,
  type Html,
  hidden,
  html,
  insetText,
  type PageView,
  table,
} from '../../../platform/ui/index.ts'
import { showsResults } from '../rules/stages.ts'
import type { Conversation, Group } from '../rules/types.ts'
import { type Results, widestGap } from '../rules/weigh.ts'
import { framed, underConversations } from './frame.ts'
import { conversationAddress, type Links, link, type PlaceNamed, recognisableNote, stageTag } from './words.ts'

export interface ResultsView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly groups: readonly Group[]
  readonly results: Results
  /** The priority that came of a group, by the group's id. */
  readonly priorities: ReadonlyMap<string, { readonly title: string; readonly number: number }>
  readonly mayPropose: boolean
  readonly newKey: () => string
  readonly links: Links
}

const percent = (value: number | null | undefined): string => `${value ?? 0}%`

export const resultColumns = ({ sectors }: Results) => [
  { name: 'group', title: 'Group' },
  { name: 'average', title: 'Each sector equal, %', numeric: true as const },
  ...sectors.map(({ sector }) => ({ name: sector, title: `${sectorTitle(sector)}, %`, numeric: true as const })),
  { name: 'points', title: 'Points', numeric: true as const },
  { name: 'counted', title: 'Person by person, %', numeric: true as const },
]

export const resultRows = (results: Results, groups: readonly Group[]): (string | number | null)[][] => {
  const titles = new Map(groups.map(({ id, title }) => [id as string, title]))
  return results.groups.map((one) => [
    titles.get(one.group) ?? '',
    one.average,
    ...results.sectors.map(({ shares }) => shares.get(one.group) ?? 0),
    one.points,
    one.counted,
  ])
}

const titleOf = ({ groups }: ResultsView, id: string): string => groups.find((one) => one.id === id)?.title ?? ''

const sentenceOf = (view: ResultsView): string => {
  const { groups, sectors } = view.results
  const people = sectors.reduce((sum, one) => sum + one.people, 0)
  const first = groups
    .slice(0, 3)
    .filter(({ points }) => points > 0)
    .map(({ group, average }) => `“${titleOf(view, group)}” (${percent(average)})`)
  return `Most wanted is ${listOf(first)}, when each of ${count(sectors.length, 'sector')} counts the same. ${count(people, 'person', 'people')} gave points.`
}

const gapWords = (view: ResultsView): string | undefined => {
  const gap = widestGap(view.results)
  return (
    gap &&
    `The sectors lie furthest apart over “${titleOf(view, gap.group)}”: ${sectorTitle(gap.most.sector)} gave it ${percent(gap.most.share)} of its points, ${sectorTitle(gap.least.sector)} ${percent(gap.least.share)}.`
  )
}

const picture = (view: ResultsView, sentence: string): Html =>
  chart({
    name: 'results',
    sentence,
    picture: barChart({
      name: 'results-bars',
      title: 'Share of points for each group, each sector counting the same, in percent',
      bars: view.results.groups.map(({ group, average }, i) => ({
        label: titleOf(view, group),
        value: average ?? 0,
        text: percent(average),
        chosen: i < 3 && (average ?? 0) > 0,
      })),
    }),
    table: {
      caption: 'Share of points by group and sector',
      columns: resultColumns(view.results),
      rows: resultRows(view.results, view.groups).map((row) => row.map((cell) => cell ?? 0)),
      links: view.links,
    },
  })

/** For each sector what it wants most: beside each other, in the same size. */
const bySector = ({ results, ...view }: ResultsView): Html => {
  const highest = Math.max(...results.sectors.flatMap(({ shares }) => [...shares.values()]))
  return html`<h2 class="govuk-heading-m">Sector by sector</h2><div class="cw-sides">${results.sectors.map(
    ({ sector, people, points, shares }) => {
      const most = [...shares].filter(([, share]) => share > 0).sort(([, a], [, b]) => b - a)
      return html`<section class="cw-sides__side"><h3 class="govuk-heading-s">${sectorTitle(sector)}</h3><p class="cw-muted">${count(people, 'person', 'people')}, ${count(points, 'point')}</p>${barChart(
        {
          name: `bars-${sector}`,
          title: `What ${sectorTitle(sector)} gave its points to, in percent`,
          most: highest,
          bars: most.slice(0, 5).map(([group, share]) => ({
            label: titleOf({ results, ...view }, group),
            value: share,
            text: percent(share),
          })),
        },
      )}${most.length > 5 && html`<p class="cw-muted">${count(most.length - 5, 'more group')} in the table above.</p>`}</section>`
    },
  )}</div>`
}

const next = (view: ResultsView): Html => {
  const at = conversationAddress(view.place, view.conversation)
  const rows = view.results.groups.map(({ group, average }) => {
    const made = view.priorities.get(group)
    const action = made
      ? link(`/places/${view.place.slug}/priorities/${made.number}`, `${made.number} ${made.title}`)
      : view.mayPropose
        ? form(
            { action: `${at}/groups/${group}/priority` },
            hidden('key', view.newKey()),
            html`<span class="govuk-visually-hidden">${titleOf(view, group)}: </span>`,
            button({ text: 'Draft a priority from this', kind: 'secondary' }),
          )
        : 'Not yet'
    return [titleOf(view, group), percent(average), action]
  })
  return html`<h2 class="govuk-heading-m">From groups to priorities</h2><p class="govuk-body">Points advise; they decide nothing. A group becomes a priority when somebody drafts it and the lead of every sector agrees.</p>${table(
    {
      listed: true,
      caption: 'Groups and the priorities that came of them',
      captionHidden: true,
      columns: [
        { name: 'group', title: 'Group' },
        { name: 'share', title: 'Each sector equal', numeric: true },
        { name: 'priority', title: 'Priority' },
      ],
      rows,
    },
  )}`
}

const shown = (view: ResultsView): Html => {
  const { results, conversation } = view
  if (!showsResults(conversation.stage))
    return emptyState({
      title: 'No results yet',
      what: 'Here will be how each sector shared out its points, side by side.',
      why: html`Points are shown to nobody before the results, so that they sway nobody. This conversation is at: ${stageTag(conversation.stage)}.`,
    })
  if (results.sectors.length === 0)
    return html`${insetText('Nobody shared out any points, so there is nothing to weigh. The groups are there all the same.')}${next(view)}`
  const gap = gapWords(view)
  return html`${picture(view, sentenceOf(view))}${gap && html`<p class="govuk-body">${gap}</p>`}${recognisableNote(conversation, results.sectors)}${bySector(view)}${next(view)}`
}

export const resultsPage = (view: ResultsView): PageView => {
  const at = conversationAddress(view.place, view.conversation)
  return framed({
    place: view.place,
    title: 'Results',
    caption: view.conversation.title,
    wide: true,
    under: [...underConversations(view.place), { text: view.conversation.title, href: at }],
    main: html`${shown(view)}<p class="govuk-body">${link(at, 'Back to the conversation')}</p>`,
  })
}
