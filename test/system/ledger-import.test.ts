// An officer sends a payment file as it was published: a title above, an order of dates that nothing decides, a row that cannot
// be read. She answers, adds it, reads the receipt and puts the held row right. With and without JavaScript.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newPage, screenshot } from '../support/browser.ts'
import { type Journey, journey } from '../support/journey.ts'
import { ledgerPlace } from '../support/ledger.ts'
import { startServer } from '../support/server.ts'

const damaged = [
  'Merebridge payments over £500,,,',
  ',,,',
  'Payment Date,Supplier Name,Net Amount,Description',
  '01/04/2024,Alder Works Ltd,"£1,200.00",Hedges',
  '02/04/2024,Birch & Sons <Keys>,(34.50),Keys returned',
  '03/04/2024,Cedar House,unclear,Rent',
  '04/04/2024,Elm Café,99.50,Meals',
  'Total,,1265.00,',
].join('\r\n')

interface Story {
  readonly officer: Journey
  readonly picture: (name: string) => Promise<void>
}

const givenAnOfficer = async (t: TestContext, javaScript: boolean): Promise<Story> => {
  const started = await startServer(t, { worker: true })
  const place = await ledgerPlace(started)
  const { session } = await place.person('commissioner')
  const page = await newPage(t, { javaScript })
  await page.context().addCookies([{ name: 'session', value: session, url: started.address }])
  const picture = async (name: string) => {
    if (process.env.COMMONWEAL_PICTURES === undefined) return
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 })
      await screenshot(page, `ledger-${name}-${width}`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  return { officer: journey(page, started.address), picture }
}

const whenSheSendsTheFile = async ({ officer, picture }: Story): Promise<void> => {
  await officer.opens('/places/near/ledger/import')
  await officer.presses('Send and look at them')
  await officer.sees('Add payment files', 'Enter who published the files.', 'Choose one or more files.')
  await officer.fillsIn({ 'Who published the files?': 'Nearby Council' })
  await officer.attaches('Payment files', { name: 'April 2024.csv', type: 'text/csv', text: damaged })
  await picture('form')
  await officer.presses('Send and look at them')
}

/** The page brings itself up to date with a script; here it is asked. */
const untilSheSees = async ({ officer }: Story, words: string): Promise<void> => {
  for (let tries = 0; tries < 80; tries += 1) {
    if (await officer.page.getByText(words).first().isVisible()) return
    await officer.page.waitForTimeout(250)
    await officer.page.reload()
  }
  await officer.sees('April 2024.csv', words)
}

const thenSheIsAskedAboutTheDates = async (story: Story): Promise<void> => {
  await untilSheSees(story, 'Waits for your answer')
  await story.officer.sees('April 2024.csv', 'The table above waits for your answer', 'B: Supplier Name')
  await story.picture('asked')
  await story.officer.findsItAccessible()
}

const whenSheAnswers = async (story: Story): Promise<void> => {
  await story.officer.chooses('Day first')
  await story.officer.presses('Answer and read again')
  await untilSheSees(story, 'rows will be taken')
}

const thenSheSeesWhatWouldHappen = async (story: Story): Promise<void> => {
  await story.officer.sees(
    'April 2024.csv',
    ...['Ready', 'Read as you said', '1 April 2024 to 4 April 2024', '£1,265.00', 'Birch & Sons <Keys>', 'Held'],
  )
  await story.picture('found')
  await story.officer.findsItAccessible()
}

const whenSheLooksAtTheMapping = async (story: Story): Promise<void> => {
  await story.officer.presses('Correct the reading')
  await story.officer.sees('Correct the reading', 'In which order are dates written?')
  await story.picture('mapping')
  await story.officer.findsItAccessible()
  await story.officer.follows('What was found')
}

const whenSheAddsIt = async (story: Story): Promise<void> => {
  await story.officer.presses('Add to the ledger')
  await untilSheSees(story, 'It is in the ledger')
  await story.officer.followsInRow('April 2024.csv')
}

const thenTheReceiptAddsUp = async (story: Story): Promise<void> => {
  await story.officer.sees('April 2024.csv', '3 + 1 + 4 = 8', '3 rows, £1,265.00', 'without VAT', 'Nearby Council')
  await story.picture('receipt')
  await story.officer.findsItAccessible()
}

const whenSheCorrectsTheHeldRow = async (story: Story): Promise<void> => {
  const { officer } = story
  await officer.follows('Look at the rows that were held back')
  await officer.sees('Rows held back', 'Cedar House', 'unclear')
  await officer.presses('Save what I chose')
  await officer.sees('Rows held back', 'Nothing was chosen')
  await officer.chooses('It is a payment')
  await story.picture('held')
  await officer.findsItAccessible()
  await officer.fillsIn({ 'Amount in pounds': '500 or so' })
  await officer.presses('Save what I chose')
  await officer.sees('Rows held back', 'Enter an amount')
  assert.equal(await officer.page.getByLabel('Amount in pounds').inputValue(), '500 or so')
  await officer.fillsIn({ 'Amount in pounds': '500.00', 'Why? (optional)': 'Asked the council' })
  await officer.presses('Save what I chose')
  await officer.sees('Rows held back', '1 row put right.', 'Nothing of this file is held back')
}

const thenTheTotalsHaveIt = async (story: Story): Promise<void> => {
  const { officer } = story
  await officer.follows('Receipt')
  await officer.sees('April 2024.csv', '4 + 0 + 4 = 8', '4 rows, £1,765.00', 'Put right by people')
  await officer.follows('Every row of the file, with what became of it')
  await officer.sees('Rows of the file', 'Taken (4)', 'Held back (0)', '3 April 2024, Cedar House, £500.00')
  await story.picture('rows')
  await officer.findsItAccessible()
  await officer.opens('/places/near/ledger/batches')
  await officer.sees('Files in the ledger', 'All that counts: 1 file', '£1,765.00')
  await story.picture('batches')
}

for (const javaScript of [true, false])
  test(`a damaged payment file becomes a receipt${javaScript ? '' : ', without JavaScript'}`, async (t) => {
    const story = await givenAnOfficer(t, javaScript)
    await whenSheSendsTheFile(story)
    await thenSheIsAskedAboutTheDates(story)
    await whenSheAnswers(story)
    await whenSheLooksAtTheMapping(story)
    await thenSheSeesWhatWouldHappen(story)
    await whenSheAddsIt(story)
    await thenTheReceiptAddsUp(story)
    await whenSheCorrectsTheHeldRow(story)
    await thenTheTotalsHaveIt(story)
    await story.officer.findsItAccessible()
  })
