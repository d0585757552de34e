// A social value lead begins a framework with our measures, adds a licensed spreadsheet to it, and puts it in force. Once as most
// people work, and once without JavaScript.
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import { conversationRoom } from '../support/conversation-room.ts'
import { type Journey, journey } from '../support/journey.ts'

const at = '/places/near/frameworks'
const file = 'bank-of-values.csv'

const givenALeadInANewPlace = async (t: TestContext, javaScript: boolean): Promise<Journey> => {
  const room = await conversationRoom(t)
  const address = await room.server.listen({ host: '127.0.0.1', port: 0 })
  room.product.listeningAt(address)
  const page = await newPage(t, { javaScript })
  await page.context().addCookies([{ name: 'session', value: await room.session(room.people.council), url: address }])
  return journey(page, address)
}

const whenTheyBeginWithOurMeasures = async (lead: Journey): Promise<void> => {
  await lead.opens(at)
  await lead.sees('Measures', 'No framework yet')
  await lead.presses('Begin with our measures')
  await lead.sees('Begin with our measures', 'Local people taken on', 'Clean and green')
  await lead.findsItAccessible()
  await lead.fillsIn({ 'What is the framework called?': 'What we count' })
  await lead.presses('Make a draft of these')
  await lead.sees('Begin with our measures', 'Choose at least one measure.')
  await lead.chooses('Local people taken on', 'Carbon saved')
  await lead.findsItAccessible()
  await lead.presses('Make a draft of these')
  await lead.sees('Draft of version 1', 'Local people taken on', 'Carbon saved')
}

const whenTheySendASpreadsheet = async (lead: Journey): Promise<void> => {
  await lead.opens(at)
  await lead.presses('Load a spreadsheet')
  await lead.sees('Load measures from a spreadsheet')
  await lead.findsItAccessible()
  await lead.attaches('The spreadsheet', {
    ...{ name: file, type: 'text/csv' },
    text: 'Ref,Measure,Unit,Theme,Value (£)\nB1,People who keep their home,people,Homes,£100\nB2,,people,Homes,£7\n',
  })
  await lead.chooses('What we count')
  await lead.presses('Send and look at it')
  await lead.sees(file, 'Nothing counts yet', 'The file holds £ values', 'It does not say what is measured')
  await lead.findsItAccessible()
  await lead.follows('Change which column holds what')
  await lead.sees('Say which column holds what')
  await lead.findsItAccessible()
  await lead.presses('Read it this way')
}

const whenTheySayWhoseItIs = async (lead: Journey): Promise<void> => {
  await lead.presses('Say whose measures these are')
  await lead.sees('Whose measures are these?')
  await lead.chooses('We have a licence to use them')
  await lead.presses('Keep this answer')
  await lead.sees('Whose measures are these?', 'Enter who holds the rights.')
  await lead.findsItAccessible()
  await lead.fillsIn({
    'Who holds the rights?': 'A bank of values',
    'By what licence may you use them?': 'Our contract',
  })
  await lead.presses('Keep this answer')
  await lead.sees(file, 'private to Nearby Borough')
  await lead.presses('Take these measures into the draft')
  await lead.sees(file, 'Reference MEASURES-', 'Held back')
  await lead.findsItAccessible()
}

const thenItIsInForceAndTheLicensedOneIsNotPassedOn = async (lead: Journey): Promise<void> => {
  await lead.follows('draft of the framework')
  await lead.sees('Draft of version 1', 'People who keep their home')
  await lead.presses('Put it in force')
  await lead.presses('Put it in force')
  await lead.sees('What we count', 'People who keep their home')
  await lead.opens(at)
  await lead.follows('Measures as open data')
  await lead.sees('Measures as open data', '1 measure left out', 'What we count')
  await lead.findsItAccessible()
}

for (const javaScript of [true, false])
  test(`measures from the starter and a licensed spreadsheet${javaScript ? '' : ', without JavaScript'}`, async (t) => {
    const lead = await givenALeadInANewPlace(t, javaScript)
    await whenTheyBeginWithOurMeasures(lead)
    await whenTheySendASpreadsheet(lead)
    await whenTheySayWhoseItIs(lead)
    await thenItIsInForceAndTheLicensedOneIsNotPassedOn(lead)
  })
