// Merebridge's four documents, from readable data: written, commented on, agreed by five sectors, adopted and published, each on
// its day. What is published goes the same way as anybody's.
import { organisations, placeBySlug, withdrawPages } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail, type Sector } from '../../platform/auth/index.ts'
import type { DemoPart as DemoOfFeature } from '../../platform/http/index.ts'
import { asDay, count, type Day, type PersonId, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { openAgreement, speakInvented } from '../../priorities/index.ts'
import { liveFilling, prioritiesNow } from '../documents/actions/filling.ts'
import { subjectOf } from '../documents/actions/life.ts'
import { lookWhetherMoved } from '../documents/actions/moved-on.ts'
import { draftAddress } from '../documents/actions/propose.ts'
import { policyPages, publishVersion } from '../documents/actions/publish.ts'
import type { Rendering } from '../documents/actions/rendering.ts'
import { kindShapes } from '../documents/rules/kinds.ts'
import type { CommentId, Filling, PartId, PriorityTaken, VersionRow } from '../documents/rules/types.ts'
import { insertAdoption } from '../documents/store/adoptions.ts'
import { insertComment, settleComment } from '../documents/store/comments.ts'
import { deleteDemonstrationVersions, demonstrationVersions } from '../documents/store/demonstration.ts'
import { insertParts, partsOf } from '../documents/store/parts.ts'
import { writeRules } from '../documents/store/rules.ts'
import { documentFor, freeze, insertVersion, versionById } from '../documents/store/versions.ts'
import { inOrder } from '../rules/policy-rules.ts'
import { type DemoComment, type DemoDocument, type DemoVersion, demoDocuments } from './data.ts'
import oneThen from './priority-one-then.json' with { type: 'json' }

const slug = 'merebridge'

/** The five leads, in the order of their sectors. */
const leads: readonly (readonly [Sector, string])[] = [
  ['local-authority', 'nkechi.oyelaran@merebridge.example'],
  ['nhs-commissioner', 'gareth.pennhallow@mereandfell.example'],
  ['vcse', 'sunita.varadkar@voluntary.merebridge.example'],
  ['police-and-crime-commissioner', 'moira.tannahill@police.mereandfell.example'],
  ['health-and-wellbeing-board', 'idris.bevan-khoury@wellbeing.merebridge.example'],
]

/** The data is ours: what does not fit is a fault in it. */
const must = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`The demonstration's data is wrong: there is no ${what}`)
  return value
}

const dayFrom = (text: string): Day => must(asDay(text), `day ${text}`)
/** Things of one day happen one after another. */
const momentOn = (day: string, minutes = 0): Date =>
  new Date(Date.parse(`${dayFrom(day)}T10:00:00Z`) + minutes * 60_000)

interface Person {
  readonly id: PersonId
  readonly name: string
}

const person = async (scope: Scope, email: string): Promise<Person> =>
  must(await anyPersonByEmail(scope, email), `person ${email}`)

/** Before it was widened to Saltmarsh. */
const harbourOnly = (one: PriorityTaken): PriorityTaken => (one.number === 1 ? { ...one, ...oneThen, version: 1 } : one)

const fillingAsThen = async (scope: Scope, version: VersionRow, given: DemoVersion): Promise<Filling> => {
  const filling = await liveFilling(scope, version)
  return given.priorityOneWasHarbourOnly ? { ...filling, priorities: filling.priorities.map(harbourOnly) } : filling
}

interface Loading {
  readonly scope: Scope
  readonly services: Rendering
  readonly place: PlaceId
  readonly document: DemoDocument
  /** The origin of each part, by its key: the same through all versions. */
  readonly origins: Map<string, string>
}

const write = async (loading: Loading, given: DemoVersion, number: number): Promise<VersionRow> => {
  const { scope, place, origins } = loading
  const { kind } = loading.document
  const at = momentOn(given.begun)
  const { id: by, name } = await person(scope, given.by)
  const id = await insertVersion(scope, {
    ...{ place, document: await documentFor(scope, place, kind), number, title: given.title, template: null, by, at },
    ...{ reviewOn: dayFrom(given.reviewOn), file: null, demonstration: true },
  })
  const numbered = new Map((await prioritiesNow(scope, place)).map((one) => [one.number, one.id]))
  const parts = given.parts.map((part, position) => {
    const origin = origins.get(part.key) ?? crypto.randomUUID()
    origins.set(part.key, origin)
    return {
      ...{ position, origin, section: part.section, heading: part.heading, words: part.words, fill: part.fill },
      kind: part.fill !== null ? ('filled' as const) : (part.entry ?? ('text' as const)),
      priority: part.priority === null ? null : must(numbered.get(part.priority), `agreed priority ${part.priority}`),
    }
  })
  await insertParts(scope, place, id, parts, name, at)
  if (given.rules !== null) {
    const { from, ...rules } = given.rules
    await writeRules(scope, place, id, { ...inOrder(rules), from: dayFrom(from), to: null }, name, at)
  }
  return must(await versionById(scope, place, id), 'version')
}

