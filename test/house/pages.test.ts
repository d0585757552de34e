// Every kind of page, loaded in a browser with the demonstration in it: no complaint in the console, nothing blocked by the
// content security policy, accessible, and no wider than the narrowest screen.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { appCommands } from '../../src/app/index.ts'
import type { PersonId, PlaceId } from '../../src/platform/kernel/index.ts'
import { expectAccessible, expectFits, newPage, type PageOptions, problemsOf } from '../support/browser.ts'
import { contractMeasureOf, frameworkWorldOf } from '../support/framework-world.ts'
import { intakeOf } from '../support/intake-world.ts'
import { ledgerOf } from '../support/ledger-world.ts'
import { needsOf } from '../support/needs-world.ts'
import { plansOf } from '../support/plans-world.ts'
import { procurementsWorldOf } from '../support/procurements-world.ts'
import { resultsWorldOf } from '../support/results-world.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { valuesWorldOf } from '../support/values-world.ts'

const loadDemonstration = async ({ product }: TestServer): Promise<void> => {
  const scope = product.auth.systemScope('a test')
  const command = appCommands(product).find(({ name }) => name === 'demo load')
  assert.ok(command)
  await command.run({
    scope,
    args: [],
    options: { small: 'yes' },
    write: (work) => product.database.write(scope, work),
    read: (work) => product.database.read(scope, work),
    say: () => undefined,
  })
}

/** One real value for each parameter, taken from what the demonstration made. */
const valuesIn = async ({ product, database, address }: TestServer): Promise<Readonly<Record<string, string>>> => {
  const first = async (sql: string): Promise<string> => (await database.asOwner<{ value: string }>(sql))[0]?.value ?? ''
  const suppliers = (await (await fetch(`${address}/places/merebridge/ledger/suppliers.json`)).json()) as {
    suppliers: { key: string }[]
  }
  const place = await first(`select id as value from places where slug = 'merebridge'`)
  const waiting = await ledgerOf(product, database, place as PlaceId, 'Nearby Minibuses')
  const needs = await needsOf(product, database, place as PlaceId, 'Nearby')
  const here = `where place_id = '${place}'`
  return {
    place: 'merebridge',
    organisation: await first('select id as value from organisations order by name limit 1'),
    person: await first('select person_id as value from grants where place_id is not null order by id limit 1'),
    mail: await first('select id as value from mail_outbox order by created_at limit 1'),
    load: await first('select id as value from register_loads order by loaded_at limit 1'),
    batch: await first(
      `select b.id as value from ledger_batches b join places p on p.id = b.place_id where p.slug = 'merebridge' and rows_held > 0 order by file_name limit 1`,
    ),
    row: '12',
    supplier: suppliers.suppliers[0]?.key ?? '',
    upload: waiting.upload,
    table: waiting.table,
    ...needs,
    ...(await plansOf(database, place as PlaceId, 'Nearby')),
    ...(await intakeOf(database, place as PlaceId, 'Nearby')),
    ...(await frameworkWorldOf(database, place as PlaceId, 'Nearby')),
    ...(await resultsWorldOf(database, place as PlaceId, 'Nearby')),
    ...(await valuesWorldOf(database, place as PlaceId, 'Nearby')),
    ...(await procurementsWorldOf(database, place as PlaceId, 'Nearby')),
    ...(await contractMeasureOf(database, place as PlaceId, 'Nearby')),
    indicator: await first(`select id as value from need_indicators ${here} order by name limit 1`),
    conversation: await first(`select id as value from conversations ${here} order by created_at limit 1`),
    question: await first(`select id as value from conversation_questions ${here} order by id limit 1`),
    idea: await first(`select id as value from conversation_ideas ${here} order by id limit 1`),
    group: await first(`select id as value from conversation_groups ${here} order by title limit 1`),
    view: await first(`select id as value from residents_views ${here} order by id limit 1`),
    sector: 'vcse',
    priority: '1',
    version: '2',
    document: 'policy',
    paragraph: await first(`select s.id as value from policy_parts s join policy_versions v on v.id = s.version_id
      join policy_documents d on d.id = v.document_id
      where v.place_id = '${place}' and v.state = 'draft' and d.kind = 'policy' order by s.id limit 1`),
    area: 'halton',
    kind: 'authorities',
    code: await first('select code as value from place_members order by code limit 1'),
    token: 'no-such-token-0123456789abcdefghijklmnopqrstu',
    step: 'no-such-step-0123456789abcdefghijklmnopqrstuv',
  }
}

