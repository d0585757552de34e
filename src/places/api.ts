// The shapes of the data behind the pages of places, for the JSON twins and the description under /api.
import { Type } from '../platform/http/index.ts'

const id = Type.String({ format: 'uuid' })
const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const maybe = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()])
const text = Type.String()
const kind = Type.Union([Type.Literal('district'), Type.Literal('ward'), Type.Literal('sector')])
const named = Type.Object({ slug: text, name: text })

export const Places = Type.Object({
  places: Type.Array(
    Type.Object({
      id,
      slug: text,
      name: text,
      parent: maybe(text),
      members: Type.Array(Type.Object({ kind, code: text })),
    }),
  ),
})

export const Partner = Type.Object({
  id,
  organisation: Type.Object({ id, name: text, kind: text }),
  sector: text,
  from: day,
  until: maybe(day),
  state: Type.Union([Type.Literal('now'), Type.Literal('later'), Type.Literal('ended')]),
})

export const Place = Type.Object({
  id,
  slug: text,
  name: text,
  above: Type.Array(named, { description: 'The places it lies in, nearest first' }),
  inside: Type.Array(named),
  overlaps: Type.Array(Type.Object({ slug: text, name: text, shared: Type.Integer() })),
  members: Type.Array(
    Type.Object({
      kind,
      code: text,
      name: maybe(text),
      status: Type.Union([Type.Literal('known'), Type.Literal('unknown')]),
      now: Type.Array(Type.Object({ code: text, name: maybe(text) }), {
        description: 'What stands for the code today, where it was replaced',
      }),
      changedOn: maybe(day),
      former: Type.Array(Type.Object({ code: text, changedOn: maybe(day) })),
      districts: Type.Array(Type.Object({ code: text, name: maybe(text), postcodes: Type.Integer() })),
    }),
  ),
  neighbours: Type.Array(Type.Object({ code: text, name: text }), {
    description: 'Areas that touch it; empty where no boundaries are loaded',
  }),
  partners: Type.Array(Partner),
})

export const Identifier = Type.Object({ scheme: text, id: text, written: text })

export const Organisation = Type.Object({
  id,
  name: text,
  kind: text,
  identifiers: Type.Array(Identifier),
  places: Type.Array(Type.Object({ slug: text, name: text, sector: text, from: day, until: maybe(day) })),
})

export const Organisations = Type.Object({
  organisations: Type.Array(Type.Object({ id, name: text, kind: text, identifiers: Type.Array(Identifier) })),
})

export const Partners = Type.Object({ partners: Type.Array(Partner) })

export const Load = Type.Object({
  load: id,
  kind: text,
  layout: text,
  file: text,
  sha256: text,
  edition: maybe(text),
  rows: Type.Object({ source: Type.Integer(), accepted: Type.Integer(), held: Type.Integer() }),
  skipped: Type.Array(Type.Object({ file: text, reason: text })),
  loadedAt: moment,
})

export const Loads = Type.Object({ loads: Type.Array(Load) })

export const Held = Type.Object({
  held: Type.Array(Type.Object({ file: text, row: Type.Integer(), reason: text, text })),
})
