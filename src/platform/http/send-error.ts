// The three kinds of error on their way out. Refused is told with its tip; broken is logged whole and told with a reference.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../kernel/index.ts'
import { html, type PageView } from '../ui/index.ts'
import { type Caller, isSignedIn, signInAddress, type Wanted } from './caller.ts'
import { leaveMessage } from './cookies.ts'
import { newReference } from './reference.ts'
import { sendJson } from './send-answer.ts'
import { sendPage } from './show-page.ts'
import type { Web } from './web.ts'

const titles: Readonly<Record<number, string>> = {
  401: 'Sign in first',
  403: 'You cannot do this',
  404: 'Page not found',
  413: 'Too large',
  429: 'Please wait a moment',
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** What the server under us refuses, by the name of its errors, in our words. */
const known: Readonly<Record<string, readonly [reason: string, status: number, words: string, tip: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['too-large', 413, 'What was sent is too large.', 'Send less at a time.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'kind-not-known',
    415,
    'Nothing of this kind can be sent here.',
    'Send a form or JSON.',
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: [
    'json-empty',
    400,
    'The JSON that was sent is empty.',
    'Send {} where there is nothing to say.',
  ],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'json-not-read',
    400,
    'What was sent is not JSON.',
    'Check quotes, commas and brackets.',
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['cut-short', 400, 'What was sent arrived cut short.', 'Send it again.'],
  FST_ERR_BAD_URL: ['address-not-read', 400, 'This address cannot be read.', 'Check it, or start from the first page.'],
  FST_FILES_LIMIT: [
    'too-many-files',
    413,
    'That is more files than can be sent at once.',
    'Send them one after another.',
  ],
  FST_FIELDS_LIMIT: ['too-many-fields', 413, 'The form has too many fields.', 'Send less at a time.'],
  FST_PARTS_LIMIT: ['too-many-parts', 413, 'The form has too many parts.', 'Send less at a time.'],
}

const cutShort = new Refused(
  'form-not-read',
  400,
  'What was sent could not be read. Nothing was changed.',
  'Go back, load the page again and send it once more.',
)

/** What was refused; undefined where something is broken. */
export const refusalOf = (error: unknown): Refused | undefined => {
  if (error instanceof Refused) return error
  const code = codeOf(error)
  const found = code === undefined ? undefined : known[code]
  if (found !== undefined) return new Refused(...found)
  // The rest of what is wrong with a request before any of our code ran.
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return status >= 400 && status < 500 ? cutShort : undefined
}

/** No page is a dead end: where there is nothing to go back to, there is the first page. */
const onward = html`<p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`

const refusedView = ({ message, tip, status }: Refused): PageView => ({
  title: titles[status] ?? 'This did not work',
  main: html`<p class="govuk-body">${message}</p><p class="govuk-body">${tip}</p>${(status === 403 || status === 404) && onward}`,
})

const brokenView = (reference: string, contact: string | undefined): PageView => ({
  title: 'Sorry, something went wrong',
  main: html`<p class="govuk-body">The fault is ours. What you had saved before is safe; what you just sent was not saved.</p>
<p class="govuk-body">Try again in a few minutes. If it happens again, tell ${
    contact ? html`<a class="govuk-link" href="mailto:${contact}">${contact}</a>` : 'whoever runs this site'
  } this reference: <strong>${reference}</strong></p>`,
})

export interface Failed {
  readonly web: Web
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly caller: Caller
  readonly wanted: Wanted
}

const sendRefused = (failed: Failed, refused: Refused): FastifyReply => {
  const { web, request, reply, caller, wanted } = failed
  const { reason, status, message, tip } = refused
  if (wanted !== 'page') {
    if (status === 401) reply.header('www-authenticate', 'Bearer')
    reply.removeHeader('content-disposition')
    return sendJson(failed, { error: { reason, message, tip } }, status)
  }
  if (reason === 'sign-in-first' && !isSignedIn(caller)) {
    const method = request.method === 'POST' ? 'POST' : 'GET'
    if (method === 'POST')
      leaveMessage(reply, web.cookies.message, web.https, 'You were signed out. What you just sent was not saved.')
    return reply.header('cache-control', 'no-store').redirect(signInAddress(request, method), 303)
  }
  return sendPage(web, request, reply, caller, refusedView(refused), status)
}

export const sendError = (failed: Failed, error: unknown): FastifyReply => {
  const refused = refusalOf(error)
  if (refused !== undefined) {
    if (refused.status >= 500) failed.request.log.error({ err: error }, 'refused')
    return sendRefused(failed, refused)
  }
  const { web, request, reply, caller, wanted } = failed
  const reference = newReference()
  request.log.error({ reference, err: error }, 'broken')
  if (wanted !== 'page') {
    const message = 'Something went wrong, and the fault is ours.'
    const tip = `Try again. If it happens again, tell whoever runs this site this reference: ${reference}`
    return sendJson(failed, { error: { reason: 'broken', message, tip, reference } }, 500)
  }
  return sendPage(web, request, reply, caller, brokenView(reference, web.options.site().contactEmail), 500)
}
