// From a draft to words that every sector is asked to agree to, and back.

import { placeById } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { listOf, Refused, type Scope } from '../../../platform/kernel/index.ts'
import { closeAgreement, openAgreement } from '../../../priorities/index.ts'
import { kindShapes } from '../rules/kinds.ts'
import { afterEvent, type LifeEvent } from '../rules/life.ts'
import type { Filling, PartRow, VersionRow } from '../rules/types.ts'
import { partsOf } from '../store/parts.ts'
import { freeze, markEnded, thaw, versionsOf } from '../store/versions.ts'
import { need } from './allowed.ts'
import { liveFilling } from './filling.ts'
import { lifeOf, subjectNow, subjectOf } from './life.ts'
import { lockOpen, type Where } from './open.ts'

const quoted = (parts: readonly PartRow[]): string => listOf(parts.slice(0, 5).map(({ heading }) => `“${heading}”`))

/** What must be put right before sectors are asked; undefined where nothing must. */
export const notReady = (version: VersionRow, parts: readonly PartRow[], filling: Filling): string | undefined => {
  const empty = parts.filter(({ kind, words }) => kind === 'text' && words.trim() === '')
  if (empty.length > 0) return `There are no words yet under ${quoted(empty)}. Write them, or remove the paragraph.`
  const known = new Set(filling.priorities.map(({ id }) => id))
  const untied = parts.filter(
    ({ kind, priority }) => (kind === 'outcome' || kind === 'question') && (priority === null || !known.has(priority)),
  )
  if (untied.length > 0)
    return `${quoted(untied)} ${untied.length === 1 ? 'belongs' : 'belong'} to no agreed priority. Choose one for each, or remove it.`
  if (version.file === null && !parts.some(({ kind }) => kind !== 'filled')) return 'The document has no words yet.'
  return undefined
}

/** Locks the open version, and refuses what its life does not allow. */
export const stepInLife = async (
  scope: Scope,
  where: Where,
  event: (version: VersionRow) => LifeEvent,
): Promise<VersionRow> => {
  const version = await lockOpen(scope, where)
  const life = await lifeOf(scope, where.place, await versionsOf(scope, where.place, where.kind))
  afterEvent(life, event(version))
  return version
}

export interface Doing extends Where {
  readonly at: Date
}

export const draftAddress = (slug: string, kind: Where['kind']): string => `/places/${slug}/policies/${kind}/draft`

/** @throws Refused `not-ready` with what must be put right; `not-a-draft` */
export const propose = async (scope: Scope, command: Doing): Promise<void> => {
  const { place, kind, at } = command
  need(scope, 'policies.edit', place)
  const version = await stepInLife(scope, command, ({ number }) => ({ what: 'proposed', number }))
  const filling = await liveFilling(scope, version)
  const problem = notReady(version, await partsOf(scope, version.id), filling)
  if (problem !== undefined)
    throw new Refused('not-ready', 409, problem, 'Go back to the draft; everything in it is kept.')
  const proposal = crypto.randomUUID()
  await freeze(scope, version.id, filling, proposal, at)
  const { slug } = await placeById(scope, place)
  await openAgreement(scope, {
    place,
    subject: subjectOf(proposal),
    at,
    title: version.title,
    href: draftAddress(slug, kind),
    what: kindShapes[kind].title.toLowerCase(),
  })
  await record(scope, {
    what: 'document proposed',
    subject: { kind: 'document version', id: version.id },
    place,
    after: { document: kind, version: version.number, title: version.title, priorities: filling.priorities.length },
  })
}

/** Back to draft, so that words can change. Only while nobody adopted it. */
export const takeBack = async (scope: Scope, command: Doing): Promise<void> => {
  const { place, kind, at } = command
  need(scope, 'policies.edit', place)
  const version = await stepInLife(scope, command, ({ number }) => ({ what: 'taken back', number }))
  await thaw(scope, version.id, at)
  const subject = subjectNow(version)
  if (subject) await closeAgreement(scope, place, subject, 'It was taken back to draft.', at)
  await record(scope, {
    what: 'document taken back',
    subject: { kind: 'document version', id: version.id },
    place,
    after: { document: kind, version: version.number },
  })
}

/** Ends the work on an open version. It is kept, with the reason. @throws Refused `why-missing` */
export const drop = async (scope: Scope, command: Doing & { readonly why: string }): Promise<void> => {
  const { place, kind, at } = command
  need(scope, 'policies.edit', place)
  const why = command.why.trim()
  const version = await stepInLife(scope, command, ({ number }) => ({ what: 'dropped', number, why }))
  await markEnded(scope, version.id, 'dropped', at, why)
  const subject = version.state === 'proposed' ? subjectNow(version) : undefined
  if (subject) await closeAgreement(scope, place, subject, why, at)
  await record(scope, {
    what: 'document version dropped',
    subject: { kind: 'document version', id: version.id },
    place,
    before: { document: kind, version: version.number, state: version.state },
    why,
  })
}
