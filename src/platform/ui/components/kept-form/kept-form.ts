// A form whose words are not lost when the connection is. With a script the browser keeps what is typed until the server has
// answered; the key in the form lets the server take a thing once, however often it is sent. Without a script it is a form.
import { attributes, type Html, type HtmlValue, html } from '../../html.ts'
import { hidden } from '../form/form.ts'

export interface KeptFormOptions {
  readonly action: string
  /** Tells this form from others with the same address. */
  readonly name: string
  /** Tells the reader from others who use the same browser, without saying who it is. */
  readonly owner: string
  /** A new UUID for each time the form is shown. */
  readonly key: string
  /** `clears`: sent by the script, then empty for the next. `stays`: sent by the script, and what was given stays to be changed. */
  readonly sends?: 'clears' | 'stays'
  /** The address that says whether a key was taken, for a form that is not sent by the script. */
  readonly asks?: string
  /** What was sent by the script has arrived: "Your idea is in." */
  readonly sent?: string
}

const words = {
  typing: 'Kept in this browser until you send it.',
  back: 'This is what you had typed and not sent. It was kept in this browser.',
  sending: 'Sending.',
  waiting: 'There is no connection just now. Your words are kept in this browser and will be sent by themselves.',
  'signed-out':
    'You are signed out. Your words are kept in this browser. Sign in in another tab, then load this page again.',
  refused: 'This was not taken.',
} as const

export const keptForm = (options: KeptFormOptions, ...inside: readonly HtmlValue[]): Html => {
  const given = {
    action: options.action,
    method: 'post',
    novalidate: true,
    'data-keep': options.name,
    'data-keep-owner': options.owner,
    'data-keep-sends': options.sends,
    'data-keep-asks': options.asks,
  }
  const told = Object.entries({ ...words, sent: options.sent ?? 'Sent.' }).map(([name, text]) => [`data-${name}`, text])
  return html`<form${attributes(given)}><csrf-token></csrf-token>${hidden('key', options.key)}${inside}<p class="cw-kept" role="status" data-kept-status=""${attributes(Object.fromEntries(told))}></p><ul class="cw-kept__waiting" data-kept-waiting="" data-back="Put this back into the form"></ul></form>`
}
