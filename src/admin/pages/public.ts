// The pages every installation owes its readers, with its own name and contact. Each says only what is true of the code.
import type { Settings } from '../../platform/settings/index.ts'
import { type Html, html, type PageView, page, table } from '../../platform/ui/index.ts'
import { heading, list, paragraph } from './parts.ts'

type Who = Pick<Settings, 'installationName' | 'organisationName' | 'contactName' | 'contactEmail'>

const runner = (who: Who): string =>
  who.organisationName === undefined
    ? `${who.installationName} runs on the software Commonweal. It has not said yet who runs it.`
    : `${who.installationName} is run by ${who.organisationName} on the software Commonweal.`

const contact = (who: Who): Html =>
  who.contactEmail === undefined
    ? paragraph(
        `${who.installationName} has not said yet how to reach it. Ask whoever gave you the address of this site.`,
      )
    : html`<p class="govuk-body">Write to ${who.contactName === undefined ? '' : `${who.contactName}, `}<a class="govuk-link" href="${`mailto:${who.contactEmail}`}">${who.contactEmail}</a>.</p>`

export const accessibilityPage = (who: Who): PageView =>
  page({
    title: 'Accessibility statement',
    main: html`${paragraph(`This statement is about ${who.installationName}. ${runner(who)}`)}
${paragraph('You should be able to:')}
${list(
  'zoom in up to 400% without anything falling off the screen',
  'do everything with a keyboard, or by speaking',
  'listen to every page with a screen reader',
  'use it without JavaScript, on an old computer or a phone',
)}
${heading('How accessible it is')}
${paragraph('Commonweal aims for the Web Content Accessibility Guidelines 2.2, level AA. It has not been audited by anybody outside the project, and it has not been tested by disabled people yet. So we do not claim that it conforms.')}
${heading('How it was tested')}
${paragraph('Before each release, programs (axe) check every component and the pages of the main journeys in a browser, and colours are measured. Programs find only a part of what can be wrong. Nobody has checked how charts and maps sound in a screen reader.')}
${heading('What we know is not right yet')}
${list(
  'Charts and maps are pictures. Each has a sentence that says what it shows and a table with the same figures, but the picture itself cannot be explored.',
  'Documents that people upload may not be accessible. Commonweal cannot mend them.',
)}
${heading('Tell us')}
${paragraph('If you cannot read or do something here, tell us, and say what you need: large print, easy read, a recording, or braille.')}
${contact(who)}
${heading('If you are not happy with our answer')}
${paragraph('If this site is run by a public body in Great Britain, the Equality Advisory and Support Service (equalityadvisoryservice.com) can help you. In Northern Ireland it is the Equality Commission.')}`,
  })

export const privacyPage = (who: Who): PageView =>
  page({
    title: 'Privacy',
    main: html`${paragraph(`${runner(who)} Whoever runs it decides what it is used for, and answers for what is kept here.`)}
${heading('What is kept about you')}
${list(
  'If you have an account: your name, e-mail address, roles, and a password that cannot be read back. A secret for one-time codes, if you turned these on.',
  'Where you are signed in: the kind of browser, and when it was last seen.',
  'What you did: who, what, when and why, so that decisions can be explained later. Your name there can be erased; that something was done stays.',
  'Mails the site wrote to you. Texts with one-time links or codes are wiped three days after they were sent, or fourteen after they were written.',
  'After a wrong password: a scrambled form of the address you came from and of the e-mail address typed, to slow down guessing.',
)}
${heading('What is not done')}
${list('There is no tracking, and there are no advertisements.', 'Nothing is sent to anybody else, but for mail through the mail server of this site.', 'Pages load nothing from other sites.')}
${heading('Your rights')}
${paragraph('You may ask to see what is kept about you, to have it put right, and to have it erased where the law allows.')}
${contact(who)}
${paragraph('If you are not happy with the answer, you can complain to the Information Commissioner’s Office (ico.org.uk).')}`,
  })

/** A cookie the server sets, as it is named in the code. */
export interface CookieFact {
  readonly name: string
  readonly why: string
  readonly until: string
}

export const cookiesPage = (who: Who, cookies: readonly CookieFact[]): PageView =>
  page({
    title: 'Cookies',
    main: html`${paragraph(`${who.installationName} uses only cookies it cannot work without. So it does not ask you to agree to any. None of them follows you to other sites.`)}
${table({
  listed: true,
  caption: 'Every cookie of this site',
  columns: [
    { name: 'name', title: 'Name' },
    { name: 'why', title: 'What it is for' },
    { name: 'until', title: 'Until when' },
  ],
  rows: cookies.map((one) => [html`<code>${one.name}</code>`, one.why, one.until]),
})}`,
  })

export const aboutPage = (who: Who, version: string): PageView =>
  page({
    title: 'About',
    main: html`${paragraph(`${runner(who)} This is release ${version}.`)}
${paragraph('Commonweal helps the people of one place to agree what social value means there, to ask for it whenever they buy a service, to see whether it was delivered, and to learn from other places. Every figure can be walked back to a person’s word.')}
${heading('Free software')}
${paragraph('Commonweal is free and open source, under the MIT licence: anybody may use it, read it and change it. The typeface, Atkinson Hyperlegible, is under the SIL Open Font License. Page structure and components follow the GOV.UK Design System, under the MIT licence. This is not a site of the government.')}
${heading('Where the data comes from')}
${paragraph('No data is shipped with it. What is here was put in by the people who use it, or loaded by them from registers that others publish. Each page says from which, and from when.')}
${heading('Ask')}
${contact(who)}`,
  })
