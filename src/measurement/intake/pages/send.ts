// How a spreadsheet of measures is sent.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  fileUpload,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  radios,
  table,
  tag,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { frameworksAt, link, type PlaceNamed } from '../../pages/words.ts'
import type { SendTyped } from '../forms/import.ts'
import { isPrivate } from '../rules/licence.ts'
import type { ImportListed } from '../rules/records.ts'
import { importAddress, importAt, limitWords, underMeasures } from './words.ts'

export interface SendView {
  readonly place: PlaceNamed
  readonly frameworks: readonly { readonly id: string; readonly title: string }[]
  readonly imports: readonly ImportListed[]
  readonly typed: SendTyped
  readonly errors?: FieldErrors | undefined
}

const titleInput = ({ typed, errors }: SendView): Html =>
  input({
    name: 'title',
    label: 'What is the new framework called?',
    value: typed.title,
    error: errors?.title,
  })

const target = (view: SendView): Html =>
  view.frameworks.length === 0
    ? html`${hidden('framework', 'new')}${titleInput(view)}`
    : radios({
        name: 'framework',
        label: 'Which framework do the measures go into?',
        options: [
          { value: 'new', text: 'A new one', conditional: titleInput(view) },
          ...view.frameworks.map(({ id, title }) => ({
            value: id,
            text: title,
            hint: 'Into its draft. Measures with a code that is there are brought up to date.',
          })),
        ],
        value: view.typed.framework,
        error: view.errors?.framework,
      })

const howItLooks = ({ place }: SendView): Html =>
  details(
    { summary: 'How it should look' },
    html`<ul class="govuk-list govuk-list--bullet">
<li>One measure in each row, under a row of headings.</li>
<li>A column with the measure: “Measure”, “Indicator”, “KPI” or the like, and one with its unit: people, hours, weeks, £, tCO2e, %, or your own.</li>
<li>If you have them: theme, outcome, code, definition, who counts, evidence, how often, objectives.</li>
<li>Other columns are passed over. £ values are not taken here: load them with the £ values.</li></ul>
<p class="govuk-body">${link(`${importAt(place)}/template`, 'Download an empty template (CSV)')}</p>`,
  )

const before = ({ place, imports }: SendView): Html | undefined =>
  imports.length === 0
    ? undefined
    : table({
        caption: 'Sent until now',
        captionSize: 'm',
        listed: true,
        columns: [
          { name: 'file', title: 'File' },
          { name: 'into', title: 'Framework' },
          { name: 'state', title: 'State' },
        ],
        rows: imports.map((one) => [
          link(importAddress(place, one.id), one.fileName),
          one.title,
          html`${one.state === 'done' ? tag('taken', 'good') : tag('waits', 'attention')}${one.licence && isPrivate(one.licence) && html` ${tag('private', 'quiet')}`}`,
        ]),
      })

export const sendPage = (view: SendView): PageView => {
  const { place, errors } = view
  return framed({
    place,
    here: 'measures',
    title: 'Load measures from a spreadsheet',
    under: underMeasures(place),
    errors,
    form: true,
    main: html`<p class="govuk-body">You see every measure, and why a row cannot be one, before anything is taken. You are asked whose measures they are: what somebody else holds the rights to stays private to ${place.name}.</p>${form(
      { action: importAt(place), multipart: true },
      fileUpload({
        name: 'file',
        label: 'The spreadsheet',
        hint: `CSV, Excel (XLSX or XLS) or OpenDocument (ODS). ${limitWords}`,
        error: errors?.file,
      }),
      target(view),
      howItLooks(view),
      button({ text: 'Send and look at it' }),
    )}${before(view)}<p class="govuk-body">${link(frameworksAt(place), 'Back to the measures')}</p>`,
  })
}
