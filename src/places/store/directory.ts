// What accounts asks of places: names and ids, within what the scope sees.
import type { NamedOrganisation, NamedPlace, PlaceDirectory } from '../../accounts/index.ts'
import { asId, type OrganisationId } from '../../platform/kernel/index.ts'
import { parseIdentifier } from '../rules/identifiers.ts'
import type { OrganisationRow, PlaceRow } from '../rules/types.ts'
import {
  organisationById,
  organisationByIdentifier,
  organisations,
  organisationsByIds,
  organisationsNamed,
} from './organisations.ts'
import { placeBySlug, places, placesByIds } from './places.ts'
import { publishedPages } from './published.ts'

const pagesInWords: Readonly<Record<string, string>> = {
  ledger: 'Where its public money goes',
  policies: 'What it wants more of, and the rules it set itself',
}

const namedPlace = ({ id, slug, name }: PlaceRow): NamedPlace => ({ id, slug, name })
const named = ({ id, name }: OrganisationRow): NamedOrganisation => ({ id, name })

export const placeDirectory: PlaceDirectory = {
  placeBySlug: async (scope, slug) => {
    const found = await placeBySlug(scope, slug)
    return found && namedPlace(found)
  },
  organisationByIdentifierOrName: async (scope, text) => {
    const id = asId<OrganisationId>(text)
    const identifier = parseIdentifier(text)
    const one =
      (id && (await organisationById(scope, id))) ??
      (identifier.ok ? await organisationByIdentifier(scope, identifier.value) : undefined)
    return one === undefined ? (await organisationsNamed(scope, text)).map(named) : [named(one)]
  },
  places: async (scope) => (await places(scope)).map(namedPlace),
  organisations: async (scope) => (await organisations(scope)).map(named),
  placeNames: async (scope, ids) => new Map((await placesByIds(scope, ids)).map(({ id, name }) => [id, name])),
  organisationNames: async (scope, ids) =>
    new Map((await organisationsByIds(scope, ids)).map(({ id, name }) => [id, name])),
  published: async (scope) =>
    (await publishedPages(scope)).map(({ name, slug, what }) => ({
      name,
      href: `/places/${slug}/${what}`,
      words: pagesInWords[what] ?? what,
    })),
}
