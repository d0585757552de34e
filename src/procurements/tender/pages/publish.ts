// The last look before everybody sees it, and what comes after: amending, the official number.
import { type FieldErrors, formatMoment } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  dateInput,
  details,
  form,
  hidden,
  html,
  input,
  type PageView,
  radios,
  select,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { link } from '../../pages/words.ts'
import type { Finding } from '../rules/findings.ts'
import { hoursOf } from '../rules/hours.ts'
import { stops } from '../rules/lint.ts'
import { placedIn } from '../rules/tree.ts'
import type { AmendTyped, OfficialTyped } from '../rules/typed.ts'
import type { Tender } from '../rules/types.ts'
import { findingsList, hoursPart } from './findings.ts'
import { type DraftForm, momentField } from './forms.ts'
import { tenderAt, underTender, type Where } from './words.ts'

export interface PublishView extends Where {
  readonly tender: Tender
  readonly findings: readonly Finding[]
  readonly errors?: FieldErrors
}

export const publishPage = (view: PublishView): PageView => {
  const { place, procurement, tender, findings, errors } = view
  const at = tenderAt(place, procurement.id, tender.id)
  return framed({
    place,
    title: 'Publish the tender',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: html`${findingsList(findings)}${hoursPart(hoursOf(tender.criteria, tender.conditions))}${
      stops(findings).length > 0
        ? html`<p class="govuk-body">${link(at, 'Back to the draft')}</p>`
        : html`${warningText('Publishing is the first step that the law counts. Criteria, weights, questions, scales, conditions and formula stay as they are from then on.')}${form(
            { action: `${at}/publish` },
            hidden('edition', tender.edition),
            findings.length > 0 &&
              checkboxes({
                ...{ name: 'read', label: 'The suggestions above', size: 's', error: errors?.read },
                options: [{ value: 'yes', text: 'I have read them, and publish it as it is' }],
              }),
            button({ text: 'Publish it' }),
          )}<p class="govuk-body">This page is not the official notice. Publish that on the central platform as well, and record its number here.</p>`
    }`,
  })
}

export interface AmendView extends Omit<DraftForm<AmendTyped>, 'tender'> {
  readonly tender: Tender
  /** What we suggest where much is changed. */
  readonly suggested: Date
}

export const amendPage = (view: AmendView): PageView => {
  const { place, procurement, tender, typed, errors, suggested } = view
  return framed({
    place,
    title: 'Amend the tender',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/amend` },
      html`<p class="govuk-body">Everybody who follows the tender is told, and it stands on its page. What bids are judged by stays; where that was wrong, abandon this tender and publish a new one.</p>`,
      hidden('edition', typed.edition),
      textarea({
        ...{ name: 'words', label: 'What is changed, and why', rows: 5, value: typed.words, error: errors?.words },
      }),
      select({
        ...{ name: 'about', label: 'Does it explain a question?', value: typed.about, error: errors?.about },
        options: [
          { value: '', text: 'No, or more than one' },
          ...placedIn(tender.criteria)
            .filter(({ leaf }) => leaf)
            .map(({ criterion: { id, title } }) => ({ value: id, text: title })),
        ],
      }),
      radios({
        ...{ name: 'substantial', label: 'Must bidders rewrite a part of their bid?', size: 's' },
        ...{ value: typed.substantial, error: errors?.substantial },
        hint: `Then it should not close before ${formatMoment(suggested)}.`,
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      }),
      details(
        { summary: 'Give no more time, although much is changed', open: errors?.noExtensionWhy !== undefined },
        textarea({
          ...{ name: 'noExtensionWhy', label: 'Why do bidders need no more time?', rows: 3 },
          ...{ value: typed.noExtensionWhy, error: errors?.noExtensionWhy },
        }),
      ),
      input({ name: 'title', label: 'What it is called', value: typed.title, error: errors?.title }),
      textarea({ name: 'summary', label: 'The notice', rows: 6, value: typed.summary, error: errors?.summary }),
      momentField(
        'questionsUntil',
        'Questions are taken until',
        typed.questionsUntil,
        errors,
        'Never sooner than now.',
      ),
      momentField('closesAt', 'It closes', typed.closesAt, errors, 'Never sooner than now.'),
      dateInput({
        name: 'decisionOn',
        label: 'Decided on',
        size: 's',
        value: typed.decisionOn,
        error: errors?.decisionOn,
      }),
      button({ text: 'Publish the amendment' }),
    ),
  })
}

export const officialPage = (view: DraftForm<OfficialTyped>): PageView => {
  const { place, procurement, tender, typed, errors } = view
  return framed({
    place,
    title: 'Record the official notice',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/official` },
      html`<p class="govuk-body">The notice that the law asks for stands on the central platform. Say what it is called there, so that bidders can find it.</p>`,
      input({
        ...{ name: 'number', label: 'Its number', width: 20, value: typed.number, error: errors?.number },
        hint: 'Such as 2026/S 000-012345.',
      }),
      momentField('at', 'When it went up', typed.at, errors),
      button({ text: 'Record it' }),
    ),
  })
}
