// Somebody who is not signed in finds out what a price formula does, and tries another on the same bids. Once as most people work,
// and once without JavaScript on the narrowest screen.
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import { conversationRoom } from '../support/conversation-room.ts'
import { type Journey, journey } from '../support/journey.ts'

const title = 'How prices become points'

const givenAStranger = async (t: TestContext, options: Parameters<typeof newPage>[1]): Promise<Journey> => {
  const room = await conversationRoom(t)
  const address = await room.server.listen({ host: '127.0.0.1', port: 0 })
  room.product.listeningAt(address)
  return journey(await newPage(t, options), address)
}

const whenTheyTryAWorkedCase = async (stranger: Journey): Promise<void> => {
  await stranger.opens('/price-formulas')
  await stranger.sees(title, 'What goes wrong', 'Try bids of your own')
  await stranger.findsItAccessible()
  await stranger.follows('Try: A losing bid that decides who wins (Relative to the lowest price)')
}

const thenTheySeeItsFault = async (stranger: Journey): Promise<void> => {
  await stranger.sees(title, 'X is in front by “Relative to the lowest price”', 'Take Z away, and Y is in front')
  await stranger.findsItAccessible()
}

const whenTheyTakeTheAbsoluteOne = async (stranger: Journey): Promise<void> => {
  await stranger.chooses('Absolute: a published range')
  await stranger.presses('Work it out')
  await stranger.sees(title, 'Highest price of the range: enter an amount in pounds')
  await stranger.findsItAccessible()
  await stranger.fillsIn({ 'Lowest price of the range': '30', 'Highest price of the range': '110' })
  await stranger.presses('Work it out')
}

const thenNobodyWhoLeavesDecides = async (stranger: Journey): Promise<void> => {
  await stranger.sees(title, 'Y is in front by “Absolute: a published range”')
  await stranger.doesNotSee('Take Z away, and')
  await stranger.findsItAccessible()
}

for (const [how, options] of [
  ['', {}],
  [' without JavaScript, on a narrow screen', { javaScript: false, width: 320 }],
] as const)
  test(`a stranger tries price formulas${how}`, async (t) => {
    const stranger = await givenAStranger(t, options)
    await whenTheyTryAWorkedCase(stranger)
    await thenTheySeeItsFault(stranger)
    await whenTheyTakeTheAbsoluteOne(stranger)
    await thenNobodyWhoLeavesDecides(stranger)
  })
