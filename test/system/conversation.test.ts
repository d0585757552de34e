// Two people and a facilitator hold a conversation: each sees what the other says without touching the page, words survive a lost
// connection and arrive once, and all of it works without JavaScript.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { expectAccessible, expectFits, newPage, type PageOptions } from '../support/browser.ts'
import { makePeople, type Part } from '../support/conversation-room.ts'
import { type Journey, journey } from '../support/journey.ts'
import { startServer, type TestServer } from '../support/server.ts'

const list = '/places/near/conversations'
/** Said by the script, or by the page where the script had not begun yet. */
const saved = /Your points are in|You gave 10 of 10 points/

interface Story {
  readonly started: TestServer
  person(part: Part, options?: PageOptions): Promise<Journey>
}

const givenAPlaceWithPeople = async (t: TestContext): Promise<Story> => {
  const started = await startServer(t)
  const { people } = await makePeople(started)
  const person = async (part: Part, options: PageOptions = {}): Promise<Journey> => {
    const page = await newPage(t, options)
    await page
      .context()
      .addCookies([{ name: 'session', value: await started.session(people[part]), url: started.address }])
    return journey(page, started.address)
  }
  return { started, person }
}

const whenSheStartsAConversation = async (
  fay: Journey,
  way: 'Live' | 'In their own time',
  anonymous: boolean,
): Promise<string> => {
  await fay.opens(list)
  await fay.sees('Conversations', 'No conversation yet')
  await fay.presses('Start a conversation')
  await fay.presses('Start this conversation')
  await fay.sees(
    'Start a conversation',
    'Enter a title',
    'Choose how people take part.',
    'Choose whether names are shown.',
  )
  await fay.findsItAccessible()
  await fay.fillsIn({ Title: 'What do we want more of?', 'What is it for?': 'To find our priorities.' })
  await fay.chooses(way, anonymous ? 'No, keep it anonymous' : 'Yes, show names')
  await fay.presses('Start this conversation')
  await fay.sees(
    'What do we want more of?',
    'The conversation is started.',
    'gathering ideas',
    'What makes life good here',
  )
  await fay.findsItAccessible()
  return new URL(fay.page.url()).pathname
}

const addsAnIdea = async (person: Journey, words: string): Promise<void> => {
  await person.fillsIn({ 'Your idea for question 1': words })
  await person.presses('Add idea to question 1')
}

/** Waits until the words stand in the list of ideas, without loading the page. */
const seesComing = (person: Journey, words: string): Promise<void> =>
  person.page.locator('.cw-ideas').getByText(words, { exact: true }).first().waitFor()

const ideasWith = (person: Journey, words: string): Promise<number> =>
  person.page.locator('.cw-ideas').getByText(words, { exact: true }).count()

/** The field has these words, at once or as soon as the script has put them back. */
const holds = async (person: Journey, words: string): Promise<void> => {
  const field = person.page.getByLabel('Your idea for question 1')
  for (let tries = 0; tries < 40 && (await field.inputValue()) !== words; tries += 1)
    await person.page.waitForTimeout(100)
  assert.equal(await field.inputValue(), words)
}

const statusOf = (person: Journey) => person.page.locator('form[data-keep="1"] [data-kept-status]')

const seesStatus = (person: Journey, words: RegExp): Promise<void> =>
  statusOf(person).filter({ hasText: words }).waitFor()

const andGroupsTheIdeas = async (
  fay: Journey,
  at: string,
  groups: Readonly<Record<string, readonly string[]>>,
): Promise<void> => {
  await fay.opens(at)
  await fay.presses('Move on to grouping ideas')
  await fay.sees('What do we want more of?', 'now at: grouping ideas')
  await fay.page.getByRole('button', { name: 'Group the ideas' }).first().click()
  for (const [title, ideas] of Object.entries(groups)) {
    await fay.sees('Group the ideas')
    await fay.chooses(...ideas)
    await fay.fillsIn({ 'Title of the new group': title })
    await fay.presses('Make a new group')
    await fay.sees('Group the ideas', 'The group is made.', title)
  }
  await fay.findsItAccessible()
  await fay.opens(at)
  await fay.presses('Move on to sharing out points')
}

