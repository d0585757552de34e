// Three sectors, signed in at once, take a new place from an agreed priority to a policy that everybody can read. Once as most
// people work, and once without JavaScript.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newPage } from '../support/browser.ts'
import type { Part } from '../support/conversation-room.ts'
import { type DocumentRoom, documentRoom } from '../support/document-room.ts'
import { type Journey, journey } from '../support/journey.ts'

const place = '/places/near'
const title = 'Policy for social value in Nearby Borough'

interface Story {
  readonly room: DocumentRoom
  readonly council: Journey
  readonly health: Journey
  readonly charity: Journey
  readonly stranger: Journey
}

const givenThreeLeadsAndAnAgreedPriority = async (t: TestContext, javaScript: boolean): Promise<Story> => {
  const room = await documentRoom(t)
  await room.priority('Good jobs for people from Harbour')
  const address = await room.server.listen({ host: '127.0.0.1', port: 0 })
  room.product.listeningAt(address)
  const someone = async (who?: Part): Promise<Journey> => {
    const page = await newPage(t, { javaScript })
    if (who !== undefined)
      await page.context().addCookies([{ name: 'session', value: await room.session(room.people[who]), url: address }])
    return journey(page, address)
  }
  return {
    room,
    council: await someone('council'),
    health: await someone('health'),
    charity: await someone('charity'),
    stranger: await someone(),
  }
}

const whenTheCouncilBeginsAPolicy = async (council: Journey): Promise<void> => {
  await council.opens(`${place}/policies`)
  await council.sees('Documents', 'Nothing is written down yet')
  await council.follows('Begin the policy')
  await council.fillsIn({ Title: title })
  await council.presses('Begin')
  await council.sees('Begin the policy', 'Choose what to begin with.')
  await council.chooses('Policy with tiers')
  await council.presses('Begin')
  await council.sees(title, 'Draft', 'How this part will read', 'at most')
  await council.findsItAccessible()
}

const whenTheySetTheRules = async (council: Journey): Promise<void> => {
  await council.opens(`${place}/policies/policy/draft/rules`)
  await council.fillsIn({ 'Weighting 1: at least': 'a tenth' })
  await council.presses('Save the rules')
  await council.sees('Rules of the policy', 'Enter a whole number from 0 to 100.')
  await council.fillsIn({ 'Weighting 1: at least': '12' })
  await council.presses('Save the rules')
  await council.sees(title, '12%')
}

const open = async (who: Journey, heading: string): Promise<void> => {
  await who.opens(`${place}/policies/policy/draft`)
  await who.page
    .getByRole('article', { name: heading })
    .getByRole('link', { name: 'Comment', exact: false })
    .first()
    .click()
}

const whenTheCharityComments = async (charity: Journey): Promise<void> => {
  await open(charity, 'Who does what')
  await charity.sees('Who does what', 'You speak for: Voluntary, community and social enterprise.')
  await charity.fillsIn({ 'Your comment': 'Name somebody from a charity too.' })
  await charity.presses('Comment')
  await charity.sees(title, 'Name somebody from a charity too.')
  await charity.findsItAccessible()
}

const whenTwoWriteAtOnce = async (council: Journey, health: Journey): Promise<void> => {
  for (const who of [council, health]) {
    await who.opens(`${place}/policies/policy/draft`)
    await who.page
      .getByRole('article', { name: 'Who does what' })
      .getByRole('link', { name: 'Change Who does what', exact: true })
      .click()
  }
  await council.fillsIn({ Words: 'The head of buying looks after it.' })
  await council.presses('Save')
  await council.sees(title, 'The head of buying looks after it.')
  await health.fillsIn({ Words: 'A charity and a surgery each name one person.' })
  await health.presses('Save')
  await health.sees('Who does what', 'Somebody else saved this paragraph', 'The head of buying looks after it.')
  await health.findsItAccessible()
  await health.presses('Save the joined text')
  await health.sees(title, 'The head of buying looks after it.', 'A charity and a surgery each name one person.')
}

const whenTheCommentIsSettled = async (council: Journey): Promise<void> => {
  await open(council, 'Who does what')
  await council.page.getByText('Settle', { exact: true }).first().click()
  await council.fillsIn({ 'How was it settled?': 'A charity names one person now.' })
  await council.page.getByRole('button', { name: 'Settle', exact: true }).click()
  await council.sees(title, 'Settled', 'A charity names one person now.')
}

const whenEverySectorAgrees = async ({ council, health, charity }: Story): Promise<void> => {
  await council.opens(`${place}/policies/policy/draft`)
  await council.presses('Propose it to every sector')
  for (const who of [council, health, charity]) {
    await who.opens('/')
    await who.follows(`Agree or object to “${title}”`)
    await who.sees(title, 'Proposed')
    assert.equal(await who.page.getByRole('button', { name: 'Publish it' }).count(), 0, 'not agreed yet')
    await who.presses('Agree for your sector')
  }
  await council.sees(title, 'Proposed')
  await council.opens(`${place}/policies/policy/draft`)
  await council.sees(title, 'Agreed')
}

const whenItIsAdoptedAndPublished = async (council: Journey): Promise<void> => {
  await council.follows('Record an adoption')
  await council.selects({ Organisation: 'Harbour Helpers' })
  await council.fillsIn({ Day: '5', Month: '1', Year: '2026', 'Reference of the minute': 'Board, item 9' })
  await council.presses('Record the adoption')
  await council.sees('Adoptions', 'Harbour Helpers', '5 January 2026')
  await council.findsItAccessible()
  await council.opens(`${place}/policies/policy/draft`)
  await council.presses('Publish it')
  await council.sees(title, 'Version 1, published on')
}

const thenEverybodyReadsIt = async (stranger: Journey): Promise<void> => {
  await stranger.opens(`${place}/policies/policy`)
  await stranger.sees(title, '12%', 'Good jobs for people from Harbour', 'Harbour Helpers', 'Board, item 9')
  await stranger.doesNotSee('Nora Townhall', 'Name somebody from a charity too.')
  await stranger.findsItAccessible()
  await stranger.opens(`${place}/policies/policy/draft`)
  await stranger.sees('Sign in')
}

for (const javaScript of [true, false])
  test(`from an agreed priority to a published policy, three sectors at once${javaScript ? '' : ', without JavaScript'}`, async (t) => {
    const story = await givenThreeLeadsAndAnAgreedPriority(t, javaScript)
    const { council, health, charity, stranger } = story
    await stranger.opens(`${place}/policies/policy`)
    await stranger.sees('Page not found')
    await whenTheCouncilBeginsAPolicy(council)
    await whenTheySetTheRules(council)
    await whenTheCharityComments(charity)
    await whenTwoWriteAtOnce(council, health)
    await whenTheCommentIsSettled(council)
    await whenEverySectorAgrees(story)
    await whenItIsAdoptedAndPublished(council)
    await thenEverybodyReadsIt(stranger)
  })
