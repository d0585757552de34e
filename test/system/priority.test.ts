// Three leads sit down in a new place, argue about a priority, and agree: all signed in at once. Once as most people work, and once
// without JavaScript.
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import { conversationRoom, type Part } from '../support/conversation-room.ts'
import { type Journey, journey } from '../support/journey.ts'

const place = '/places/near'
const title = 'Good jobs for people from Harbour'
const better = 'Good jobs and training for people from Harbour'

interface Story {
  readonly council: Journey
  readonly health: Journey
  readonly charity: Journey
  readonly chair: Journey
}

const givenThreeLeadsInANewPlace = async (t: TestContext, javaScript: boolean): Promise<Story> => {
  const room = await conversationRoom(t)
  const address = await room.server.listen({ host: '127.0.0.1', port: 0 })
  room.product.listeningAt(address)
  const someone = async (who: Part): Promise<Journey> => {
    const page = await newPage(t, { javaScript })
    await page.context().addCookies([{ name: 'session', value: await room.session(room.people[who]), url: address }])
    return journey(page, address)
  }
  return {
    council: await someone('council'),
    health: await someone('health'),
    charity: await someone('charity'),
    chair: await someone('facilitator'),
  }
}

const whenTheyTakeTheirSeats = async ({ council, health, charity }: Story): Promise<void> => {
  await council.opens(`${place}/readiness`)
  await council.sees('Are the right people in the room?', 'No lead for local authority, NHS commissioner')
  await council.findsItAccessible()
  for (const [who, sector] of [
    [council, 'local authority'],
    [health, 'NHS commissioner'],
    [charity, 'voluntary, community and social enterprise'],
  ] as const) {
    await who.opens('/')
    await who.follows(`Take the seat of ${sector} in Nearby Borough`)
    await who.presses(`Take the seat for ${sector}`)
    await who.sees('The partnership', 'The seat is yours.')
  }
  await charity.sees('The partnership', 'Every seat has a lead.')
  await charity.findsItAccessible()
}

const whenTheCouncilWritesAPriority = async (council: Journey): Promise<void> => {
  await council.opens(`${place}/priorities`)
  await council.sees('Priorities', 'No priorities yet')
  await council.findsItAccessible()
  await council.presses('Write a priority')
  await council.fillsIn({ Title: title, 'For whom?': 'People who are out of work' })
  await council.presses('Save')
  await council.sees('Write a priority', 'Say what you want more of.')
  await council.fillsIn({ 'What do we want?': 'A fair share of the jobs that public money pays for.' })
  await council.chooses('3 Create fair employment')
  await council.findsItAccessible()
  await council.presses('Save')
  await council.sees(title, 'draft', 'A fair share of the jobs', 'People who are out of work')
  await council.presses('Propose it to every sector')
  await council.sees(title, '0 of 3 seats agreed')
}

const opensFromWhatNeedsThem = async (who: Journey, what: string): Promise<void> => {
  await who.opens('/')
  await who.follows(`Agree or object to “${what}”`)
  await who.sees(what, 'You lead the seat of')
}

const whenTheCharityObjects = async ({ council, charity, chair }: Story): Promise<void> => {
  await opensFromWhatNeedsThem(charity, title)
  await charity.page.getByText('Object', { exact: true }).first().click()
  await charity.presses('Object for your sector')
  await charity.sees('Object', 'Say it in words', 'Nothing was kept yet')
  await charity.findsItAccessible()
  await charity.fillsIn({ 'What would have to change?': 'A job without training is gone within a year.' })
  await charity.presses('Object for your sector')
  await charity.sees(title, 'A job without training is gone within a year.', 'It cannot be agreed')
  await charity.findsItAccessible()
  await opensFromWhatNeedsThem(council, title)
  await council.presses('Agree for your sector')
  await council.sees(title, '1 of 3 seats agreed')
  await chair.opens(`${place}/priorities/1`)
  await chair.sees(title, 'objects')
  await chair.doesNotSee('Agree for your sector', 'Object for your sector')
}

const whenTheNhsWritesABetterVersion = async (health: Journey): Promise<void> => {
  await health.opens(`${place}/priorities/1`)
  await health.presses('Change it')
  await health.sees('Change priority 1', 'Version 1 was proposed, so it stays as it is.')
  await health.fillsIn({
    Title: better,
    'What do we want?': 'A fair share of the jobs, and training that leads to them.',
  })
  await health.presses('Save')
  await health.sees(better, 'draft')
  await health.presses('Propose it to every sector')
  await health.follows('All 2 versions, with what changed')
  await health.sees('Versions of priority 1', 'taken back')
  await health.follows('Version 2')
  await health.sees('Version 2', 'and training', 'Version 1')
  await health.findsItAccessible()
}

const thenAllThreeAgree = async ({ council, health, charity, chair }: Story): Promise<void> => {
  for (const who of [charity, council, health]) {
    await opensFromWhatNeedsThem(who, better)
    await who.presses('Agree for your sector')
  }
  await health.sees(better, 'Every seat with a lead agreed')
  await chair.opens(`${place}/priorities/map`)
  await chair.sees('Map of priorities', '1 priority serves', '3 Create fair employment', 'No priority serves this.')
  await chair.findsItAccessible()
  await chair.opens(`${place}/readiness`)
  await chair.sees('Are the right people in the room?', 'Every seat has a lead, and every sector spoke lately.')
}

for (const javaScript of [true, false])
  test(`three leads argue about a priority and agree${javaScript ? '' : ', without JavaScript'}`, async (t) => {
    const story = await givenThreeLeadsInANewPlace(t, javaScript)
    await whenTheyTakeTheirSeats(story)
    await whenTheCouncilWritesAPriority(story.council)
    await whenTheCharityObjects(story)
    await whenTheNhsWritesABetterVersion(story.health)
    await thenAllThreeAgree(story)
  })
