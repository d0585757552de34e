// The shapes of the data behind the pages of conversations and views. Of an anonymous conversation `by` is always null, and a day
// is all that is told of the time: the minute would tell who was at the keyboard.
import { Type } from '../../platform/http/index.ts'

const id = Type.String({ format: 'uuid' })
const day = Type.String({ format: 'date' })
const moment = Type.String({ format: 'date-time' })
const text = Type.String()
const number = Type.Integer()
const orNull = <T extends ReturnType<typeof Type.String>>(type: T) => Type.Union([type, Type.Null()])
const stage = Type.Union(
  (['gathering', 'grouping', 'weighing', 'results', 'closed'] as const).map((name) => Type.Literal(name)),
)
const people = Type.Array(Type.Object({ sector: text, people: number }))

const about = {
  id,
  title: text,
  theme: orNull(text),
  anonymous: Type.Boolean(),
  way: Type.Union([Type.Literal('live'), Type.Literal('asynchronous')]),
  from: orNull(day),
  until: orNull(day),
  stage,
}

export const Conversations = Type.Object({
  conversations: Type.Array(Type.Object({ ...about, ideas: number, sectors: number })),
})

const Group = Type.Object({ id, title: text, words: text })

export const OneIdea = Type.Object({
  id,
  question: id,
  words: text,
  sector: text,
  by: orNull(text),
  inRoom: Type.Boolean({ description: 'Said in the room, and written down by whoever led the conversation' }),
  group: orNull(id),
  day,
})

export const OneConversation = Type.Object({
  ...about,
  purpose: text,
  points: Type.Integer({ description: 'How many each person may share out' }),
  version: Type.Integer({ description: 'Rises with every change' }),
  questions: Type.Array(Type.Object({ id, position: number, words: text })),
  ideas: Type.Array(OneIdea),
  groups: Type.Array(Group),
  people,
  moves: Type.Array(Type.Object({ from: stage, to: stage, why: orNull(text), by: text, at: moment })),
})

export const Now = Type.Object({ version: number, stage, ideas: number, people: number, words: text })

export const Groups = Type.Object({
  stage,
  groups: Type.Array(Type.Object({ id, title: text, words: text, ideas: Type.Array(id) })),
  ungrouped: Type.Array(id),
})

export const Points = Type.Object({
  stage,
  points: number,
  given: people,
  own: Type.Record(Type.String({ format: 'uuid' }), number, {
    description: 'The asking person’s own points, by group',
  }),
})

const percent = Type.Union([Type.Integer({ minimum: 0, maximum: 100 }), Type.Null()])

export const ResultsData = Type.Object({
  stage,
  sectors: Type.Array(Type.Object({ sector: text, people: number, points: number, recognisable: Type.Boolean() })),
  groups: Type.Array(
    Type.Object({
      id,
      title: text,
      points: number,
      average: Type.Unsafe<number | null>({ ...percent, description: 'In percent, each sector counting the same' }),
      counted: Type.Unsafe<number | null>({ ...percent, description: 'In percent, person by person' }),
      priority: Type.Unsafe<number | null>({
        ...Type.Union([number, Type.Null()]),
        description: 'The number of the priority that came of it',
      }),
      shares: Type.Record(text, number, { description: 'By sector, in percent of its points' }),
    }),
  ),
})

export const OneView = Type.Object({
  id,
  source: text,
  on: day,
  people: number,
  gathered: text,
  consent: text,
  words: text,
})

export const Views = Type.Object({ views: Type.Array(OneView) })

export const Taken = Type.Object({ taken: Type.Boolean() })
