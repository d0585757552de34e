// A form. One that changes something carries the mark that `http` replaces by its secret, so no page can forget it.
import { attributes, type Html, type HtmlValue, html } from '../../html.ts'

export interface FormOptions {
  readonly action: string
  /** `get` is for searching and filtering only. */
  readonly method?: 'post' | 'get'
  readonly multipart?: boolean
  /** Posts always carry the mark; there is nothing to turn off. */
  readonly csrf?: true
}

export const form = (options: FormOptions, ...inside: readonly HtmlValue[]): Html => {
  const method = options.method ?? 'post'
  const given = {
    action: options.action,
    method,
    enctype: options.multipart ? 'multipart/form-data' : undefined,
    // The product's own messages are kinder and stay on the page; the browser's vanish.
    novalidate: true,
  }
  return html`<form${attributes(given)}>${method === 'post' && html`<csrf-token></csrf-token>`}${inside}</form>`
}

/** A value the person does not see. */
export const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`
