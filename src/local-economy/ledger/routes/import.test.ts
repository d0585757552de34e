// From a file to the ledger through the whole product: what is sent, found, asked, corrected, added twice and thrown away.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { ledgerPlace } from '../../../../test/support/ledger.ts'
import { startServer, type TestServer } from '../../../../test/support/server.ts'
import { type Visitor, visitor } from '../../../../test/support/visitor.ts'

const ledger = '/places/near/ledger'

interface Sent {
  readonly name: string
  readonly text: string
}

/** Sends a form with files as a browser does. */
const send = async (
  site: TestServer,
  session: string,
  fields: Readonly<Record<string, string>>,
  files: readonly Sent[],
) => {
  const cookies: Record<string, string> = { session }
  const headers = { accept: 'text/html' }
  const page = await site.server.inject({ method: 'GET', url: `${ledger}/import`, cookies, headers })
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  for (const { name, value } of page.cookies) cookies[name] = value
  const part = (head: string, text: string) => `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`
  const payload = [
    ...Object.entries({ _csrf: token, ...fields }).map(([name, value]) => part(`name="${name}"`, value)),
    ...files.map(({ name, text }) => part(`name="file"; filename="${name}"`, text)),
    '--edge--\r\n',
  ].join('')
  return site.server.inject({
    ...{ method: 'POST', url: `${ledger}/import`, cookies, payload },
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=edge' },
  })
}

const started = async (t: TestContext) => {
  const site = await startServer(t, { worker: true })
  const place = await ledgerPlace(site)
  return { site, as: place.person }
}

const json = async (who: Visitor, path: string) => {
  const { status, body } = await who.look(`${path}.json`)
  assert.equal(status, 200, body)
  return JSON.parse(body)
}

/** Until the job has left this state behind. */
const settled = async (who: Visitor, path: string, ...over: readonly string[]) => {
  for (let tries = 0; tries < 150; tries += 1) {
    const upload = await json(who, path)
    if (over.includes(upload.state)) return upload
    await new Promise((wake) => setTimeout(wake, 100))
  }
  throw new Error(`${path} is not ${over.join(' or ')}: ${(await who.look(path)).body}`)
}

const plain = [
  'Date,Supplier,Net Amount,Description',
  '13/04/2024,Alder Works Ltd,"1,200.00",Hedges',
  '14/04/2024,Birch and Sons,£34.50,Keys',
  'not a day,Cedar House,10.00,Rent',
  '',
].join('\n')

const undecidable = [
  'Payment Date,Supplier Name,Amount',
  '01/04/2024,Alder Works Ltd,10.00',
  '02/04/2024,<script>alert(1)</script>,20.00',
  '03/04/2024,=cmd(),30.00',
  '',
].join('\n')

test('a file is looked into, shown, added and has its receipt; the same file again changes nothing', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const sent = await send(site, buyer.session, { other: '  Nearby   Council ' }, [{ name: 'April.csv', text: plain }])
  assert.equal(sent.statusCode, 303, sent.body)
  const path = String(sent.headers.location)
  const upload = await settled(buyer.visitor, path, 'found')
  assert.equal(upload.publisher, 'Nearby Council')
  const [table] = upload.tables
  assert.deepEqual(table.result.counts, { source: 4, accepted: 2, held: 1, notData: 1 })
  assert.equal(table.result.amounts.accepted, 123_450)
  const { body } = await buyer.visitor.look(path)
  for (const words of [
    'April.csv',
    'B: Supplier',
    '13 April 2024',
    '£1,234.50',
    'Net: without VAT',
    'Add to the ledger',
  ])
    assert.ok(body.includes(words), words)

  assert.ok((await buyer.visitor.ask('POST', `${path}/add`)).status < 400)
  // Somebody else presses at the same moment, and is told.
  const second = await (await as('place-lead')).visitor.ask('POST', `${path}/add`)
  assert.match(second.body, /being worked on|added already/)
  const done = await settled(buyer.visitor, path, 'done')
  const receipt = await buyer.visitor.look(`${ledger}/batches/${done.batches[0]}`)
  assert.match(receipt.body, /2 \+ 1 \+ 1 = 4/)
  assert.match((await buyer.visitor.look(path)).body, /It is in the ledger/)

  const twice = await send(site, buyer.session, { publisher: 'Nearby Council' }, [{ name: 'Copy.csv', text: plain }])
  const again = String(twice.headers.location)
  await settled(buyer.visitor, again, 'found')
  const same = (await buyer.visitor.look(again)).body
  assert.match(same, /This very file was added on/)
  assert.match(same, /Nothing will change/)
  assert.ok(!same.includes('>Add to the ledger</button>') && !/<button[^>]*>\s*Add to the ledger/.test(same))
  const batches = await json(buyer.visitor, `${ledger}/batches`)
  assert.equal(batches.total.files, 1)
})

