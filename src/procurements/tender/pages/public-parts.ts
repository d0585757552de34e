// One question of a published tender, and one change of an amendment, in words.
import { formatDay, formatMoment } from '../../../platform/kernel/index.ts'
import { details, type Html, html } from '../../../platform/ui/index.ts'
import { paragraphs } from '../../pages/words.ts'
import type { Placed } from '../rules/tree.ts'
import type { Amendment, Change } from '../rules/types.ts'
import { percentWords } from './words.ts'

const explained = (id: string, amendments: readonly Amendment[]): readonly Html[] =>
  amendments
    .filter(({ about }) => about === id)
    .map(({ number, words }) => html`<p class="govuk-body"><strong>Amendment ${number}:</strong> ${words}</p>`)

export const questionPart = ({ criterion, share }: Placed, amendments: readonly Amendment[]): Html => {
  const { question, formula, title, id } = criterion
  const head = html`<h3 class="govuk-heading-s">${title}, ${percentWords(share)} of all marks</h3>`
  if (question === null)
    return html`${head}<p class="govuk-body">Your price, for the whole term, without VAT.${formula !== null && ' How it becomes points stands below.'}</p>${explained(id, amendments)}`
  return html`${head}${paragraphs(question.words)}<p class="govuk-body">At most ${question.wordLimit.toLocaleString('en-GB')} words.${
    question.passMark !== null && ` A bid that gets fewer than ${question.passMark} points here fails.`
  }</p>${
    question.goodEvidence !== '' &&
    html`<p class="govuk-body"><strong>Good evidence:</strong> ${question.goodEvidence}</p>`
  }${
    question.commitments.length > 0 &&
    html`<p class="govuk-body">Say how much you promise, by when, and how:</p><ul class="govuk-list govuk-list--bullet">${question.commitments.map(
      (one) => html`<li>${one.code}: ${one.title}, counted in ${one.unit}${one.required && ' (must be answered)'}</li>`,
    )}</ul>`
  }${details(
    { summary: `How “${title}” is scored` },
    html`<dl class="govuk-body">${question.scale.map(({ score, words }) => html`<dt><strong>${score}</strong></dt><dd>${words}</dd>`)}</dl>`,
  )}${explained(id, amendments)}`
}

const fields: Readonly<Record<Change['field'], string>> = {
  title: 'The title',
  summary: 'The notice',
  questionsUntil: 'Questions are taken until',
  closesAt: 'It closes',
  decisionOn: 'It is decided',
}

const value = (field: Change['field'], text: string | null): string => {
  if (text === null) return 'not said'
  if (field === 'questionsUntil' || field === 'closesAt') return formatMoment(new Date(text))
  return field === 'decisionOn' ? formatDay(text as Parameters<typeof formatDay>[0]) : `“${text}”`
}

export const amendmentWords = ({ field, before, after }: Change): string =>
  field === 'summary'
    ? `${fields[field]} was rewritten.`
    : `${fields[field]}: ${value(field, after)}. Before: ${value(field, before)}.`
