// How far a longer piece of work is. Without JavaScript a link shows it again; with it, the page keeps itself up to date
// (set `refresh` on the page). Nothing reloads under a reader's hands.
import { classes, type Html, html } from '../../html.ts'
import { type TagKind, tag } from '../tag/tag.ts'

export interface JobProgressOptions {
  /** Unique on the page. */
  readonly name: string
  /** "Taking in postcodes" */
  readonly title: string
  readonly state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'
  readonly done?: number | undefined
  readonly total?: number | undefined
  /** What it is doing now, or how it ended. */
  readonly words?: string | undefined
  /** This page's own address. */
  readonly href: string
}

const states: Readonly<Record<JobProgressOptions['state'], readonly [string, TagKind]>> = {
  waiting: ['waiting', 'quiet'],
  working: ['working', 'plain'],
  done: ['done', 'good'],
  failed: ['failed', 'wrong'],
  cancelled: ['stopped', 'quiet'],
}

export const jobProgress = (options: JobProgressOptions): Html => {
  const { done, total } = options
  const [word, kind] = states[options.state]
  const open = options.state === 'waiting' || options.state === 'working'
  const measured = open && done !== undefined && total !== undefined && total > 0
  return html`<div class="${classes('cw-job', options.state === 'failed' && 'cw-job--failed')}" role="status">
<p class="cw-job__title" id="${`${options.name}-title`}">${options.title} ${tag(word, kind)}</p>
${measured && html`<progress class="cw-job__bar" aria-labelledby="${`${options.name}-title`}" value="${done}" max="${total}">${done} of ${total}</progress>`}
${done !== undefined && html`<p class="govuk-body">${done.toLocaleString('en-GB')}${total !== undefined && html` of ${total.toLocaleString('en-GB')}`}</p>`}
${options.words && html`<p class="govuk-body">${options.words}</p>`}
${open && html`<p class="govuk-body cw-no-print"><a class="govuk-link" href="${options.href}">Show how far it is now</a></p>`}
</div>`
}
