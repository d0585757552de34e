// The form to send a file of indicators with.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  details,
  fileUpload,
  form,
  html,
  input,
  insetText,
  type PageView,
  page,
} from '../../../platform/ui/index.ts'
import type { SendTyped } from '../forms/send.ts'
import { link, needsAddress, type PlaceNamed } from './words.ts'

export interface SendView {
  readonly place: PlaceNamed
  readonly waiting: number
  readonly typed?: SendTyped
  readonly errors?: FieldErrors
}

const whatItTakes = details(
  { summary: 'What files can be read' },
  html`<ul class="govuk-list govuk-list--bullet">
<li>what Fingertips (fingertips.phe.org.uk) gives under “Download data”, for all areas or for one</li>
<li>any table that says of each row which area it is about, what time, what indicator, and the figure</li>
<li>deprivation scores: one row for each council, ward or neighbourhood, one column for each score</li>
<li>CSV and other text tables, Excel (XLSX and XLS) and OpenDocument sheets, also inside ZIP or gzip; up to 300 MB</li>
</ul>
<p class="govuk-body">Send the file as it was published. Rows about other places are counted and passed over; rows that cannot be read are kept with the reason; a figure that its publisher held back stays “not known”, and is never taken for nought.</p>`,
)

export const sendPage = (view: SendView): PageView =>
  page({
    title: 'Load a file of indicators',
    caption: view.place.name,
    backLink: { href: needsAddress(view.place), text: 'Indicators of need' },
    errors: view.errors,
    main: html`<p class="govuk-body">You see what is in the file, and choose from it, before anything counts.</p>${
      view.waiting > 0 &&
      insetText(
        html`${view.waiting === 1 ? 'One file that was sent earlier waits.' : `${view.waiting} files that were sent earlier wait.`} ${link(`${needsAddress(view.place)}/files`, 'See what waits')}`,
      )
    }${form(
      { action: `${needsAddress(view.place)}/import`, multipart: true },
      input({
        name: 'source',
        label: 'Who published the file?',
        hint: 'It is named beside every figure. For example, Department of Health and Social Care, Fingertips.',
        value: view.typed?.source,
        error: view.errors?.source,
        spellcheck: false,
      }),
      dateInput({
        name: 'published',
        label: 'When was it published, or downloaded?',
        hint: 'You can leave this empty. For example, 22 11 2026.',
        value: view.typed?.published,
        error: view.errors?.published,
      }),
      fileUpload({ name: 'file', label: 'The file', error: view.errors?.file }),
      whatItTakes,
      button({ text: 'Send and look at it' }),
    )}`,
  })
