// The forms of a draft: beginning it, its notice and timetable, its conditions.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  radios,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type ConditionsTyped, rowsToType } from '../forms/conditions.ts'
import { timeField } from '../forms/moment.ts'
import type { BeginTyped, WordsTyped } from '../forms/words.ts'
import { templates } from '../rules/templates.ts'
import type { MomentTyped } from '../rules/typed.ts'
import { tenderAt, tendersAt, underProcurement, underTender, type Where } from './words.ts'

export interface FormOf<T> extends Where {
  readonly typed: T
  readonly errors?: FieldErrors
}

export interface DraftForm<T> extends FormOf<T> {
  readonly tender: { readonly id: string; readonly title: string }
}

export const beginPage = (view: FormOf<BeginTyped> & { readonly lots: boolean | null }): PageView => {
  const { place, procurement, typed, errors, lots } = view
  return framed({
    place,
    title: 'Begin a tender',
    caption: procurement.title,
    under: underProcurement(view),
    errors,
    main: form(
      { action: `${tendersAt(place, procurement.id)}/new` },
      input({ name: 'title', label: 'What is it called?', value: typed.title, error: errors?.title }),
      input({
        ...{ name: 'lot', label: 'For which lot? (optional)', value: typed.lot, error: errors?.lot },
        hint:
          lots === true
            ? 'This procurement is bought in lots: begin a tender for each.'
            : 'Leave it empty where one tender is for the whole.',
      }),
      radios({
        ...{ name: 'template', label: 'What does it begin with?', value: typed.template, error: errors?.template },
        hint: 'Our own words, to be changed. Questions on social value begin with the aims of this procurement.',
        options: templates.map(({ name, title, words }) => ({ value: name, text: title, hint: words })),
      }),
      button({ text: 'Begin it' }),
    ),
  })
}

export const momentField = (
  name: string,
  label: string,
  typed: MomentTyped,
  errors: FieldErrors | undefined,
  hint?: string,
): Html =>
  html`${dateInput({ name, label, size: 's', hint, value: typed.day, error: errors?.[name] })}${input({
    ...{ name: timeField(name), label: `At what time? (${label.toLowerCase()})`, width: 5, value: typed.time },
    hint: 'By the clock in the United Kingdom, such as 12:00.',
  })}`

export const wordsPage = (view: DraftForm<WordsTyped>): PageView => {
  const { place, procurement, tender, typed, errors } = view
  return framed({
    place,
    title: 'Notice and timetable',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/words` },
      hidden('edition', typed.edition),
      input({ name: 'title', label: 'What is it called?', value: typed.title, error: errors?.title }),
      input({ name: 'lot', label: 'For which lot? (optional)', value: typed.lot, error: errors?.lot }),
      textarea({
        ...{ name: 'summary', label: 'The notice', rows: 8, value: typed.summary, error: errors?.summary },
        hint: 'What is bought, for whom, where, for how long, and who might bid. Small organisations and partnerships are welcome: say so.',
      }),
      momentField('questionsUntil', 'Questions are taken until', typed.questionsUntil, errors),
      momentField(
        'closesAt',
        'It closes',
        typed.closesAt,
        errors,
        'A bid counts when its first byte arrives before this moment.',
      ),
      input({
        ...{ name: 'graceMinutes', label: 'Minutes for the rest of a bid to arrive', width: 3, inputmode: 'numeric' },
        ...{ value: typed.graceMinutes, error: errors?.graceMinutes },
        hint: 'For slow lines: a bid that began in time may take so long to arrive whole.',
      }),
      dateInput({
        name: 'decisionOn',
        label: 'Decided on',
        size: 's',
        value: typed.decisionOn,
        error: errors?.decisionOn,
      }),
      radios({
        ...{ name: 'blindToPrice', label: 'Are prices hidden from those who score, until all scores are agreed?' },
        ...{ size: 's', inline: true, value: typed.blindToPrice, error: errors?.blindToPrice },
        options: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      }),
      button({ text: 'Keep it' }),
    ),
  })
}

export const conditionsPage = (view: DraftForm<ConditionsTyped>): PageView => {
  const { place, procurement, tender, typed, errors } = view
  return framed({
    place,
    title: 'Conditions for bidders',
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/conditions` },
      html`<p class="govuk-body">What a bidder must be or have to do the work, and no more. It is met or not met, and never scored. The law allows no audited accounts from those who need none, and no insurance before the award.</p>`,
      hidden('edition', typed.edition),
      ...rowsToType(typed.rows).map((row, i) =>
        fieldset(
          { legend: `Condition ${i + 1}` },
          hidden(`condition-${i + 1}-id`, row.id),
          input({
            ...{ name: `condition-${i + 1}-title`, label: 'What is asked for', value: row.title },
            error: errors?.[`condition-${i + 1}-title`],
          }),
          textarea({
            ...{ name: `condition-${i + 1}-words`, label: 'How it may be shown', rows: 3, value: row.words },
            error: errors?.[`condition-${i + 1}-words`],
          }),
        ),
      ),
      html`<p class="govuk-body">Empty both boxes to take a condition off. Keep the page to get more boxes.</p>`,
      button({ text: 'Keep them' }),
    ),
  })
}
