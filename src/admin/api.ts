// The shapes of admin's data, for its JSON twins.
import { Type } from '../platform/http/index.ts'

const Moment = Type.String({ format: 'date-time' })
const Maybe = Type.Optional(Type.String())

export const Jobs = Type.Object({
  jobs: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      words: Type.String(),
      state: Type.Union(['waiting', 'working', 'done', 'failed', 'cancelled'].map((one) => Type.Literal(one))),
      done: Type.Integer(),
      total: Type.Optional(Type.Integer()),
      progressWords: Maybe,
      error: Maybe,
      startedBy: Type.String(),
      startedAt: Moment,
    }),
  ),
  next: Maybe,
})

export const Outbox = Type.Object({
  mails: Type.Array(
    Type.Object({
      id: Type.String(),
      to: Type.String(),
      subject: Type.String(),
      state: Type.Union(['kept', 'waiting', 'sent', 'refused'].map((one) => Type.Literal(one))),
      writtenAt: Moment,
      problem: Maybe,
    }),
  ),
  next: Maybe,
})

export const SecretText = Type.Object({ text: Type.String() })

export const Settings = Type.Object({
  settings: Type.Array(
    Type.Object({
      name: Type.String(),
      env: Type.String(),
      value: Type.String(),
      from: Type.String(),
      words: Type.String(),
    }),
  ),
})

export const Audit = Type.Object({
  entries: Type.Array(
    Type.Object({
      id: Type.String(),
      at: Moment,
      what: Type.String(),
      subject: Type.Object({ kind: Type.String(), id: Type.String() }),
      place: Maybe,
      who: Type.String(),
      why: Maybe,
      before: Type.Optional(Type.Unknown()),
      after: Type.Optional(Type.Unknown()),
    }),
  ),
  next: Maybe,
})