test('an order of dates that nothing decides is asked, and the answer read; cells stay harmless', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'May.csv', text: undecidable }])
  const path = String(sent.headers.location)
  const upload = await settled(buyer.visitor, path, 'found')
  const [table] = upload.tables
  assert.deepEqual(
    table.questions.map((one: { about: string }) => one.about),
    ['dateOrder'],
  )
  const asked = (await buyer.visitor.look(path)).body
  assert.match(asked, /Waits for your answer/)
  assert.ok(!asked.includes('<script>alert(1)') && asked.includes('&lt;script&gt;alert(1)'))
  assert.match((await buyer.visitor.ask('POST', `${path}/add`)).body, /day or the month first/)

  const form = `${path}/tables/${table.table}`
  const answer = await buyer.visitor.ask('POST', form, { [`dateOrder-${table.table}`]: 'month-day-year' })
  assert.ok(answer.status < 400, answer.body)
  const read = await settled(buyer.visitor, path, 'found')
  assert.deepEqual(read.tables[0].questions, [])
  assert.equal(read.tables[0].mapping.dateOrder, 'month-day-year')
  assert.equal(read.tables[0].result.amounts.accepted, 6000)
  assert.deepEqual(read.tables[0].result.period, { from: '2024-01-04', to: '2024-03-04' })
  assert.match((await buyer.visitor.look(path)).body, /Read as you said/)
})

test('the mapping form keeps what was typed, says what is wrong beside it, and reads the table again', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'April.csv', text: plain }])
  const path = String(sent.headers.location)
  const [table] = (await settled(buyer.visitor, path, 'found')).tables
  const form = `${path}/tables/${table.table}`
  assert.match((await buyer.visitor.look(form)).body, /C: Net Amount, such as 1,200\.00/)
  const wrong = await buyer.visitor.ask('POST', form, { headerRow: '99', 'column-amount': '', 'column-supplier': '1' })
  assert.equal(wrong.status, 422)
  const { errors } = JSON.parse(wrong.body)
  assert.deepEqual(Object.keys(errors).sort(), ['column-amount', 'column-supplier', 'headerRow'])
  const right = { 'column-description': '', 'column-reference': '4', amountBasis: 'gross' }
  assert.ok((await buyer.visitor.ask('POST', form, right)).status < 400)
  const read = await settled(buyer.visitor, path, 'found')
  assert.equal(read.tables[0].mapping.amountBasis, 'gross')
  assert.deepEqual(read.tables[0].mapping.columns.reference, { column: 4, heading: 'Description' })
  assert.equal(read.tables[0].mapping.columns.description, undefined)
})

test('what is wrong with the form is said; several files wait in a list; one can be thrown away', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('contract-manager')
  const nothing = await send(site, buyer.session, {}, [])
  assert.equal(nothing.statusCode, 422)
  assert.match(nothing.body, /Enter who published the files/)
  assert.match(nothing.body, /Choose one or more files/)
  const empty = await send(site, buyer.session, { other: 'X' }, [{ name: 'a.csv', text: '' }])
  assert.match(empty.body, /“a\.csv” is empty/)

  const files = [
    { name: 'April.csv', text: plain },
    { name: 'letter.csv', text: '%PDF-1.7 nothing of use' },
  ]
  const both = await send(site, buyer.session, { other: 'Nearby Council' }, files)
  assert.equal(both.headers.location, `${ledger}/uploads`)
  const { uploads } = await json(buyer.visitor, `${ledger}/uploads`)
  assert.equal(uploads.length, 2)
  for (const one of uploads) await settled(buyer.visitor, `${ledger}/uploads/${one.upload}`, 'found', 'refused')
  const refused = uploads.find((one: { file: string }) => one.file === 'letter.csv')
  const page = await buyer.visitor.look(`${ledger}/uploads/${refused.upload}`)
  assert.match(page.body, /Nothing in this file can be added/)
  const dropped = await buyer.visitor.ask('POST', `${ledger}/uploads/${refused.upload}/drop`)
  assert.match(dropped.body, /letter\.csv is thrown away/)
  assert.equal((await json(buyer.visitor, `${ledger}/uploads`)).uploads.length, 1)
  assert.equal((await buyer.visitor.ask('GET', `${ledger}/uploads/${refused.upload}`)).status, 404)
})

