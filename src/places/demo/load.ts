// Merebridge and its two neighbours, from readable files: areas, boundaries, postcodes, places and partners. All invented.
// The files go the same way as real ones, so the demonstration shows what a register load looks like.
import { fileURLToPath } from 'node:url'
import { record, removeDemonstrationChain } from '../../platform/audit/index.ts'
import type { DemoPart } from '../../platform/http/index.ts'
import { count, type Day, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { addPartner, createOrganisation } from '../actions/organisations.ts'
import { createPlace } from '../actions/places.ts'
import { importRegister } from '../registers/actions/import.ts'
import type { RegisterKind } from '../registers/rules/types.ts'
import { removeDemonstrationLoads } from '../registers/store.ts'
import { readMembers } from '../rules/members.ts'
import { isOrganisationKind } from '../rules/types.ts'
import { deleteDemonstrationOrganisations, demonstrationOrganisations } from '../store/organisations.ts'
import { deletePlaces, demonstrationPlaces, placeBySlug } from '../store/places.ts'
import data from './organisations.json' with { type: 'json' }

/** The story begins with the financial year 2023/24; partners were there before it. */
const since = '2022-07-01' as Day

const files: readonly (readonly [RegisterKind, string])[] = [
  ['authorities', 'authorities.csv'],
  ['boundaries', 'districts.geo.json'],
  ['boundaries', 'wards.geo.json'],
  ['postcodes', 'postcodes.csv'],
]

const loadRegisters = async (scope: Scope): Promise<number> => {
  let fresh = 0
  for (const [kind, name] of files) {
    const path = fileURLToPath(new URL(`./${name}`, import.meta.url))
    const file = { path, name: `Invented ${name}` }
    const done = await importRegister(scope, { file, kind, edition: '2024', demonstration: true })
    if (done.duplicateOf === null) fresh += 1
  }
  return fresh
}

/** The data is ours: what cannot be made is a fault in it. */
const must = <T>(result: { ok: true; value: T } | { ok: false; errors: unknown }): T => {
  if (result.ok) return result.value
  throw new Error(`The demonstration's data is wrong: ${JSON.stringify(result.errors)}`)
}

const loadPlaces = async (scope: Scope): Promise<number> => {
  let made = 0
  for (const { slug, name, districts } of data.places) {
    if (await placeBySlug(scope, slug)) continue
    const members = must(readMembers(districts))
    must(await createPlace(scope, { slug, name, members, demonstration: true }))
    made += 1
  }
  return made
}

const loadOrganisations = async (scope: Scope): Promise<number> => {
  const known = new Set((await demonstrationOrganisations(scope)).map((one) => one.name))
  let made = 0
  for (const [i, { name, kind, partners }] of data.organisations.entries()) {
    if (known.has(name) || !isOrganisationKind(kind)) continue
    const parts: { place: PlaceId; sector: string; startsOn: Day }[] = []
    for (const { place, sector } of partners) {
      const found = await placeBySlug(scope, place)
      if (found) parts.push({ place: found.id, sector, startsOn: since })
    }
    const identifiers = [{ scheme: 'XX-INVENTED', id: `MF-${String(i + 1).padStart(2, '0')}` }]
    const [first, ...others] = parts
    const one = must(await createOrganisation(scope, { name, kind, identifiers, partner: first, demonstration: true }))
    for (const part of others) must(await addPartner(scope, { ...part, organisation: one.id }))
    made += 1
  }
  return made
}

export const demo: DemoPart = {
  words: 'the places, their maps and their partner organisations',
  load: async (scope, say) => {
    const registers = await loadRegisters(scope)
    const places = await loadPlaces(scope)
    const organisations = await loadOrganisations(scope)
    if (registers + places + organisations > 0)
      say(
        `${count(registers, 'invented register')}, ${count(places, 'invented place')} and ${count(organisations, 'invented organisation')} loaded`,
      )
  },
  remove: async (scope, say) => {
    const places = await demonstrationPlaces(scope)
    const organisations = await deleteDemonstrationOrganisations(scope)
    await deletePlaces(
      scope,
      places.map((place) => place.id),
    )
    const loads = await removeDemonstrationLoads(scope)
    if (places.length + organisations + loads === 0) return
    for (const place of places) await removeDemonstrationChain(scope, place.id, 'The demonstration was removed.')
    await record(scope, {
      what: 'demonstration places removed',
      subject: { kind: 'demonstration', id: 'places' },
      before: { places: places.map((place) => place.slug), organisations, registers: loads },
    })
    say(`${count(places.length, 'invented place')} and ${count(organisations, 'invented organisation')} removed`)
  },
}
