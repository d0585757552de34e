// From a measure to its figure: a piece of work, a promise, what was done, evidence, somebody else's check, and the number that
// follows. Once as most people work, and once without JavaScript; the check is made by keyboard alone.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import { type ConversationRoom, conversationRoom, type Part } from '../support/conversation-room.ts'
import { frameworkWorldOf } from '../support/framework-world.ts'
import { type Journey, journey } from '../support/journey.ts'

const measure = 'W1 Near counted (people)'

interface People {
  readonly lead: Journey
  readonly checker: Journey
}

const givenAFrameworkInForce = async (t: TestContext, javaScript: boolean): Promise<People> => {
  const room: ConversationRoom = await conversationRoom(t)
  await frameworkWorldOf(room.database, room.place, 'Near')
  const address = await room.server.listen({ host: '127.0.0.1', port: 0 })
  room.product.listeningAt(address)
  const as = async (who: Part): Promise<Journey> => {
    const page = await newPage(t, { javaScript })
    await page.context().addCookies([{ name: 'session', value: await room.session(room.people[who]), url: address }])
    return journey(page, address)
  }
  return { lead: await as('council'), checker: await as('health') }
}

const fillDay = async ({ page }: Journey, name: string, [day, month, year]: readonly [string, string, string]) => {
  await page.locator(`#${name}`).fill(day)
  await page.locator(`#${name}-month`).fill(month)
  await page.locator(`#${name}-year`).fill(year)
}

const whenTheyAddAPieceOfWork = async (lead: Journey): Promise<void> => {
  await lead.opens('/places/near/works')
  await lead.sees('Pieces of work')
  await lead.opens('/places/near/works/new')
  await lead.findsItAccessible()
  await lead.fillsIn({ 'What the work is': 'Repairs of homes', 'Who does it': 'Harbour Builders' })
  await fillDay(lead, 'from', ['1', '1', '2026'])
  await lead.presses('Add it')
  await lead.sees('Repairs of homes', 'Nothing is recorded yet', 'Harbour Helpers: 100%')
  await lead.findsItAccessible()
}

const whenTheyRecord = async (lead: Journey, what: 'promise' | 'done', amount: string): Promise<void> => {
  await lead.presses(what === 'promise' ? 'Record a promise' : 'Record what was done')
  await lead.sees(what === 'promise' ? 'Record a promise' : 'Record what was done')
  await lead.findsItAccessible()
  await lead.selects({ Measure: measure })
  await lead.fillsIn({ 'How much': amount })
  await fillDay(lead, 'from', ['1', '1', '2026'])
  await fillDay(lead, 'to', ['31', '3', '2026'])
  await lead.presses('Record it')
  await lead.sees(`${amount} people`, 'Near counted')
  await lead.findsItAccessible()
}

const whenTheyAddEvidence = async (lead: Journey): Promise<void> => {
  await lead.presses('Add evidence')
  await lead.sees('Add evidence')
  await lead.findsItAccessible()
  await lead.fillsIn({
    'What it shows': 'Return of the provider',
    'The statement, or anything else to say': 'Counted from our own list, which we can show.',
  })
  await lead.chooses('A statement in words')
  await lead.presses('Add it')
  await lead.sees('12 people', 'Return of the provider', 'Evidenced')
  await lead.findsItAccessible()
}

/** Without a mouse: from the top of the page to a field by the tabulator, as people who cannot point do. */
const tabsTo = async ({ page }: Journey, selector: string): Promise<void> => {
  const wanted = page.locator(selector)
  for (let n = 0; n < 80; n += 1) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await page.keyboard.press('Tab')
  }
  assert.fail(`${selector} is not reached by the keyboard`)
}

const whenSomebodyElseChecksItByKeyboard = async (checker: Journey, record: string): Promise<void> => {
  const { page } = checker
  await checker.opens(record)
  await tabsTo(checker, 'a[href$="/check"]')
  await page.keyboard.press('Enter')
  await checker.sees('Record a check or a confirmation')
  await checker.findsItAccessible()
  await tabsTo(checker, 'input[name="kind"][value="check"]')
  await page.keyboard.press('Space')
  await tabsTo(checker, 'input[name="upheld"][value="yes"]')
  await page.keyboard.press('Space')
  await tabsTo(checker, 'textarea[name="words"]')
  await page.keyboard.type('The list was there, with twelve entries.')
  await tabsTo(checker, 'main form button')
  await page.keyboard.press('Enter')
  await checker.sees('12 people', 'Checked', 'The list was there, with twelve entries.')
  await checker.findsItAccessible()
}

const thenItStandsInTheResultsAndTheFigure = async (lead: Journey): Promise<void> => {
  await lead.opens('/places/near/results')
  await lead.sees('Results', 'Promised 20 people Checked 12 people')
  await lead.findsItAccessible()
  await lead.selects({ 'With anything that is': 'Claimed' })
  await lead.presses('Show')
  await lead.sees('Results', 'Nothing is claimed')
  await lead.selects({ 'With anything that is': 'Checked' })
  await lead.presses('Show')
  await lead.sees('Results', 'Only sums with something that is checked', 'Promised 20 people Checked 12 people')
  await lead.findsItAccessible()
  await lead.follows('Near counted')
  await lead.sees('Near counted', 'How sure are we?', 'has looked at 100% of what was done', 'Repairs of homes')
  await lead.findsItAccessible()
}

for (const javaScript of [true, false])
  test(`from a measure to its figure${javaScript ? '' : ', without JavaScript'}`, async (t) => {
    const { lead, checker } = await givenAFrameworkInForce(t, javaScript)
    await whenTheyAddAPieceOfWork(lead)
    await whenTheyRecord(lead, 'promise', '20')
    await lead.follows('Repairs of homes')
    await whenTheyRecord(lead, 'done', '12')
    await whenTheyAddEvidence(lead)
    await whenSomebodyElseChecksItByKeyboard(checker, lead.page.url())
    await thenItStandsInTheResultsAndTheFigure(lead)
  })