test('what does not look like payments is read as payments all the same when somebody says so', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const text = 'Supplier,Total spend,Share\nAlder Works Ltd,10.00,25%\nBirch & Co,30.00,75%\n'
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'Sums.csv', text }])
  const path = String(sent.headers.location)
  const [table] = (await settled(buyer.visitor, path, 'refused')).tables
  const form = `${path}/tables/${table.table}`
  const page = (await buyer.visitor.look(path)).body
  assert.ok(page.includes('Read it as payments all the same') && page.includes(form))
  assert.match((await buyer.visitor.look(form)).body, /This looks like sums for each supplier/)
  const said = {
    ...{ headerRows: '1', headerRow: '1', 'column-supplier': '1', 'column-amount': '2', decimals: 'point' },
    ...{ amountBasis: 'unknown', from: '2024-04-01', to: '2024-06-30' },
  }
  assert.ok((await buyer.visitor.ask('POST', form, said)).status < 400)
  const read = await settled(buyer.visitor, path, 'found')
  assert.equal(read.tables[0].result.amounts.accepted, 4000)
  assert.match((await buyer.visitor.look(path)).body, /Look first/)
  await buyer.visitor.ask('POST', `${path}/add`)
  const done = await settled(buyer.visitor, path, 'done')
  const receipt = (await buyer.visitor.look(`${ledger}/batches/${done.batches[0]}`)).body
  assert.equal(receipt.split('This looks like sums for each supplier').length, 2, 'said once')
})

test('where the work stopped, its page says what to do: try again, or throw the file away', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'April.csv', text: plain }])
  const path = String(sent.headers.location)
  await settled(buyer.visitor, path, 'found')
  const early = await buyer.visitor.ask('POST', `${path}/again`)
  assert.match(early.body, /has not stopped/)
  const stop = async (state: string): Promise<void> => {
    await site.database.asOwner(`update job_runs set state = 'failed', error = 'The disk is full.'`)
    await site.database.asOwner('update ledger_uploads set state = $1', [state])
  }
  await stop('looking')
  assert.match((await buyer.visitor.look(path)).body, /The disk is full.*Try again/s)
  assert.ok((await buyer.visitor.ask('POST', `${path}/again`)).status < 400)
  assert.equal((await settled(buyer.visitor, path, 'found')).tables.length, 1)
  await stop('adding')
  assert.ok((await buyer.visitor.ask('POST', `${path}/again`)).status < 400)
  assert.match((await buyer.visitor.look(path)).body, /The last try did not work.*add it again/s)
  await stop('adding')
  assert.match((await buyer.visitor.ask('POST', `${path}/drop`)).body, /April\.csv is thrown away/)
})

test('a row that would be held is among the sample rows, however far down it stands', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const good = Array.from({ length: 60 }, (_, i) => `14/04/2024,Alder ${i},1.00`)
  const late = ['Date,Supplier,Net Amount', ...good, '14/04/2024,Far Down Ltd,n/a', ''].join('\n')
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'Late.csv', text: late }])
  const path = String(sent.headers.location)
  const [table] = (await settled(buyer.visitor, path, 'found')).tables
  const { body } = await buyer.visitor.look(path)
  assert.ok(body.includes('Far Down Ltd') && !body.includes('Alder 50'))
  assert.match((await buyer.visitor.look(`${path}/tables/${table.table}`)).body, /Alder 9/)
})

test('only those who may import reach any of it', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'April.csv', text: plain }])
  const path = String(sent.headers.location)
  const [table] = (await settled(buyer.visitor, path, 'found')).tables
  const reader = (await as('viewer')).visitor
  for (const one of [`${ledger}/import`, `${ledger}/uploads`, path, `${path}/tables/${table.table}`])
    assert.equal((await reader.ask('GET', one)).status, 403, one)
  for (const one of [`${path}/add`, `${path}/drop`, `${path}/tables/${table.table}`])
    assert.equal((await reader.ask('POST', one)).status, 403, one)
  assert.equal((await (await visitor(site.server)).ask('GET', path)).status, 401)
})

test('a second file about the same days is warned about, and takes the place of the first only if that is chosen', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const add = async (name: string, text: string, fields: Readonly<Record<string, string>>) => {
    const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name, text }])
    const path = String(sent.headers.location)
    await settled(buyer.visitor, path, 'found')
    return { path, answer: await buyer.visitor.ask('POST', `${path}/add`, fields) }
  }
  const first = await add('April.csv', plain, {})
  const [batch] = (await settled(buyer.visitor, first.path, 'done')).batches
  const second = await add('April again.csv', plain.replace('1,200.00', '1,300.00'), {})
  assert.equal(second.answer.status, 422)
  assert.match(second.answer.body, /Choose whether the earlier files stay/)
  assert.match((await buyer.visitor.look(second.path)).body, /Put it in place of April\.csv/)
  await buyer.visitor.ask('POST', `${second.path}/add`, { replaces: batch })
  await settled(buyer.visitor, second.path, 'done')
  assert.match((await buyer.visitor.look(`${ledger}/batches/${batch}`)).body, /Replaced on .* by/)
  const { total } = await json(buyer.visitor, `${ledger}/batches`)
  assert.deepEqual([total.files, total.amountPence.accepted], [1, 133_450])
})

