// The forms beside a record: evidence, a check, a reference; and one piece of evidence with the way to take it back.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  fileUpload,
  form,
  html,
  input,
  type PageView,
  radios,
  summaryList,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { namesNobody } from '../../pages/tick.ts'
import { link, paragraphs } from '../../pages/words.ts'
import { recordAddress } from '../../results/pages/words.ts'
import type { CheckTyped, EvidenceTyped, ReferenceTyped } from '../forms/evidence.ts'
import { checkKinds } from '../rules/grade.ts'
import { type EvidenceRow, evidenceKinds, referenceKinds } from '../rules/types.ts'
import { checkWords, evidenceAddress, kindWords, type OfRecord, referenceWords, underRecord } from './words.ts'

interface Common extends OfRecord {
  readonly errors?: FieldErrors
}

const noNames = html`<p class="govuk-body">No personal data is needed here. Do not name anybody.</p>`

export const evidenceFormPage = (view: Common & { readonly typed: EvidenceTyped }): PageView => {
  const { place, record, typed, errors } = view
  return framed({
    place,
    here: 'works',
    title: 'Add evidence',
    under: underRecord(view),
    errors,
    form: true,
    main: html`${noNames}${form(
      { action: `${recordAddress(place, record.id)}/evidence/new`, multipart: true },
      input({ name: 'title', label: 'What it shows', value: typed.title, error: errors?.title }),
      radios({
        name: 'kind',
        label: 'What it is',
        small: true,
        value: typed.kind,
        error: errors?.kind,
        options: evidenceKinds.map((value) => ({ value, text: kindWords[value] })),
      }),
      fileUpload({
        name: 'file',
        label: 'The file of a document or photograph',
        hint: 'PDF, Word, spreadsheet, text, PNG or JPEG, up to 20 MB.',
        error: errors?.file,
      }),
      input({ name: 'link', label: 'The address of a page on the web', value: typed.link, error: errors?.link }),
      textarea({
        name: 'words',
        label: 'The statement, or anything else to say',
        rows: 4,
        value: typed.words,
        error: errors?.words,
      }),
      namesNobody(errors),
      button({ text: 'Add it' }),
    )}`,
  })
}

export const checkFormPage = (view: Common & { readonly typed: CheckTyped }): PageView => {
  const { place, record, typed, errors } = view
  return framed({
    place,
    here: 'checking',
    title: 'Record a check or a confirmation',
    under: underRecord(view),
    errors,
    form: true,
    main: form(
      { action: `${recordAddress(place, record.id)}/check` },
      radios({
        name: 'kind',
        label: 'What do you record?',
        small: true,
        value: typed.kind,
        error: errors?.kind,
        options: checkKinds.map((value) => ({ value, text: checkWords[value] })),
      }),
      radios({
        name: 'upheld',
        label: 'Was it found as recorded?',
        small: true,
        value: typed.upheld,
        error: errors?.upheld,
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No', hint: 'The record is then only a claim again, until there is new evidence.' },
        ],
      }),
      input({
        name: 'organisation',
        label: 'Who confirmed or assessed it',
        hint: 'The organisation or group that benefited, or for whom the assessor works. Never a person.',
        value: typed.organisation,
        error: errors?.organisation,
      }),
      textarea({
        name: 'words',
        label: 'What was looked at, and what was found',
        rows: 4,
        value: typed.words,
        error: errors?.words,
      }),
      namesNobody(errors),
      button({ text: 'Record it' }),
    ),
  })
}

export const referenceFormPage = (view: Common & { readonly typed: ReferenceTyped }): PageView => {
  const { place, record, typed, errors } = view
  return framed({
    place,
    here: 'works',
    title: 'Add a reference',
    under: underRecord(view),
    errors,
    form: true,
    main: html`<p class="govuk-body-l">If the same person, place or document is claimed under two pieces of work, we tell you.</p><p class="govuk-body">Give the number by which you know it: an apprentice’s number, a plot, an invoice. It is made unreadable at once and never kept. Do not give a name.</p>${form(
      { action: `${recordAddress(place, record.id)}/reference` },
      radios({
        name: 'kind',
        label: 'What is it a reference of?',
        small: true,
        value: typed.kind,
        error: errors?.kind,
        options: referenceKinds.map((value) => ({ value, text: referenceWords[value] })),
      }),
      input({ name: 'reference', label: 'Reference', width: 20, value: typed.reference, error: errors?.reference }),
      namesNobody(errors),
      button({ text: 'Add it' }),
    )}`,
  })
}

export const takeBackPage = (
  view: Common & { readonly title: string; readonly action: string; readonly why: string },
): PageView =>
  framed({
    place: view.place,
    here: 'checking',
    title: view.title,
    under: underRecord(view),
    errors: view.errors,
    form: true,
    main: html`<p class="govuk-body">The grade of the record is then worked out as if it had never been there. It stays to be seen, with your reason.</p>${form(
      { action: view.action },
      textarea({ name: 'why', label: 'Why', rows: 2, value: view.why, error: view.errors?.why }),
      button({ text: 'Take it back', kind: 'warning' }),
    )}`,
  })

export const evidencePage = (
  view: Common & { readonly evidence: EvidenceRow; readonly mayAdd: boolean; readonly why: string },
): PageView => {
  const { place, record, evidence, mayAdd, errors } = view
  const at = evidenceAddress(place, record.id, evidence.id)
  return framed({
    place,
    here: 'works',
    title: evidence.title,
    caption: kindWords[evidence.kind],
    under: underRecord(view),
    errors,
    main: html`${evidence.withdrawnAt !== null && warningText(`Withdrawn by ${evidence.withdrawnBy ?? 'somebody'} on ${formatMoment(evidence.withdrawnAt)}: ${evidence.withdrawnWhy ?? ''}`)}${summaryList(
      [
        { key: 'Added by', value: `${evidence.addedBy}, ${formatMoment(evidence.addedAt)}` },
        ...(evidence.file === null ? [] : [{ key: 'File', value: link(`${at}/file`, evidence.file.name) }]),
        ...(evidence.link === null ? [] : [{ key: 'Page on the web', value: link(evidence.link, evidence.link) }]),
      ],
    )}${evidence.words !== '' && paragraphs(evidence.words)}${
      mayAdd &&
      evidence.withdrawnAt === null &&
      html`<h2 class="govuk-heading-m">Take it back</h2>${form(
        { action: `${at}/withdraw` },
        textarea({ name: 'why', label: 'Why', rows: 2, value: view.why, error: errors?.why }),
        button({ text: 'Take it back', kind: 'warning' }),
      )}`
    }`,
  })
}
