// Somebody without an account reads where the money went: from the overview to a month, to a supplier, to the row in its file.
// With and without JavaScript, on a wide screen and on a phone.
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import { type Journey, journey } from '../support/journey.ts'
import { ledgerPlace, publish } from '../support/ledger.ts'
import { ledgerOf } from '../support/ledger-world.ts'
import { startServer } from '../support/server.ts'

const at = '/places/near/ledger'

const givenAPublishedLedger = async (t: TestContext, javaScript: boolean): Promise<Journey> => {
  const site = await startServer(t)
  const place = await ledgerPlace(site)
  await ledgerOf(site.product, site.database, place.id, 'Nearby Minibuses')
  await publish(site.database, place.id)
  return journey(await newPage(t, { javaScript }), site.address)
}

const whenSheOpensTheOverview = async (reader: Journey): Promise<void> => {
  await reader.opens(at)
  await reader.sees('Where the money went', 'in 2 payments', 'Without VAT.')
  await reader.page.getByText('How we know').first().click()
  await reader.sees('Where the money went', '1 row (£10.00) could not be read for certain')
  await reader.findsItAccessible()
}

const andWalksFromAMonthToARow = async (reader: Journey): Promise<void> => {
  await reader.follows('By month')
  await reader.sees('What was paid when', /£1,230 was paid/)
  await reader.findsItAccessible()
  await reader.page.getByText('Show this as a table').first().click()
  await reader.follows('April 2025')
  await reader.sees('Payments of April 2025', '2 payments (April 2025), together £1,230.', 'Nearby Minibuses')
  await reader.findsItAccessible()
  await reader.page.getByRole('link', { name: /^Row 2 of/ }).click()
  await reader.sees('£1,250.00 to Nearby Minibuses', '14/04/2025', 'R1')
}

const andSearchesForASupplier = async (reader: Journey): Promise<void> => {
  await reader.opens(`${at}/suppliers`)
  await reader.fillsIn({ 'Search by name': 'minibus' })
  await reader.presses('Search')
  await reader.sees('Who was paid', '1 supplier with “minibus” in the name')
  await reader.findsItAccessible()
  await reader.follows('Nearby Minibuses')
  await reader.sees('Nearby Minibuses', 'was paid £1,230 in 2 payments in 2025/26')
  await reader.findsItAccessible()
}

const thenSheSeesWhereItWentOnAPhone = async (reader: Journey): Promise<void> => {
  await reader.page.setViewportSize({ width: 320, height: 700 })
  for (const room of ['', '/localities', '/lines', '/categories']) {
    await reader.opens(at + room)
    await reader.findsItAccessible()
  }
  await reader.opens(`${at}/localities`)
  await reader.sees('Where it went', 'not known')
}

for (const javaScript of [true, false])
  test(`a reader walks from a sum to a row in its file, ${javaScript ? 'with' : 'without'} JavaScript`, async (t) => {
    const reader = await givenAPublishedLedger(t, javaScript)
    await whenSheOpensTheOverview(reader)
    await andWalksFromAMonthToARow(reader)
    await andSearchesForASupplier(reader)
    await thenSheSeesWhereItWentOnAPhone(reader)
  })
