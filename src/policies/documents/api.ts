// The data behind the pages of documents.
import { Type } from '../../platform/http/index.ts'
import { documentKinds } from './rules/kinds.ts'

const Kind = Type.Union(documentKinds.map((kind) => Type.Literal(kind)))
const Day = Type.String({ format: 'date' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])
const Withdrawn = nullable(Type.Object({ on: Day, why: Type.String() }))
const Stage = Type.String({
  description: 'draft, proposed, objected, agreed, adopted, published, superseded, withdrawn or dropped',
})

export const Documents = Type.Object({
  place: Type.String(),
  documents: Type.Array(
    Type.Object({
      kind: Kind,
      published: nullable(Type.Object({ number: Type.Integer(), title: Type.String(), on: Day })),
      withdrawn: Withdrawn,
      open: nullable(Type.Object({ number: Type.Integer(), title: Type.String(), stage: Stage })),
    }),
  ),
})

const Adoption = Type.Object({ organisation: Type.String(), on: Day, minute: Type.String() })

/** The document whole: its blocks as the PDF and the Word document have them. */
const DocumentShape = Type.Object(
  { title: Type.String(), blocks: Type.Array(Type.Unknown()) },
  { additionalProperties: true },
)

export const PublishedShape = Type.Object({
  kind: Kind,
  version: Type.Integer(),
  title: Type.String(),
  published: Day,
  withdrawn: Withdrawn,
  address: Type.String(),
  adoptions: Type.Array(Adoption),
  priorities: Type.Array(Type.Object({ number: Type.Integer(), version: Type.Integer(), title: Type.String() })),
  movedOn: nullable(Type.Object({ changed: Type.Integer(), added: Type.Integer(), gone: Type.Integer(), asOf: Day })),
  document: nullable(DocumentShape),
})

export const DraftShape = Type.Object({
  kind: Kind,
  version: Type.Integer(),
  title: Type.String(),
  stage: Stage,
  reviewOn: nullable(Day),
  openComments: Type.Integer(),
  parts: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      section: Type.String(),
      kind: Type.String(),
      heading: Type.String(),
      words: Type.String(),
      filledFrom: nullable(Type.String()),
      priority: nullable(Type.String()),
      edition: Type.Integer(),
      comments: Type.Array(
        Type.Object({
          id: Type.String({ format: 'uuid' }),
          sector: Type.String(),
          words: Type.String(),
          by: Type.String(),
          at: Type.String({ format: 'date-time' }),
          answers: nullable(Type.String({ format: 'uuid' })),
          settled: nullable(Type.String()),
        }),
      ),
    }),
  ),
  adoptions: Type.Array(Adoption),
})

export const Versions = Type.Object({
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      title: Type.String(),
      stage: Stage,
      begun: Day,
      published: nullable(Day),
      ended: nullable(Day),
      why: nullable(Type.String()),
    }),
  ),
})

const ReadPart = Type.Object({ origin: Type.String(), heading: Type.String(), text: Type.String() })

export const VersionShape = Type.Object({
  version: Type.Integer(),
  title: Type.String(),
  stage: Stage,
  against: nullable(Type.Integer()),
  adoptions: Type.Array(Adoption),
  differences: Type.Array(
    Type.Object({
      what: Type.String({ description: 'same, moved, changed, added or removed' }),
      part: Type.Optional(ReadPart),
      before: Type.Optional(ReadPart),
      after: Type.Optional(ReadPart),
    }),
  ),
})
