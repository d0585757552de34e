// Organisations: the list, one organisation, making and changing one.
import { get, goTo, invalid, post, type Route, showData, showPage, Type } from '../../platform/http/index.ts'
import { type At, may, notFound, type OrganisationId, type Scope } from '../../platform/kernel/index.ts'
import { changeOrganisation, createOrganisation } from '../actions/organisations.ts'
import { Organisation, Organisations } from '../api.ts'
import { identifiersShown, organisationForm, organisationTyped } from '../forms.ts'
import {
  type OrganisationFormView,
  organisationColumns,
  organisationFormPage,
  organisationPage,
  organisationsPage,
} from '../pages/organisations.ts'
import { writeIdentifier } from '../rules/identifiers.ts'
import { type OrganisationRow, organisationKindTitle } from '../rules/types.ts'
import { organisationById, organisations } from '../store/organisations.ts'
import { partnershipsOf } from '../store/partners.ts'

const organisationOf = async (scope: Scope, at: At | undefined): Promise<OrganisationRow> => {
  const found = at?.kind === 'organisation' ? await organisationById(scope, at.id) : undefined
  if (found === undefined) throw notFound('organisation')
  return found
}

const jsonOf = ({ id, name, kind, identifiers }: OrganisationRow) => ({
  id,
  name,
  kind,
  identifiers: identifiers.map((one) => ({ ...one, written: writeIdentifier(one) })),
})

/** Whoever sees an organisation through a place, or as their own, may open its page: row-level security has decided that. */
const newForm: Omit<OrganisationFormView, 'typed'> = {
  action: '/organisations/new',
  title: 'Make an organisation',
  back: '/organisations',
  button: 'Make this organisation',
}

const editForm = (one: { id: OrganisationId; name: string }): Omit<OrganisationFormView, 'typed'> => ({
  action: `/organisations/${one.id}/edit`,
  title: `Change ${one.name}`,
  back: `/organisations/${one.id}`,
  button: 'Save this organisation',
})

export const organisationRoutes = (): readonly Route[] => [
  get({
    name: 'organisations',
    path: '/organisations',
    permission: 'organisations.read',
    words: 'The organisations one can see.',
    query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 200 })) }),
    answer: Organisations,
    handle: async ({ scope, query: { text: words = '' } }) => {
      const list = await organisations(scope, words)
      const mayCreate = may(scope, 'organisations.create')
      return showData(
        { organisations: list.map(jsonOf) },
        (links) => organisationsPage(list, { words, mayCreate, links }),
        {
          columns: organisationColumns,
          rows: list.map((one) => [
            one.name,
            organisationKindTitle(one.kind),
            one.identifiers.map(writeIdentifier).join(' '),
          ]),
        },
      )
    },
  }),
  get({
    name: 'new organisation form',
    path: '/organisations/new',
    permission: 'organisations.create',
    words: 'The form to make an organisation with.',
    handle: async () =>
      showPage(
        organisationFormPage({
          ...newForm,
          typed: { name: '', kind: '', sector: '', identifiers: identifiersShown([]) },
        }),
      ),
  }),
  post({
    name: 'make an organisation',
    path: '/organisations/new',
    permission: 'organisations.create',
    audit: 'organisation created',
    words: 'Makes an organisation.',
    handle: async ({ scope, body }) => {
      const typed = organisationTyped(body)
      const read = organisationForm(typed)
      const made = read.ok ? await createOrganisation(scope, read.value) : read
      if (!made.ok) return invalid(made.errors, organisationFormPage({ ...newForm, typed, errors: made.errors }))
      const { id, name } = made.value
      return goTo(`/organisations/${id}`, { message: `${name} is made.`, data: { id, name } })
    },
  }),
  get({
    name: 'organisation',
    path: '/organisations/:organisation',
    permission: 'organisations.read',
    words: 'One organisation: its numbers in registers and the places it takes part in.',
    answer: Organisation,
    handle: async ({ scope, at }) => {
      const organisation = await organisationOf(scope, at)
      const parts = await partnershipsOf(scope, organisation.id)
      const data = {
        ...jsonOf(organisation),
        places: parts.map((one) => ({
          slug: one.slug,
          name: one.place,
          sector: one.sector,
          from: one.startsOn,
          until: one.endsOn,
        })),
      }
      const shown = parts.map((one) => ({
        ...one,
        mayOpen: may(scope, 'places.read', { kind: 'place', id: one.placeId }),
      }))
      const mayEdit = may(scope, 'organisations.edit', at)
      return showData(data, (links) => organisationPage(organisation, shown, { mayEdit, json: links.json }))
    },
  }),
  get({
    name: 'change organisation form',
    path: '/organisations/:organisation/edit',
    permission: 'organisations.edit',
    words: 'The form to change an organisation with.',
    handle: async ({ scope, at }) => {
      const one = await organisationOf(scope, at)
      const typed = { name: one.name, kind: one.kind, sector: '', identifiers: identifiersShown(one.identifiers) }
      return showPage(organisationFormPage({ ...editForm(one), typed }))
    },
  }),
  post({
    name: 'change an organisation',
    path: '/organisations/:organisation/edit',
    permission: 'organisations.edit',
    audit: 'organisation changed',
    words: 'Changes an organisation’s name, kind and numbers.',
    handle: async ({ scope, at, body }) => {
      const one = await organisationOf(scope, at)
      const typed = organisationTyped(body)
      const read = organisationForm(typed)
      const done = read.ok ? await changeOrganisation(scope, one.id, read.value) : read
      if (!done.ok) return invalid(done.errors, organisationFormPage({ ...editForm(one), typed, errors: done.errors }))
      return goTo(`/organisations/${one.id}`, { message: `${done.value.name} is saved.`, data: { id: one.id } })
    },
  }),
]
