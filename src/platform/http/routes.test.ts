import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { nothing } from '../ui/index.ts'
import { csvText } from './csv.ts'
import { type Noted, siteFor, testFeature } from './fakes.test.ts'
import {
  accessTable,
  checkRoutes,
  type Feature,
  get,
  listRoutes,
  openApi,
  post,
  type Route,
  showPage,
  Type,
} from './index.ts'
import { newReference } from './reference.ts'
import { linksFor } from './twins.ts'
import { checked } from './validate.ts'

const noted: Noted = { uses: [], bodies: [], kept: [], seen: [], broken: false }
const trial = testFeature(noted)
const parts = { name: 'x', path: '/x', permission: 'trial.public', words: 'X' } as const
const handle = async () => showPage({ title: 'X', main: nothing })

test('the trial site keeps the rules', () => assert.deepEqual(checkRoutes([trial]), []))

test('the compiler refuses a route without name, permission, audit word or words', () => {
  // @ts-expect-error no permission
  get({ name: 'x', path: '/x', words: 'X', handle })
  // @ts-expect-error no name
  get({ path: '/x', permission: 'a.b', words: 'X', handle })
  // @ts-expect-error no words
  get({ name: 'x', path: '/x', permission: 'a.b', handle })
  // @ts-expect-error a POST has an audit word
  post({ ...parts, handle })
})

test('the handler’s types come from the path and the schemas', () => {
  get({
    ...parts,
    path: '/places/:place/people/:person',
    query: Type.Object({ page: Type.Integer() }),
    handle: async ({ params, query }) => {
      const both: [string, string, number] = [params.place, params.person, query.page]
      // @ts-expect-error there is no such parameter
      params.plaice
      return showPage({ title: String(both), main: nothing })
    },
  })
})

test('what the compiler was talked out of is refused when the server starts', async (t) => {
  const route = get({ ...parts, handle })
  const withRoutes = (...routes: readonly Route[]): readonly Feature[] => [{ ...trial, routes }]
  const cases: [readonly Feature[], RegExp][] = [
    [withRoutes({ ...route, name: '' }), /has no name/],
    [withRoutes({ ...route, audit: ' ' }), /has no audit/],
    [withRoutes({ ...route, words: undefined as unknown as string }), /has no words/],
    [withRoutes({ ...route, permission: '' }), /has no permission/],
    [withRoutes({ ...route, permission: 'no.such' }), /no feature defines/],
    [withRoutes({ ...route, path: '/X' }), /small letters/],
    [withRoutes({ ...route, path: '/x/' }), /small letters/],
    [withRoutes({ ...route, path: '/api/x' }), /the server itself answers/],
    [withRoutes({ ...route, body: Type.Object({}) }), /takes no body/],
    [withRoutes(route, { ...route, path: '/y' }), /Two routes are called/],
    [withRoutes({ ...route, path: '/p/:a' }, { ...route, name: 'y', path: '/p/:b' }), /have the address GET \/p\/:/],
    [[trial, { ...trial, name: 'again', routes: [] }], /trial\.read is defined twice/],
    [[{ ...trial, navigation: [{ text: 'N', href: '/', permission: 'no.such' }] }], /in the navigation/],
  ]
  for (const [features, words] of cases) assert.match(checkRoutes(features).join('\n'), words)
  await assert.rejects(siteFor(t, { features: withRoutes({ ...route, name: '' }) }), /has no name/)
})

test('every route is listed with its twins and holders, and the table shows them', () => {
  const rows = listRoutes([trial])
  assert.equal(rows.length, trial.routes.length)
  const people = rows.find(({ name }) => name === 'people')
  assert.deepEqual(people?.twins, [
    '/places/:place/people.json',
    '/places/:place/people.csv',
    '/api/places/:place/people',
  ])
  assert.deepEqual(people?.holders, ['viewer', 'place-lead'])
  assert.equal(people?.audit, 'reads only')
  const markdown = accessTable(
    [trial],
    [
      { name: 'place-lead', title: 'Lead' },
      { name: 'viewer', title: 'Viewer | reader' },
    ],
  )
  assert.match(
    markdown,
    /\| POST `\/places\/:place\/people` \| Add a person \| `trial\.edit` \| person added \| yes \|\s+\|\s+\|\s+\|/,
  )
  assert.match(markdown, /Viewer \\\| reader/)
})

interface Document {
  openapi: string
  info: { title: string; version: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
}
interface Operation {
  operationId: string
  summary: string
  security: object[]
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string }>
}

