// The front page, and the table of roles.
import { roles } from '../../platform/auth/index.ts'
import { get, type Route, showData } from '../../platform/http/index.ts'
import { clockOf } from '../actions/who.ts'
import { Home, RolesTable } from '../api.ts'
import type { AccountsServices } from '../index.ts'
import { frontPage, homePage } from '../pages/home.ts'
import { roleColumns, rolesPage } from '../pages/roles.ts'

export const homeRoutes = (services: AccountsServices): readonly Route[] => [
  get({
    name: 'home',
    path: '/',
    permission: 'public.read',
    words: 'What needs the reader; for everybody else, what this place is.',
    answer: Home,
    handle: async ({ scope }) => {
      const published = await services.directory.published(scope)
      if (scope.actor.kind !== 'person')
        return showData({ needs: [], places: published.map(({ name, href }) => ({ name, href })) }, () =>
          frontPage({ installation: services.installationName(), published }),
        )
      const last = Number.MAX_SAFE_INTEGER
      const needs = [...(await services.needs(scope))].sort(
        (a, b) => (a.due?.getTime() ?? last) - (b.due?.getTime() ?? last),
      )
      const places = (await services.directory.places(scope)).map(({ name, slug }) => ({
        name,
        href: `/places/${slug}`,
      }))
      const { name } = scope.actor
      return showData({ person: { name }, needs, places }, () => homePage({ name, needs, places }, clockOf(services)))
    },
  }),
  get({
    name: 'roles',
    path: '/roles',
    permission: 'own.account',
    words: 'What each role is for and what it allows.',
    answer: RolesTable,
    handle: async () => {
      const { permissions } = services.auth
      const allowed = (name: string) => permissions.filter((one) => one.holders.some((holder) => holder === name))
      const list = roles.map(({ name, title, words, heldAt }) => ({ name, title, words, heldAt, may: allowed(name) }))
      return showData(
        { roles: list.map((role) => ({ ...role, may: role.may.map((one) => one.name) })) },
        (links) =>
          rolesPage(
            list.map((role) => ({ ...role, may: role.may.map((one) => one.words) })),
            links,
          ),
        {
          columns: roleColumns,
          rows: list.map((role) => [
            role.title,
            role.words,
            role.heldAt.join(', '),
            role.may.map((one) => one.name).join(', '),
          ]),
        },
      )
    },
  }),
]
