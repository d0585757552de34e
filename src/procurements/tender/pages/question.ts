// The question at the end of a branch: words, scale, evidence, promises, and what it has to do with what is bought.
import {
  button,
  checkboxes,
  details,
  fieldset,
  form,
  hidden,
  html,
  input,
  type PageView,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import { type MeasureOffered, type QuestionTyped, stepsToType } from '../forms/question.ts'
import type { DraftForm } from './forms.ts'
import { tenderAt, underTender } from './words.ts'

export interface QuestionView extends DraftForm<QuestionTyped> {
  readonly criterion: { readonly id: string; readonly title: string }
  readonly measures: readonly MeasureOffered[]
  readonly priorities: readonly { readonly id: string; readonly title: string }[]
  readonly socialValue: boolean
  readonly lightTouch: boolean
}

const relating = ({ typed, errors, priorities, lightTouch }: QuestionView) =>
  fieldset(
    { legend: 'What it has to do with what is bought' },
    priorities.length > 0 &&
      checkboxes({
        ...{ name: 'serves', label: 'Which aims of this procurement does it serve?', size: 's', value: typed.serves },
        error: errors?.serves,
        options: priorities.map(({ id, title }) => ({ value: id, text: title })),
      }),
    textarea({
      ...{ name: 'reason', label: priorities.length > 0 ? 'Or the reason' : 'The reason', rows: 3 },
      ...{ value: typed.reason, error: errors?.reason },
      hint: lightTouch
        ? 'For this kind of service, what those who use it and their carers said, their different needs, and how near the provider is to them count too.'
        : 'The law asks that a question relates to what is bought.',
    }),
  )

const promising = ({ typed, errors, measures }: QuestionView) =>
  measures.length === 0
    ? html`<p class="govuk-body">No measures are chosen for this procurement, so no promises can be asked for.</p>`
    : html`${checkboxes({
        ...{ name: 'commitments', label: 'By which measures are bidders asked to promise something?' },
        ...{ value: typed.commitments, error: errors?.commitments },
        hint: 'For each they say how much, by when, and how. What the winner promises becomes part of the contract.',
        options: measures.map(({ measure, code, title, unit }) => ({
          ...{ value: measure, text: `${code}: ${title}`, hint: `Counted in ${unit}` },
        })),
      })}${checkboxes({
        ...{
          name: 'required',
          label: 'Without which of these is a bid not complete?',
          value: typed.required,
          size: 's',
        },
        options: measures.map(({ measure, code, title }) => ({ value: measure, text: `${code}: ${title}` })),
      })}`

export const questionPage = (view: QuestionView): PageView => {
  const { place, procurement, tender, criterion, typed, errors } = view
  return framed({
    place,
    title: criterion.title === '' ? 'A question' : criterion.title,
    caption: tender.title,
    under: underTender(view, tender),
    errors,
    main: form(
      { action: `${tenderAt(place, procurement.id, tender.id)}/criteria/${criterion.id}` },
      hidden('edition', typed.edition),
      textarea({
        ...{ name: 'words', label: 'The question', rows: 5, value: typed.words, error: errors?.words },
        hint: 'One thing at a time, in words that a small organisation uses.',
      }),
      input({
        ...{ name: 'wordLimit', label: 'At most how many words?', width: 5, inputmode: 'numeric' },
        ...{ value: typed.wordLimit, error: errors?.wordLimit },
      }),
      textarea({
        ...{ name: 'goodEvidence', label: 'What is good evidence?', rows: 3 },
        ...{ value: typed.goodEvidence, error: errors?.goodEvidence },
        hint: 'Bidders read it. Say what would show that an answer is true.',
      }),
      view.socialValue && relating(view),
      promising(view),
      fieldset(
        { legend: 'The scale of scores' },
        html`<p class="govuk-body">The lowest first. Bidders read it, and those who score choose from it.</p>`,
        ...stepsToType(typed.scale).map(
          ({ score, words }, i) =>
            html`${input({
              ...{ name: `score-${i + 1}`, label: `Score ${i + 1}`, width: 3, inputmode: 'numeric', value: score },
              error: errors?.[`score-${i + 1}`],
            })}${textarea({
              ...{
                name: `step-${i + 1}`,
                label: `What an answer is like that gets score ${i + 1}`,
                rows: 2,
                value: words,
              },
              error: errors?.[`step-${i + 1}`],
            })}`,
        ),
      ),
      details(
        { summary: 'A pass mark', open: typed.passMark !== '' || errors?.passMark !== undefined },
        input({
          ...{ name: 'passMark', label: 'Below which score does a bid fail? (optional)', width: 3 },
          ...{ inputmode: 'numeric', value: typed.passMark, error: errors?.passMark },
          hint: 'Use it only where the service would be unsafe. A bid that fails one question is out.',
        }),
      ),
      button({ text: 'Keep the question' }),
    ),
  })
}
