// Showing the ledger to everybody: what they will see, what they will not, and what to look at first.
import {
  button,
  form,
  type Html,
  html,
  insetText,
  type PageView,
  page,
  summaryList,
  warningText,
} from '../../../platform/ui/index.ts'
import { backToLedger, ledgerAddress, type PlaceNamed } from './import-words.ts'

export interface PublishView {
  readonly place: PlaceNamed
  /** The day since when everybody sees it; null while it is not published. */
  readonly since: string | null
  /** The whole address, to pass on. */
  readonly address: string
  readonly files: number
  readonly lines: number
  readonly held: number
  readonly hidden: number
  readonly mayChange: boolean
}

const toLookAt = ({ place, files, lines, held, hidden }: PublishView): Html => {
  const ledger = ledgerAddress(place)
  const whole = (value: number): string => value.toLocaleString('en-GB')
  return summaryList([
    { key: 'Files', value: html`<a class="govuk-link" href="${ledger}/batches">${whole(files)}</a>` },
    {
      key: 'Lines that everybody will see',
      value: html`<a class="govuk-link" href="${ledger}/lines">${whole(lines - hidden)}</a>`,
    },
    { key: 'Lines hidden with a reason', value: whole(hidden) },
    {
      key: 'Rows held back',
      value: html`${whole(held)}${held > 0 && html`<br><span class="cw-muted">They count in no total, and everybody is told how many there are.</span>`}`,
    },
  ])
}

export const publishPage = (view: PublishView): PageView => {
  const { place, since, address, lines, mayChange } = view
  return page({
    title: since === null ? 'Show the ledger to everybody' : 'The ledger is shown to everybody',
    caption: place.name,
    backLink: backToLedger(place),
    main: html`<div class="cw-readable">${
      since === null
        ? html`<p class="govuk-body">Anybody will be able to read where the money of ${place.name} went, line by line, without an account, at <strong>${address}</strong>. The site’s front page will have a link to it.</p>`
        : html`<p class="govuk-body">Since ${since} anybody can read it, without an account, at <a class="govuk-link" href="${address}">${address}</a>.</p>`
    }<h2 class="govuk-heading-m">What everybody sees</h2><ul class="govuk-list govuk-list--bullet"><li>spend by month, supplier, category and area, with every line beside its row in its file</li><li>which files it rests on, and how they were read</li></ul><h2 class="govuk-heading-m">What they do not see</h2><ul class="govuk-list govuk-list--bullet"><li>the names of the people who added, corrected or hid anything</li><li>rows that are held back, and the original files</li><li>lines that are hidden: only their amount and the reason</li></ul><h2 class="govuk-heading-m">Look at this first</h2>${toLookAt(view)}${
      since === null &&
      warningText(
        'Publishers sometimes leave the names of private people in their files. Search the suppliers for names that should not be there, and hide those lines.',
      )
    }${
      mayChange
        ? since === null
          ? lines === 0
            ? insetText('There is nothing to show yet. Add a payment file first.')
            : form({ action: `${ledgerAddress(place)}/publish` }, button({ text: 'Show it to everybody' }))
          : form({ action: `${ledgerAddress(place)}/withdraw` }, button({ text: 'Show it no longer', kind: 'warning' }))
        : html`<p class="govuk-body">A place lead or an administrator can change this.</p>`
    }</div>`,
  })
}
