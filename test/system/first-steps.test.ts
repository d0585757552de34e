// A newcomer starts an empty Commonweal, becomes its administrator, makes a place from two districts with its map, and invites
// three people. Each signs in and sees only what is theirs. Once as most people come, and once without JavaScript.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { firstAdministratorLink } from '../../src/accounts/index.ts'
import { newPage } from '../support/browser.ts'
import { type Journey, journey } from '../support/journey.ts'
import { startServer, type TestServer } from '../support/server.ts'

const password = 'copper lantern under a slow river'

/** Made up: three squares side by side, with the codes of districts as the published lists have them. */
const districts = [
  { code: 'E08000004', name: 'Oldham', west: -2.2 },
  { code: 'E08000005', name: 'Rochdale', west: -2.1 },
  { code: 'E08000012', name: 'Liverpool', west: -3.0 },
]
const authorities = ['LAD23CD,LAD23NM', ...districts.map(({ code, name }) => `${code},${name}`)].join('\r\n')
const boundaries = JSON.stringify({
  type: 'FeatureCollection',
  features: districts.map(({ code, name, west }) => ({
    type: 'Feature',
    properties: { LAD23CD: code, LAD23NM: name },
    geometry: {
      type: 'Polygon',
      coordinates: [[west, west + 0.1, west + 0.1, west, west].map((x, i) => [x, i > 1 && i < 4 ? 53.6 : 53.5])],
    },
  })),
})

interface Story {
  readonly started: TestServer
  /** A person with a browser of their own. */
  someone(): Promise<Journey>
}

const givenAnEmptyInstallation = async (t: TestContext, javaScript: boolean): Promise<Story> => {
  const started = await startServer(t, { worker: true })
  return { started, someone: async () => journey(await newPage(t, { javaScript }), started.address) }
}

/** `npm start` prints this one. */
const theFirstLink = async ({ product }: TestServer): Promise<string> => {
  const scope = product.auth.systemScope('a test')
  const path = await product.database.write(scope, () => firstAdministratorLink(scope, product))
  assert.ok(path)
  return path
}

const whenTheNewcomerBecomesAdministrator = async (newcomer: Journey, link: string): Promise<void> => {
  await newcomer.opens(link)
  await newcomer.sees('Make the first administrator')
  await newcomer.fillsIn({
    'Your name': 'Nadia Newcomer',
    'Your e-mail address': 'nadia@roch.example',
    Password: password,
  })
  await newcomer.presses('Make me the administrator')
  await newcomer.sees('What needs you', 'Hello Nadia Newcomer')
}

const thenTheLinkWorksNoMore = async (stranger: Journey, link: string): Promise<void> => {
  await stranger.opens(link)
  await stranger.sees('This link does not work any more')
}

const whenTheySignOutAndInAgain = async (person: Journey, email: string): Promise<void> => {
  await person.presses('Sign out')
  await person.opens('/sign-in')
  await person.fillsIn({ 'E-mail address': email, Password: password })
  await person.presses('Sign in')
  await person.sees('What needs you')
}

const whenTheyLoad = async (person: Journey, kind: string, name: string, text: string): Promise<void> => {
  await person.opens('/registers')
  await person.chooses(kind)
  await person.attaches('File', { name, type: 'text/plain', text })
  await person.presses('Load this file')
  // The page looks again by itself, with and without a script; here it is asked.
  for (let tries = 0; tries < 60; tries += 1) {
    await person.sees(/Loading a register/)
    if (await person.page.getByRole('button', { name: 'See the receipt' }).isVisible()) break
    await person.page.waitForTimeout(250)
    await person.page.reload()
  }
  await person.presses('See the receipt')
  await person.sees(kind, name)
}

const whenTheyMakeAPlace = async (person: Journey, name: string, areas: readonly string[]): Promise<void> => {
  await person.opens('/places/new')
  await person.fillsIn({ 'Find districts, wards or postcode sectors': areas.join(', ') })
  await person.presses('Find')
  await person.chooses(...areas)
  await person.presses('Update')
  await person.fillsIn({ 'Name of the place': name })
  await person.presses('Make this place')
}