const sharesOut = async (
  person: Journey,
  at: string,
  points: Readonly<Record<string, string>>,
  saved: RegExp,
): Promise<void> => {
  await person.opens(at)
  await person.page.getByRole('button', { name: 'Share out your points' }).click()
  await person.sees('Share out your points', '10 points')
  await person.fillsIn(points)
  await person.presses('Save my points')
  await person.page.locator('main').getByText(saved).first().waitFor()
  await expectAccessible(person.page)
  await expectFits(person.page)
}

const thenTheResultsAreShown = async (reader: Journey, at: string): Promise<void> => {
  await reader.opens(`${at}/results`)
  await reader.sees(
    'Results',
    'Most wanted is “Work” (80%)',
    'when each of 2 sectors counts the same',
    'furthest apart',
  )
  await reader.page.getByText('Show this as a table').first().click()
  await reader.sees('Results', 'Local authority, %')
  await reader.findsItAccessible()
  await reader.page.setViewportSize({ width: 320, height: 700 })
  for (const page of ['/results', '', '/groups', '/points']) {
    await reader.opens(at + page)
    await reader.findsItAccessible()
  }
}

test('two people hold a live conversation at once, and a lost connection loses no word', async (t) => {
  const { person } = await givenAPlaceWithPeople(t)
  const fay = await person('facilitator')
  const at = await whenSheStartsAConversation(fay, 'Live', false)
  const [nora, petra] = [await person('council'), await person('partner')]
  await nora.opens(at)
  await petra.opens(at)

  // Nora is in the middle of a sentence when Petra’s idea comes in: her words, her cursor and her place stay.
  await nora.page.getByLabel('Your idea for question 1').pressSequentially('Jobs for people')
  await addsAnIdea(petra, 'Pay us on time')
  await seesComing(petra, 'Pay us on time')
  await seesStatus(petra, /Your idea is in/)
  await seesComing(nora, 'Pay us on time')
  await nora.page.keyboard.type(' from Harbour')
  assert.equal(await nora.page.getByLabel('Your idea for question 1').inputValue(), 'Jobs for people from Harbour')
  await nora.presses('Add idea to question 1')
  await seesComing(petra, 'Jobs for people from Harbour')
  assert.equal(await nora.page.getByLabel('Your idea for question 1').inputValue(), '')

  // The connection drops after the server has taken the idea and before it could say so.
  let cut = 0
  await petra.page.route(/\/ideas$/, async (route) => {
    if (cut++ > 0) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await addsAnIdea(petra, 'A bench by the water')
  await seesStatus(petra, /no connection.*will be sent by themselves/)
  await addsAnIdea(petra, 'Buses after eight')
  await petra.page.evaluate(`dispatchEvent(new Event('online'))`)
  await seesComing(petra, 'A bench by the water')
  await seesComing(petra, 'Buses after eight')
  assert.equal(await ideasWith(petra, 'A bench by the water'), 1, 'sent twice, taken once')

  // Offline altogether: words wait in the browser, through a closed page, and go when there is a connection.
  await petra.page.context().setOffline(true)
  await addsAnIdea(petra, 'Somewhere warm to meet')
  await seesStatus(petra, /no connection/)
  await petra.fillsIn({ 'Your idea for question 1': 'Half a thought' })
  await petra.page.context().setOffline(false)
  await petra.page.reload()
  await seesComing(petra, 'Somewhere warm to meet')
  await holds(petra, 'Half a thought')
  assert.equal(await ideasWith(petra, 'Somewhere warm to meet'), 1)
  await petra.fillsIn({ 'Your idea for question 1': '' })

  // The facilitator moves on while Nora writes: she is told, and keeps her words.
  await nora.fillsIn({ 'Your idea for question 1': 'One thing more' })
  await andGroupsTheIdeas(fay, at, { Work: ['Jobs for people'], Neighbours: ['A bench', 'Buses', 'Somewhere'] })
  await nora.page.getByText('This page has moved on').waitFor()
  assert.equal(await nora.page.getByLabel('Your idea for question 1').inputValue(), 'One thing more')
  await nora.presses('Add idea to question 1')
  await nora.page
    .getByText(/no longer gathers ideas/)
    .first()
    .waitFor()
  await nora.page.getByText('One thing more').first().waitFor()

  await sharesOut(nora, at, { Work: '10' }, saved)
  await sharesOut(petra, at, { Work: '6', Neighbours: '4' }, saved)
  await fay.opens(at)
  await fay.presses('Move on to results')
  await thenTheResultsAreShown(await person('reader'), at)
})

test('the same conversation without JavaScript, anonymous', async (t) => {
  const { person } = await givenAPlaceWithPeople(t)
  const plain = { javaScript: false }
  const fay = await person('facilitator', plain)
  const at = await whenSheStartsAConversation(fay, 'In their own time', true)
  const [nora, petra] = [await person('council', plain), await person('partner', plain)]
  await nora.opens(at)
  await nora.presses('Add idea to question 1')
  await nora.sees('What do we want more of?', 'Write your idea first.')
  await nora.findsItAccessible()
  await addsAnIdea(nora, 'Jobs for people from Harbour')
  await nora.sees('What do we want more of?', 'Your idea is in.', 'Jobs for people from Harbour', 'Change or take back')
  await nora.doesNotSee('Nora Townhall')
  await petra.opens(at)
  await addsAnIdea(petra, 'Pay us on time')
  await nora.doesNotSee('Pay us on time')
  await nora.follows('Show what is new')
  await nora.sees('What do we want more of?', 'Pay us on time', 'one person alone speaks for each of these sectors')
  await nora.page.getByRole('link', { name: /^Change or take back/ }).click()
  await nora.fillsIn({ 'The idea': 'Good jobs for people from Harbour' })
  await nora.presses('Save the new words')
  await fay.opens(at)
  await fay.fillsIn({ 'What somebody said about question 1': 'Buses after eight' })
  await fay.selects({ 'Sector of whoever said it (question 1)': 'Residents' })
  await fay.presses('Write down for question 1')
  await fay.sees('What do we want more of?', 'Said in the room, Residents')
  await andGroupsTheIdeas(fay, at, { Work: ['Good jobs'], Neighbours: ['Buses', 'Pay us'] })
  await sharesOut(nora, at, { Work: '10' }, /You gave 10 of 10 points/)
  await nora.fillsIn({ Work: '8', Neighbours: '4' })
  await nora.presses('Save my points')
  await nora.sees('Share out your points', 'You have 10 points and gave 12. Take 2 away somewhere.')
  await sharesOut(petra, at, { Work: '6', Neighbours: '4' }, /You gave 10 of 10 points/)
  await fay.opens(at)
  await fay.presses('Move on to results')
  await thenTheResultsAreShown(await person('reader', plain), at)
})

test('a view of residents is written down, with what was typed kept when the connection drops', async (t) => {
  const { person } = await givenAPlaceWithPeople(t)
  const cora = await person('charity')
  const form = '/places/near/views/new'
  await cora.opens(form)
  await cora.fillsIn({
    'Who was heard?': 'Harbour tenants’ panel',
    'What was said?': 'The lift is broken. Ask Mrs Ferreira.',
  })
  await cora.page.context().setOffline(true)
  await cora.page.getByRole('button', { name: 'Write it down' }).click()
  await cora.page.waitForURL(/chrome-error/)
  await cora.page.context().setOffline(false)
  await cora.opens(form)
  await cora.page.getByText('This is what you had typed and not sent').waitFor()
  assert.equal(await cora.page.getByLabel('Who was heard?').inputValue(), 'Harbour tenants’ panel')
  await cora.fillsIn({
    Day: '4',
    Month: '5',
    Year: '2023',
    'How many people?': '12',
    'How was it gathered?': 'Over lunch',
  })
  await cora.chooses('Yes, they agreed')
  await cora.fillsIn({ 'What did they agree to?': 'To be quoted without names' })
  await cora.presses('Write it down')
  await cora.sees('Write down a view', 'There seems to be a name in this')
  await cora.findsItAccessible()
  await cora.fillsIn({ 'What was said?': 'The lift is broken.' })
  await cora.presses('Write it down')
  await cora.sees('Harbour tenants’ panel', 'It is written down.', '12 people')
  await cora.findsItAccessible()
  await cora.opens(form)
  await cora.page.waitForTimeout(500)
  assert.equal(await cora.page.getByLabel('Who was heard?').inputValue(), '', 'what was taken is not put back')
})
