// Stonehithe next door: it counts in its own framework, lets Merebridge name its council as a buyer, and has matched one of the two
// measures of the work that both pay for. The other still waits.
import { partnersOf, placeBySlug } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import type { OrganisationId, PlaceId, Scope } from '../../platform/kernel/index.ts'
import { saveMatch, saveOffer } from '../crosswalk/store/crosswalk.ts'
import { measuresEver } from '../framework/actions/ask.ts'
import { newFramework, writeDraft } from '../framework/actions/write.ts'
import type { Measure } from '../framework/rules/types.ts'
import { setInForce } from '../framework/store/frameworks.ts'
import { contentChosen } from '../intake/rules/starter.ts'
import data from './joint.json' with { type: 'json' }
import { dayFrom, momentOn, must } from './must.ts'

export interface Neighbour {
  readonly place: PlaceId
  readonly buyers: ReadonlyMap<string, OrganisationId>
}

const placeNamed = async (scope: Scope, slug: string): Promise<PlaceId> =>
  must((await placeBySlug(scope, slug))?.id, `place ${slug}`)

const byWhom = async (scope: Scope): Promise<string> =>
  must(await anyPersonByEmail(scope, data.by), `person ${data.by}`).name

/** Before the works of Merebridge, which name its council. */
export const loadNeighbour = async (scope: Scope): Promise<Neighbour> => {
  const { framework, offer } = data
  const [place, to, by] = [await placeNamed(scope, data.place), await placeNamed(scope, offer.to), await byWhom(scope)]
  const made = await newFramework(scope, place, { title: framework.title, theme: null })
  if (!made.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(made.errors)}`)
  const { framework: id, draft } = made.value
  const saved = await writeDraft(scope, place, id, contentChosen('themes', framework.measures), draft.edition)
  if (!saved.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(saved.errors)}`)
  await setInForce(scope, draft.id, { from: dayFrom(framework.from), by, at: momentOn(framework.written) })
  await saveOffer(scope, place, to, { by, at: momentOn(offer.on) })
  await record(scope, {
    place,
    what: 'buyers offered to another place',
    subject: { kind: 'place', id: to },
    after: { place: offer.to },
  })
  const partners = await partnersOf(scope, place)
  return { place, buyers: new Map(partners.map((one) => [one.organisation, one.organisationId])) }
}

const coded = (measures: readonly Measure[], code: string): Measure =>
  must(
    measures.find((one) => one.code === code),
    `measure ${code}`,
  )

/** After the works. @param theirs the measures of Merebridge */
export const loadMatches = async (scope: Scope, { place }: Neighbour, theirs: readonly Measure[]): Promise<void> => {
  const own = await measuresEver(scope, place)
  for (const { from, as, on, why } of data.matches) {
    const [measure, to] = [coded(theirs, from).id, coded(own, as).id]
    await saveMatch(scope, place, { measure, as: to, why, by: await byWhom(scope), at: momentOn(on) })
    await record(scope, {
      place,
      what: 'measures matched',
      subject: { kind: 'measure', id: measure },
      after: { as: to },
      why,
    })
  }
}
