// A method as data: for the JSON twins and the command line.
import type { Method } from './method.ts'
import { inputSchema } from './schema.ts'

export const described = (method: Method) => ({
  ...{ key: method.key, title: method.title, version: method.version, definition: method.definition },
  ...{ unit: method.unit, formula: method.formula, sources: method.sources, limits: method.limits },
  inputSchema: inputSchema(method),
})
