// The shapes of the data behind the pages of accounts, for the JSON twins and the description under /api.
import { type Static, Type } from '../platform/http/index.ts'

const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const id = Type.String({ format: 'uuid' })

export const Role = Type.Object({
  id,
  title: Type.String(),
  where: Type.String(),
  from: day,
  until: Type.Optional(day),
  state: Type.Union([Type.Literal('now'), Type.Literal('later'), Type.Literal('ended')]),
})

export const Person = Type.Object({
  id,
  name: Type.String(),
  email: Type.String(),
  deactivated: Type.Optional(moment),
  roles: Type.Array(Role),
})

export const People = Type.Object({ people: Type.Array(Person) })

export const RolesTable = Type.Object({
  roles: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Type.String(),
      words: Type.String(),
      heldAt: Type.Array(Type.String()),
      may: Type.Array(Type.String(), { description: 'Names of permissions' }),
    }),
  ),
})

export const Browsers = Type.Object({
  browsers: Type.Array(
    Type.Object({ id, agent: Type.String(), created: moment, seen: moment, current: Type.Boolean() }),
  ),
})

export const Tokens = Type.Object({
  tokens: Type.Array(
    Type.Object({
      id,
      name: Type.String(),
      permissions: Type.Array(Type.String()),
      places: Type.Optional(Type.Array(id)),
      created: moment,
      expires: day,
      used: Type.Optional(moment),
    }),
  ),
})

export const Home = Type.Object({
  person: Type.Optional(Type.Object({ name: Type.String() })),
  needs: Type.Array(
    Type.Object({
      text: Type.String(),
      href: Type.String(),
      hint: Type.Optional(Type.String()),
      due: Type.Optional(moment),
    }),
  ),
  places: Type.Array(Type.Object({ name: Type.String(), href: Type.String() })),
})

/** What a person invited is told back, on the command line and to programs. */
export const InvitedAnswer = Type.Object({
  person: Type.Optional(id),
  invitation: Type.Optional(id),
  email: Type.String(),
  words: Type.String({ description: 'The role in words' }),
  link: Type.Optional(Type.String({ description: 'Works once; a secret' })),
  expires: Type.Optional(moment),
  mail: Type.Union([Type.Literal('sent'), Type.Literal('kept in the outbox')]),
})

export type PersonAnswer = Static<typeof Person>