const thenThePlaceHasItsMap = async (person: Journey, name: string, areas: readonly string[]): Promise<void> => {
  await person.sees(name, ...areas)
  const map = person.page.getByRole('img', { name: new RegExp(`Map of ${name}`) })
  assert.ok(await map.first().isVisible(), 'no map')
}

interface Invitation {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly place: string
  readonly sector?: string
}

const whenTheyInvite = async (person: Journey, { name, email, role, place, sector }: Invitation): Promise<void> => {
  await person.opens('/people/invite')
  await person.fillsIn({ 'E-mail address': email, 'Name (you may leave this empty)': name })
  await person.chooses(role)
  await person.selects({ Place: place, ...(sector === undefined ? {} : { Sector: sector }) })
  await person.presses('Send the invitation')
  await person.sees('The invitation is made', email)
}

/** Without a mail server an administrator reads the link in the outbox and passes it on. */
const thenTheOutboxHoldsTheLink = async (person: Journey, email: string): Promise<string> => {
  await person.opens('/admin/outbox')
  await person.followsInRow(email)
  await person.doesNotSee('/join/')
  await person.presses('Show the text')
  const text = await person.page.locator('main').innerText()
  const link = /https?:\/\/\S+\/join\/\S+/.exec(text)?.[0]
  assert.ok(link, text)
  return link
}

const whenTheyAccept = async (person: Journey, link: string, name: string): Promise<void> => {
  await person.opens(link)
  await person.sees(/^Join /, 'Nadia Newcomer invites you')
  await person.fillsIn({ 'Your name': name, Password: password })
  await person.presses('Accept and sign in')
  await person.sees('What needs you', `Hello ${name}`)
}

const thenTheySeeOnly = async (person: Journey, mine: string, others: string): Promise<void> => {
  await person.opens('/')
  await person.sees('What needs you', mine)
  await person.doesNotSee(others)
  await person.opens('/places')
  await person.sees('Places', mine)
  await person.doesNotSee(others)
  await person.opens(`/places/${others.toLowerCase().replaceAll(' ', '-')}`)
  await person.sees('Page not found')
  await person.opens(`/places/${mine.toLowerCase().replaceAll(' ', '-')}`)
  await person.sees(mine)
}

const valley = 'Roch Valley'
const waterside = 'Mersey Waterside'
const invitations: readonly (Invitation & { readonly others: string })[] = [
  {
    ...{ name: 'Ada Lead', email: 'ada@roch.example', role: 'Place lead', place: valley, others: waterside },
    sector: 'Voluntary, community and social enterprise',
  },
  { name: 'Bo Buyer', email: 'bo@roch.example', role: 'Commissioner', place: valley, others: waterside },
  { name: 'Cy Reader', email: 'cy@mersey.example', role: 'Viewer', place: waterside, others: valley },
]

for (const javaScript of [true, false])
  test(`a newcomer’s first steps${javaScript ? '' : ', without JavaScript'}`, async (t) => {
    const story = await givenAnEmptyInstallation(t, javaScript)
    const link = await theFirstLink(story.started)
    const nadia = await story.someone()

    await whenTheNewcomerBecomesAdministrator(nadia, link)
    await thenTheLinkWorksNoMore(await story.someone(), link)
    await whenTheySignOutAndInAgain(nadia, 'nadia@roch.example')

    await whenTheyLoad(nadia, 'Authorities and other areas', 'authorities.csv', authorities)
    await whenTheyLoad(nadia, 'Boundaries', 'districts.geojson', boundaries)
    await whenTheyMakeAPlace(nadia, waterside, ['Liverpool'])
    await whenTheyMakeAPlace(nadia, valley, ['Oldham', 'Rochdale'])
    await thenThePlaceHasItsMap(nadia, valley, ['Oldham', 'Rochdale'])
    await nadia.findsItAccessible()

    for (const invited of invitations) {
      await whenTheyInvite(nadia, invited)
      const person = await story.someone()
      await whenTheyAccept(person, await thenTheOutboxHoldsTheLink(nadia, invited.email), invited.name)
      await thenTheySeeOnly(person, invited.place, invited.others)
      await person.findsItAccessible()
    }
    await nadia.findsItAccessible()
  })