interface Stop {
  readonly path: string
  readonly signedIn: boolean
}

/** Every page that one parameter's value can be found for, first as nobody where that shows something else. */
const stops = async (started: TestServer): Promise<readonly Stop[]> => {
  const values = await valuesIn(started)
  const open = new Set(
    started.product.features
      .flatMap((feature) => feature.permissions)
      .filter(({ holders }) => holders.includes('public'))
      .map(({ name }) => name),
  )
  const pages = started.product.features
    .flatMap((feature) => feature.routes)
    // A download is no page.
    .filter(({ method, path }) => method === 'GET' && !/\/(file|template|pdf|docx)$/.test(path))
    .filter(({ path }) => [...path.matchAll(/:(\w+)/g)].every((match) => values[match[1] ?? '']))
    .map(({ path, permission }) => ({
      path: path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? ''),
      open: open.has(permission),
    }))
  return [
    ...pages.filter((page) => page.open).map(({ path }) => ({ path, signedIn: false })),
    ...pages.map(({ path }) => ({ path, signedIn: true })),
    { path: '/no-such-page', signedIn: true },
    { path: '/api', signedIn: false },
  ]
}

const administrator = async ({ database }: TestServer): Promise<PersonId> => {
  const [person] = await database.asOwner<{ id: PersonId }>(
    `insert into people (email, name) values ('sweep@near.example', 'Sam Sweep') returning id`,
  )
  await database.asOwner(
    `insert into grants (person_id, role, starts_on, granted_by) values ($1, 'installation-administrator', '2020-01-01', 'a test')`,
    [person!.id],
  )
  return person!.id
}

const arrange = async (t: TestContext) => {
  const started = await startServer(t)
  await loadDemonstration(started)
  const session = await started.session(await administrator(started))
  const pageFor = async (options: PageOptions, signedIn: boolean): Promise<Page> => {
    const page = await newPage(t, options)
    if (signedIn) await page.context().addCookies([{ name: 'session', value: session, url: started.address }])
    return page
  }
  return { started, pageFor, stops: await stops(started) }
}

/** Goes to every page; what a look says is wrong is collected, so that one run tells it all. */
const sweep = async (t: TestContext, options: PageOptions, look: (page: Page, stop: Stop) => Promise<void>) => {
  const { started, pageFor, stops } = await arrange(t)
  const pages = { true: await pageFor(options, true), false: await pageFor(options, false) }
  const wrong: string[] = []
  for (const stop of stops) {
    const page = pages[`${stop.signedIn}`]
    const answer = await page.goto(`${started.address}${stop.path}`)
    if (stop.signedIn && page.url().includes('/sign-in?then=')) wrong.push(`${stop.path}: sent to sign in`)
    if ((answer?.status() ?? 500) >= 500) wrong.push(`${stop.path}: ${answer?.status()}`)
    await look(page, stop).catch((error: Error) => wrong.push(`${stop.path}: ${error.message}`))
  }
  assert.ok(stops.length > 40)
  assert.deepEqual([...wrong, ...problemsOf(pages.true), ...problemsOf(pages.false)], [])
}

test('every page is accessible and complains of nothing', async (t) => {
  await sweep(t, {}, expectAccessible)
})

test('every page fits a screen of 320 pixels', async (t) => {
  await sweep(t, { width: 320 }, expectFits)
})

test('every page says the same without JavaScript', async (t) => {
  await sweep(t, { javaScript: false, width: 320 }, async (page) => {
    assert.notEqual((await page.locator('h1').first().innerText()).trim(), '')
    assert.ok(await page.locator('main').isVisible())
    await expectFits(page)
  })
})
