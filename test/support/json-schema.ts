// Checks a value against a JSON Schema as it stands in a file, with the validator that the web server uses anyway.
import fastify from 'fastify'

/** For an object or a list. Says what is wrong; undefined where the value fits. */
export const schemaProblem = async (
  schema: Readonly<Record<string, unknown>>,
  value: unknown,
): Promise<string | undefined> => {
  const { $schema: _, $id: _id, ...plain } = schema
  const app = fastify({
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, strictSchema: 'log' } },
  })
  try {
    app.post('/', { schema: { body: plain } }, async () => ({}))
    const answer = await app.inject({ method: 'POST', url: '/', payload: value as object })
    return answer.statusCode === 200 ? undefined : answer.json<{ message: string }>().message
  } finally {
    await app.close()
  }
}
