// The API described for programs: OpenAPI 3.1, made from the routes' own schemas. Pure.
import type { TSchema } from '@sinclair/typebox'
import type { Feature } from './feature.ts'
import type { Route } from './route.ts'
import { apiPath } from './twins.ts'

export interface OpenApiInfo {
  readonly title: string
  readonly version: string
  /** The site's public address. */
  readonly address: string
}

type Json = Readonly<Record<string, unknown>>

const errorSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['reason', 'message', 'tip'],
      properties: {
        reason: { type: 'string', description: 'A name a program may match on.' },
        message: { type: 'string', description: 'What happened, in words.' },
        tip: { type: 'string', description: 'What to do about it.' },
        reference: { type: 'string', description: 'Stands in the log too, where something is broken.' },
      },
    },
  },
}

const errorsSchema: Json = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'object',
      description: 'By field, what is wrong and what to do about it.',
      additionalProperties: { type: 'string' },
    },
  },
}

const content = (schema: unknown): Json => ({ 'application/json': { schema } })
const refer = (description: string, name: string): Json => ({
  description,
  content: content({ $ref: `#/components/schemas/${name}` }),
})

const parametersIn = (
  place: 'path' | 'query',
  schema: TSchema | undefined,
  names: readonly string[],
): readonly Json[] => {
  const properties: Readonly<Record<string, TSchema>> = schema?.properties ?? {}
  const needed: readonly string[] = schema?.required ?? []
  return [...new Set([...names, ...(place === 'query' ? Object.keys(properties) : [])])].map((name) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: properties[name] ?? { type: 'string' },
    ...(properties[name]?.description === undefined ? {} : { description: properties[name].description }),
  }))
}

const bodyOf = ({ body, upload }: Route): Json | undefined => {
  if (upload !== undefined)
    return {
      content: {
        'multipart/form-data': {
          schema: { type: 'object', properties: { ...body?.properties, file: { type: 'string', format: 'binary' } } },
        },
      },
    }
  return body === undefined ? undefined : { required: true, content: content(body) }
}

const operation = (route: Route, open: boolean): Json => {
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  const parameters = [...parametersIn('path', route.params, names), ...parametersIn('query', route.query, [])]
  const requestBody = bodyOf(route)
  return {
    operationId: `${route.method.toLowerCase()}-${route.name.replace(/[^\w]+/g, '-')}`,
    summary: route.words,
    description: `Permission: ${route.permission}.${route.method === 'POST' ? ` Audit: ${route.audit}.` : ''}`,
    // An empty entry beside the other: a token is not needed.
    security: open ? [{}, { token: [] }] : [{ token: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      200: { description: 'Done.', content: content(route.answer ?? {}) },
      422: refer('Something that was sent is not right.', 'Errors'),
      default: refer('Refused, or broken.', 'Error'),
    },
  }
}

const inApi = (route: Route): boolean => route.method === 'POST' || route.answer !== undefined

/** What the API can do, for the list at /api. */
export const apiRoutes = (features: readonly Feature[]): readonly Route[] =>
  features.flatMap((feature) => feature.routes).filter(inApi)

export const openApi = (features: readonly Feature[], info: OpenApiInfo): Json => {
  const open = new Set(
    features
      .flatMap((feature) => feature.permissions)
      .flatMap(({ name, holders }) => (holders.includes('public') ? [name] : [])),
  )
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of apiRoutes(features)) {
    const path = apiPath(route.path).replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, open.has(route.permission)) }
  }
  // Schemas carry TypeBox's own marks under symbols, which JSON leaves out.
  return JSON.parse(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: info.title, version: info.version, license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: info.address }],
      paths,
      components: {
        schemas: { Error: errorSchema, Errors: errorsSchema },
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'A token made under “Your account”. It allows at most what its owner may do.',
          },
        },
      },
    }),
  )
}
