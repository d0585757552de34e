// Sending payment files: whose they are, and the files.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  fileUpload,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  page,
  radios,
} from '../../../platform/ui/index.ts'
import { backToLedger, ledgerAddress, type PlaceNamed } from './import-words.ts'

/** The choice that asks for a name that is not on the list. */
export const anotherPublisher = '+'

export interface ImportFormView {
  readonly place: PlaceNamed
  /** Whose files were added before. */
  readonly publishers: readonly string[]
  /** Files that were sent and wait for somebody. */
  readonly waiting: number
  readonly typed?: { readonly publisher: string; readonly other: string }
  readonly errors?: FieldErrors
}

const otherInput = (view: ImportFormView, label: string): Html =>
  input({
    name: 'other',
    label,
    hint: 'As they write it themselves. For example, Merebridge Borough Council.',
    value: view.typed?.other,
    error: view.errors?.other,
    spellcheck: false,
  })

const publisherPart = (view: ImportFormView): Html => {
  if (view.publishers.length === 0) return otherInput(view, 'Who published the files?')
  return radios({
    name: 'publisher',
    label: 'Who published the files?',
    options: [
      ...view.publishers.map((name) => ({ value: name, text: name })),
      {
        value: anotherPublisher,
        text: 'Somebody else',
        conditional: otherInput(view, 'Name of the publisher'),
      },
    ],
    value: view.typed?.publisher,
    error: view.errors?.publisher,
  })
}

const whatItTakes = details(
  { summary: 'What files can be read' },
  html`<ul class="govuk-list govuk-list--bullet">
<li>CSV, TSV and other text tables; Excel (XLSX and XLS); OpenDocument spreadsheets (ODS)</li>
<li>any of these in a ZIP or gzip file; each sheet and each file inside is read by itself</li>
<li>up to 24 files at once, each up to 600 MB</li>
</ul>
<p class="govuk-body">Send them as they were published. Titles above the table, totals below it, odd dates and letters that went wrong are dealt with here, and nothing is lost: each row ends as taken, as held back for you to look at, or as not data.</p>`,
)

export const importFormPage = (view: ImportFormView): PageView =>
  page({
    title: 'Add payment files',
    caption: view.place.name,
    backLink: backToLedger(view.place),
    errors: view.errors,
    main: html`<p class="govuk-body">You see what is in each file before anything is added to the ledger.</p>${
      view.waiting > 0 &&
      insetText(
        html`${view.waiting === 1 ? 'One file that was sent earlier waits' : `${view.waiting} files that were sent earlier wait`} for somebody to look at. <a class="govuk-link" href="${`${ledgerAddress(view.place)}/uploads`}">See what waits</a>`,
      )
    }${form(
      { action: `${ledgerAddress(view.place)}/import`, multipart: true },
      publisherPart(view),
      fileUpload({
        name: 'file',
        label: 'Payment files',
        hint: 'One or more, as they were published.',
        multiple: true,
        error: view.errors?.file,
      }),
      whatItTakes,
      html`<h2 class="govuk-heading-s">May these files be used?</h2>
<p class="govuk-body">Send only files that were published for everybody, or that your organisation may show to the partners of this place. Most public bodies publish theirs under the Open Government Licence. If a file names a private person who should not be named, tell its publisher; here you can hide the line, and the totals stay right.</p>`,
      button({ text: 'Send and look at them' }),
    )}`,
  })