test('the API describes itself as OpenAPI 3.1', async (t) => {
  const { app } = await siteFor(t)
  const document: Document = (await app.inject({ url: '/api' })).json()
  assert.equal(document.openapi, '3.1.0')
  assert.equal(document.servers[0]?.url, 'http://localhost')
  const seen = new Set<string>()
  for (const [path, operations] of Object.entries(document.paths)) {
    assert.match(path, /^\/api\/[a-z{]/)
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    for (const [method, operation] of Object.entries(operations)) {
      assert.ok(['get', 'post'].includes(method))
      assert.ok(!seen.has(operation.operationId))
      seen.add(operation.operationId)
      assert.ok(operation.summary && operation.security.length > 0 && operation.responses['200']?.description)
      const given = (operation.parameters ?? []).filter((one) => one.in === 'path')
      assert.deepEqual(
        given.map(({ name }) => name),
        named,
      )
      assert.ok(given.every(({ required }) => required))
    }
  }
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
  assert.ok(references.length > 0 && references.every(([, name = '']) => name in document.components.schemas))
  const people = document.paths['/api/places/{place}/people']
  assert.deepEqual(people?.get?.security, [{ token: [] }])
  assert.ok(people?.post?.requestBody?.content['application/json'])
  assert.deepEqual(document.paths['/api/index']?.get?.security, [{}, { token: [] }])
  assert.equal(document.paths['/api/form'], undefined)
  const page = await app.inject({ url: '/api', headers: { accept: 'text/html,*/*' } })
  assert.match(page.body, /GET \/api\/places\/:place\/people/)
  assert.ok(openApi([], { title: 'x', version: '1', address: 'x' }))
})

test('no cell runs as a formula, no number is changed, and every cell is read back', () => {
  const cellOf = fc.oneof(
    fc.string(),
    fc.constantFrom('=1+1', '+44 161', '-5', '-5.5e3', '@x', '\tx', 'a,b', '"', '\r\n', '-'),
  )
  const rowOf = fc.array(cellOf, { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(fc.array(rowOf, { maxLength: 4 }), (rows) => {
      const columns = [
        { name: 'a', title: 'A' },
        { name: 'b', title: 'B' },
      ]
      const read = readCsv(csvText({ columns, rows }).slice(1)).slice(1)
      assert.equal(read.length, rows.length)
      for (const [i, row] of rows.entries())
        for (const [j, text] of row.entries()) {
          const got = read[i]?.[j] ?? ''
          assert.ok(got === text || got === `'${text}`)
          if (/^[=+\-@\t\r]/.test(got)) assert.ok(!Number.isNaN(Number(got)), got)
        }
    }),
  )
})

/** The shortest reader of RFC 4180 there is, so that the writer is not its own witness. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = []
  let row: string[] = []
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/g
  for (const [, cell = '', end] of text.matchAll(pattern)) {
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

test('from any of its addresses a page finds its twins', () => {
  const links = { json: '/places/mere.json?page=2', csv: '/places/mere.csv?page=2' }
  assert.deepEqual(linksFor('/places/mere?page=2', 'page', true), links)
  assert.deepEqual(linksFor('/places/mere.json?page=2', 'json', true), links)
  assert.deepEqual(linksFor('/api/places/mere?page=2', 'api', true), links)
  assert.deepEqual(linksFor('/', 'page', false), { json: '/index.json' })
})

test('values are checked without ever throwing, and each field gets a sentence', () => {
  const schema = Type.Object({
    name: Type.String({ minLength: 1, maxLength: 5 }),
    day: Type.Optional(Type.String({ format: 'date' })),
    role: Type.Optional(Type.Union([Type.Literal('a'), Type.Literal('b')])),
    pages: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }))),
  })
  const errors = (value: unknown) => {
    const read = checked(schema, value, { convert: false })
    return read.ok ? {} : read.errors
  }
  assert.deepEqual(errors({ name: '', day: '22 November', role: 'c', pages: [0] }), {
    name: 'This must not be empty.',
    day: 'This must be a day, such as 2026-11-22.',
    role: 'This must be one of: a, b.',
    'pages.0': 'This must be 1 or more.',
  })
  fc.assert(
    fc.property(fc.anything(), fc.boolean(), (value, convert) => {
      const read = checked(schema, value, { convert })
      if (!read.ok) assert.ok(Object.values(read.errors).every((words) => /^This .*\.$/.test(words)))
    }),
  )
})

test('a reference can be read out', () => {
  for (let i = 0; i < 50; i += 1) assert.match(newReference(), /^CW-[2-9A-HJKMNP-TV-Z]{6}$/)
})