const held = [
  'Date,Supplier,Net Amount',
  '13/04/2024,Alder Works Ltd,10.00',
  ...Array.from({ length: 12 }, (_, i) => `,Birch ${i},1.00`),
  ...Array.from({ length: 3 }, (_, i) => `14/04/2024,Cedar ${i},n/a`),
  '15/04/2024,Elm,5.00',
  '',
].join('\n')

test('held rows are put right one by one, or all of one reason at once, and the totals move with them', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const sent = await send(site, buyer.session, { other: 'Nearby Council' }, [{ name: 'Held.csv', text: held }])
  const path = String(sent.headers.location)
  await settled(buyer.visitor, path, 'found')
  await buyer.visitor.ask('POST', `${path}/add`)
  const [batch] = (await settled(buyer.visitor, path, 'done')).batches
  const at = `${ledger}/batches/${batch}`
  const rows = async () => (await json(buyer.visitor, at)).rows
  assert.deepEqual(await rows(), { source: 18, accepted: 2, held: 15, notData: 1 })

  const first = await json(buyer.visitor, `${at}/held`)
  assert.deepEqual([first.total, first.pages, first.held.length], [15, 2, 10])
  assert.match((await buyer.visitor.look(`${at}/held?page=2`)).body, /Cedar 2/)
  const one = { row: '3', 'choice-3': 'payment', 'supplier-3': 'Birch', 'amount-3': '1.00', why: 'Asked' }
  const wrong = await buyer.visitor.ask('POST', `${at}/held`, { ...one, 'date-3': '31/31/2024' })
  assert.deepEqual(Object.keys(JSON.parse(wrong.body).errors), ['date-3'])
  const right = await buyer.visitor.ask('POST', `${at}/held`, { ...one, 'date-3': '2/4/2024' })
  assert.match(right.body, /"corrected":1/)
  const late = await buyer.visitor.ask('POST', `${at}/held`, { ...one, 'date-3': '2/4/2024' })
  assert.match(late.body, /Somebody put some of these rows right meanwhile/)
  const [corrected] = (await json(buyer.visitor, `${at}/rows`)).rows.slice(2)
  assert.deepEqual([corrected.became, corrected.date], ['accepted', '2024-04-02'])

  const day = { reason: 'date-missing', 'group-choice': 'payment', 'group-date': '30/04/2024', 'group-why': 'Of April' }
  assert.match((await buyer.visitor.ask('POST', `${at}/held`, day)).body, /"corrected":11/)
  const none = { reason: 'amount-withheld', 'group-choice': 'not-data', 'group-why': 'Sub-totals' }
  const reason = (await json(buyer.visitor, `${at}/held`)).reasons[0].reason
  const job = await buyer.visitor.ask('POST', `${at}/held`, { ...none, reason })
  assert.match(job.body, /"job":/)
  for (let tries = 0; tries < 100 && (await rows()).held > 0; tries += 1)
    await new Promise((wake) => setTimeout(wake, 100))
  assert.deepEqual(await rows(), { source: 18, accepted: 14, held: 0, notData: 4 })
  const progress = await buyer.visitor.look(`${at}/held?job=${JSON.parse(job.body).job}`)
  assert.match(progress.body, /Nothing of this file is held back/)
  const receipt = await json(buyer.visitor, at)
  assert.deepEqual([receipt.corrected, receipt.amountPence.accepted, receipt.held], [15, 2_700, []])
})

test('where very much waits already, nothing more is stored', async (t) => {
  const { site, as } = await started(t)
  const buyer = await as('commissioner')
  const wait = (count: number, bytes: number) =>
    site.database.asOwner(
      `insert into ledger_uploads (place_id, publisher, file_name, file_key, bytes, state)
        select id, 'Nearby Council', 'old.csv', repeat('f', 64), $2, 'found' from places, generate_series(1, $1)
        where slug = 'near'`,
      [count, bytes],
    )
  const refused = async () => {
    const sent = await send(site, buyer.session, { publisher: '-', other: 'Nearby Council' }, [
      { name: 'May.csv', text: plain },
    ])
    assert.equal(sent.statusCode, 409, sent.body)
    assert.match(sent.body, /Too many files wait/)
    for await (const file of site.product.files.list()) assert.fail(`${file.key} was kept`)
  }
  await wait(200, 1)
  await refused()
  await site.database.asOwner('delete from ledger_uploads', [])
  await wait(10, 1_000_000_000)
  await refused()
})
