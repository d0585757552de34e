// What a bid says to one question, for those who score it.
import { type Html, html, summaryList, table } from '../../../platform/ui/index.ts'
import type { OpenedBid } from '../../checks/rules/types.ts'
import { paragraphs } from '../../pages/words.ts'
import type { Leaf } from '../../rules/tree.ts'

/** Thousandths of a unit, without noughts that say nothing. */
export const quantityWords = (thousandths: number): string =>
  (thousandths / 1000).toLocaleString('en-GB', { maximumFractionDigits: 3 })

const words = (text: string): number => text.split(/\s+/).filter((one) => one !== '').length

export const answerPart = ({ content }: OpenedBid, leaf: Leaf): Html => {
  if (content === null) return html`<p class="govuk-body">This bid could not be read.</p>`
  const answer = content.answers[leaf.id] ?? ''
  const promised = content.commitments.filter(({ criterion }) => criterion === leaf.id)
  return html`${
    answer === '' ? html`<p class="govuk-body">Nothing was answered.</p>` : paragraphs(answer)
  }<p class="govuk-body cw-muted">${words(answer).toLocaleString('en-GB')} of ${leaf.question.wordLimit.toLocaleString('en-GB')} words</p>${
    leaf.question.commitments.length > 0 &&
    table({
      caption: 'Promised',
      columns: [
        { name: 'measure', title: 'Measure' },
        { name: 'quantity', title: 'How much', numeric: true },
        { name: 'by', title: 'By' },
        { name: 'method', title: 'How' },
      ],
      listed: true,
      rows: leaf.question.commitments.map((asked) => {
        const found = promised.find(({ measure }) => measure === asked.measure)
        return [
          `${asked.code} ${asked.title}`,
          found === undefined ? 'Nothing' : `${quantityWords(found.quantity)} ${asked.unit}`,
          found?.by ?? '',
          found?.method ?? '',
        ]
      }),
    })
  }`
}

/** What the question was, and how it is scored. */
export const questionPart = (leaf: Leaf): Html =>
  html`<p class="govuk-body-l">${leaf.question.words}</p>${summaryList([
    { key: 'What good evidence is', value: leaf.question.goodEvidence },
    {
      key: 'The scale',
      value: html`<ul class="govuk-list">${leaf.question.scale.map(({ score, words: means }) => html`<li><strong>${score}</strong> ${means}</li>`)}</ul>`,
    },
    ...(leaf.question.passMark === null
      ? []
      : [{ key: 'Pass mark', value: `A bid that is agreed below ${leaf.question.passMark} fails.` }]),
  ])}`
