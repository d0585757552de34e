// The shapes of the data behind the page of price formulas.
import { Type } from '../../platform/http/index.ts'

const text = Type.String()

export const PriceFormulas = Type.Object({
  formulas: Type.Array(
    Type.Object({
      ...{ name: text, title: text, version: text, definition: text, rule: text, fault: text },
      limits: Type.Array(text),
      sources: Type.Array(Type.Object({ title: text, link: Type.Union([text, Type.Null()]), checked: text })),
      parameters: Type.Array(
        Type.Object({
          name: text,
          label: text,
          hint: text,
          unit: Type.Union([Type.Literal('pence'), Type.Literal('share')]),
        }),
      ),
    }),
  ),
  errors: Type.Record(text, text),
  evaluation: Type.Unknown({
    description:
      'As "tender evaluate --json" prints it (docs/api/commands/tender-evaluate.schema.json); null where nothing was tried',
  }),
  compared: Type.Array(
    Type.Object({
      ...{ name: text, title: text, version: text },
      parameters: Type.Record(text, Type.Number(), { description: 'Pence, or ten-thousandths' }),
      leaders: Type.Union([Type.Array(text), Type.Null()], { description: 'Null where it has no answer' }),
      findings: Type.Array(
        Type.Object({
          severity: Type.Union([Type.Literal('warning'), Type.Literal('caution'), Type.Literal('note')]),
          ...{ test: text, words: text },
        }),
      ),
    }),
    { description: 'The same bids by every formula' },
  ),
})
