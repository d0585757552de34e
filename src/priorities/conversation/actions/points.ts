// Sharing out points: each person as many as everybody else, or fewer.
import { record } from '../../../platform/audit/index.ts'
import { type FieldErrors, ok, type PlaceId, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { readPoints } from '../rules/points.ts'
import { weighs } from '../rules/stages.ts'
import type { ConversationId, GroupId } from '../rules/types.ts'
import { groupsOf, savePoints } from '../store/groups.ts'
import { changing, somebody } from './change.ts'
import { sectorOf } from './ideas.ts'
import { standingIn, voiceFor } from './standing.ts'

export interface PointsCommand {
  readonly place: PlaceId
  readonly conversation: ConversationId
  /** By group, as typed. Groups that are not of this conversation are left out. */
  readonly typed: ReadonlyMap<string, string>
  readonly sector: string
  readonly now: Date
}

/** In place of what the person gave before. @returns how many points they have given */
export const sharePoints = async (scope: Scope, command: PointsCommand): Promise<Result<number, FieldErrors>> => {
  const conversation = await changing(scope, command.place, command.conversation)
  if (!weighs(conversation.stage))
    return wrong({
      '': 'Points are not being shared out just now. Load the page again to see where this conversation is.',
    })
  const { id, anonymous, place } = conversation
  const groups = await groupsOf(scope, id)
  const own = new Map(groups.map((group) => [group.id as string, command.typed.get(group.id) ?? '']))
  const read = readPoints(own, conversation.points)
  if (!read.ok) return read
  const sector = sectorOf(await standingIn(scope, conversation, command.now), command.sector)
  if (!sector.ok) return wrong({ '': Object.values(sector.errors).join(' ') })
  const voice = await voiceFor(scope, conversation, sector.value)
  const given = new Map([...read.value].map(([group, points]) => [group as GroupId, points]))
  await savePoints(scope, conversation, voice.id, given, command.now)
  const spent = [...given.values()].reduce((sum, points) => sum + points, 0)
  // Not how they were shared out: a vote is one's own.
  await record(scope, {
    what: 'points shared out',
    subject: { kind: 'conversation', id },
    place,
    ...(anonymous ? { unnamed: somebody } : { after: { sector: voice.sector, points: spent } }),
  })
  return ok(spent)
}