const comment = async (loading: Loading, version: VersionRow, given: DemoComment): Promise<void> => {
  const { scope, place, origins } = loading
  const parts = await partsOf(scope, version.id)
  const part = must(
    parts.find(({ origin }) => origin === origins.get(given.part)),
    `part ${given.part}`,
  )
  const said = async (
    one: Omit<DemoComment, 'part' | 'answers' | 'settled'>,
    answers: CommentId | null,
    minutes: number,
  ) => {
    const { id: by, name: byName } = await person(scope, one.by)
    const once = { onceKey: crypto.randomUUID(), at: momentOn(one.on, minutes), by, byName }
    const about: { part: PartId; edition: number } = { part: part.id, edition: part.edition }
    return insertComment(scope, {
      ...once,
      ...about,
      place,
      version: version.id,
      answers,
      sector: one.sector,
      words: one.words,
    })
  }
  const id = must(await said(given, null, 0), 'comment')
  for (const [i, answer] of given.answers.entries()) await said(answer, id, 10 + i)
  if (given.settled === null) return
  const { name } = await person(scope, given.settled.by)
  await settleComment(scope, id, given.settled.words, name, momentOn(given.settled.on, 30))
}

const agree = async ({ scope, place, document }: Loading, version: VersionRow, given: DemoVersion): Promise<void> => {
  const proposal = crypto.randomUUID()
  const at = momentOn(must(given.proposed, 'day of proposal'))
  await freeze(scope, version.id, await fillingAsThen(scope, version, given), proposal, at)
  const agreement = await openAgreement(scope, {
    ...{ place, subject: subjectOf(proposal), title: given.title, at },
    href: draftAddress(slug, document.kind),
    what: kindShapes[document.kind].title.toLowerCase(),
  })
  for (const [i, [sector, email]] of leads.entries()) {
    const { id, name } = await person(scope, email)
    const now = momentOn(must(given.agreed[i], `day on which ${sector} agreed`))
    await speakInvented(scope, { place, agreement, act: 'agreed', words: '', now }, { sector, person: id, name })
  }
}

const adopt = async ({ scope, place }: Loading, version: VersionRow, given: DemoVersion): Promise<void> => {
  const known = await organisations(scope)
  const { name: recordedBy } = await person(scope, given.by)
  for (const { organisation, on, minute } of given.adopted)
    await insertAdoption(scope, {
      ...{ place, version: version.id, adoptedOn: dayFrom(on), minute, recordedBy, at: momentOn(on, 240) },
      organisation: must(
        known.find(({ name }) => name === organisation),
        `organisation ${organisation}`,
      ).id,
      organisationName: organisation,
    })
}

const loadVersion = async (loading: Loading, given: DemoVersion, number: number): Promise<void> => {
  const version = await write(loading, given, number)
  for (const one of given.comments) await comment(loading, version, one)
  if (given.proposed === null) return
  await agree(loading, version, given)
  await adopt(loading, version, given)
  if (given.published === null) return
  const { scope, services, place, document } = loading
  await publishVersion(scope, services, { place, kind: document.kind, at: momentOn(given.published) })
}

const load = async (scope: Scope, services: Rendering, now: Date, say: (words: string) => void): Promise<void> => {
  const place = await placeBySlug(scope, slug)
  if (place === undefined || (await demonstrationVersions(scope, place.id)) > 0) return
  let versions = 0
  for (const document of demoDocuments) {
    const loading: Loading = { scope, services, place: place.id, document, origins: new Map() }
    for (const [i, given] of document.versions.entries()) await loadVersion(loading, given, i + 1)
    versions += document.versions.length
  }
  await lookWhetherMoved(scope, now)
  await record(scope, {
    what: 'demonstration documents loaded',
    subject: { kind: 'demonstration', id: 'documents' },
    place: place.id,
    after: { documents: demoDocuments.length, versions },
  })
  say(`${count(demoDocuments.length, 'invented document')} in ${count(versions, 'version')} loaded`)
}

const remove = async (scope: Scope, say: (words: string) => void): Promise<void> => {
  const { versions, bare } = await deleteDemonstrationVersions(scope)
  if (versions === 0) return
  for (const place of bare) await withdrawPages(scope, place, policyPages)
  await record(scope, {
    what: 'demonstration documents removed',
    subject: { kind: 'demonstration', id: 'documents' },
    before: { versions },
  })
  say(`${count(versions, 'version')} of invented documents removed`)
}

/** The part of the demonstration place that `policies` loads and removes. */
export const demo = (services: Rendering & { readonly now?: () => Date }): DemoOfFeature => ({
  words: 'the charter, policy, framework and checklist of Merebridge',
  load: (scope, say) => load(scope, services, services.now?.() ?? new Date(), say),
  remove,
})
