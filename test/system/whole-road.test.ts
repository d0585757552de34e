// A new place, from an empty room to a policy that everybody can read: three sectors and a facilitator, signed in at once. What can
// go wrong on the way is tried in the journeys of each stretch.
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import { conversationRoom, type Part } from '../support/conversation-room.ts'
import { type Journey, journey } from '../support/journey.ts'

const place = '/places/near'
const wish = 'Work close to home'
const policy = 'How Nearby buys'

interface Story {
  readonly council: Journey
  readonly health: Journey
  readonly charity: Journey
  readonly chair: Journey
  readonly stranger: Journey
}

const givenAnEmptyRoom = async (t: TestContext): Promise<Story> => {
  const room = await conversationRoom(t)
  const address = await room.server.listen({ host: '127.0.0.1', port: 0 })
  room.product.listeningAt(address)
  const someone = async (who?: Part): Promise<Journey> => {
    const page = await newPage(t, {})
    if (who !== undefined)
      await page.context().addCookies([{ name: 'session', value: await room.session(room.people[who]), url: address }])
    return journey(page, address)
  }
  return {
    council: await someone('council'),
    health: await someone('health'),
    charity: await someone('charity'),
    chair: await someone('facilitator'),
    stranger: await someone(),
  }
}

const leads = ({ council, health, charity }: Story): readonly (readonly [Journey, string])[] => [
  [council, 'local authority'],
  [health, 'NHS commissioner'],
  [charity, 'voluntary, community and social enterprise'],
]

const whenEverySeatIsTaken = async (story: Story): Promise<void> => {
  for (const [who, sector] of leads(story)) {
    await who.opens(`${place}/seats`)
    await who.presses(`Take the seat for ${sector}`)
  }
  await story.charity.sees('The partnership', 'Every seat has a lead.')
}

const whenTheyAskWhatTheyWant = async (story: Story): Promise<string> => {
  const { chair } = story
  await chair.opens(`${place}/conversations`)
  await chair.presses('Start a conversation')
  await chair.fillsIn({ Title: 'What do we want more of?', 'What is it for?': 'To find our priorities.' })
  await chair.chooses('In their own time', 'Yes, show names')
  await chair.presses('Start this conversation')
  await chair.sees('What do we want more of?', 'gathering ideas')
  const at = new URL(chair.page.url()).pathname
  for (const [who, sector] of leads(story)) {
    await who.opens(at)
    await who.fillsIn({ 'Your idea for question 1': `Work near home, says ${sector}` })
    await who.presses('Add idea to question 1')
    await who.page.locator('.cw-ideas').getByText(`Work near home, says ${sector}`).first().waitFor()
  }
  return at
}

const whenTheyWeighIt = async (story: Story, at: string): Promise<void> => {
  const { chair } = story
  await chair.opens(at)
  await chair.presses('Move on to grouping ideas')
  await chair.page.getByRole('button', { name: 'Group the ideas' }).first().click()
  const [first, ...others] = leads(story).map(([, sector]) => `Work near home, says ${sector}`)
  for (const [title, ideas] of [
    [wish, others],
    ['A shorter way to work', [first ?? '']],
  ] as const) {
    await chair.sees('Group the ideas')
    await chair.chooses(...ideas)
    await chair.fillsIn({ 'Title of the new group': title })
    await chair.presses('Make a new group')
    await chair.sees('Group the ideas', 'The group is made.', title)
  }
  await chair.opens(at)
  await chair.presses('Move on to sharing out points')
  await chair.page.getByText('now at: sharing out points').first().waitFor()
  for (const [who] of leads(story)) {
    await who.opens(`${at}/points`)
    await who.fillsIn({ [wish]: '10' })
    await who.presses('Save my points')
    await who.page
      .locator('main')
      .getByText(/Your points are in|You gave 10 of 10 points/)
      .first()
      .waitFor()
  }
  await chair.opens(at)
  await chair.presses('Move on to results')
  await chair.page.getByText('now at: results').first().waitFor()
}

const whenTheWishBecomesAPriority = async (story: Story, at: string): Promise<void> => {
  const { charity } = story
  await charity.opens(`${at}/results`)
  await charity.sees('Results', `Most wanted is “${wish}” (100%)`, 'each of 3 sectors counts the same')
  await charity.presses('Draft a priority from this')
  await charity.sees(wish, 'draft')
  await charity.presses('Change it')
  await charity.sees('Change priority 1')
  await charity.fillsIn({ 'What do we want?': 'Jobs that people can reach without a car.' })
  await charity.presses('Save')
  await charity.sees(wish, 'draft', 'without a car')
  await charity.presses('Propose it to every sector')
  await charity.sees(wish, '0 of 3 seats agreed')
  for (const [who] of leads(story)) {
    await who.opens(`${place}/priorities/1`)
    await who.presses('Agree for your sector')
    await who.page.getByText('Take our agreement back').or(who.page.getByText('Open it again')).first().waitFor()
  }
  await story.charity.sees(wish, 'Every seat with a lead agreed', 'What do we want more of?')
}

const whenItIsWrittenDown = async (story: Story): Promise<void> => {
  const { council } = story
  await council.opens(`${place}/policies`)
  await council.follows('Begin the policy')
  await council.fillsIn({ Title: policy })
  await council.chooses('Policy with tiers')
  await council.presses('Begin')
  await council.sees(policy, 'Draft')
  await council.presses('Propose it to every sector')
  await council.sees(policy, 'Proposed')
  for (const [who] of leads(story)) {
    await who.opens(`${place}/policies/policy/draft`)
    await who.presses('Agree for your sector')
    await who.page.getByText('Take our agreement back').or(who.page.getByText('Open it again')).first().waitFor()
  }
  await council.opens(`${place}/policies/policy/draft`)
  await council.follows('Record an adoption')
  await council.selects({ Organisation: 'Harbour Helpers' })
  await council.fillsIn({ Day: '5', Month: '1', Year: '2026', 'Reference of the minute': 'Board, item 9' })
  await council.presses('Record the adoption')
  await council.opens(`${place}/policies/policy/draft`)
  await council.presses('Publish it')
  await council.sees(policy, 'Version 1, published on')
}

test('a new place goes from an empty room to a published policy, three sectors at once', async (t) => {
  const story = await givenAnEmptyRoom(t)
  const { stranger, chair } = story
  await stranger.opens(`${place}/policies/policy`)
  await stranger.sees('Page not found')
  await whenEverySeatIsTaken(story)
  const at = await whenTheyAskWhatTheyWant(story)
  await whenTheyWeighIt(story, at)
  await whenTheWishBecomesAPriority(story, at)
  await whenItIsWrittenDown(story)
  await stranger.opens(`${place}/policies/policy`)
  await stranger.sees(policy, wish, 'Jobs that people can reach without a car.', 'Harbour Helpers')
  await stranger.findsItAccessible()
  await chair.opens(`${place}/priorities/1`)
  await chair.sees(wish, policy, 'Published')
  await chair.findsItAccessible()
})
