// Criteria and answers for tests of evaluations: scales from nought, no words.
import assert from 'node:assert/strict'
import type { Answer } from '../../src/procurements/formulas/rules/formula.ts'
import type { ChosenFormula, Criteria, Criterion } from '../../src/procurements/rules/criteria.ts'

export const found = <T>(answer: Answer<T>): T =>
  answer.kind === 'value' ? answer.value : assert.fail(JSON.stringify(answer))

const steps = (most: number) => Array.from({ length: most + 1 }, (_, score) => ({ score, words: '' }))

export const scored = (id: string, weight: number, most: number, passMark: number | null = null): Criterion => ({
  ...{ id, title: id, kind: id.startsWith('social') ? 'social-value' : 'quality', weight, children: [], formula: null },
  question: { words: '', wordLimit: 0, goodEvidence: '', scale: steps(most), passMark, commitments: [] },
})
export const priced = (weight: number, formula: ChosenFormula): Criterion => ({
  ...{ id: 'price', title: 'Price', kind: 'price', weight, children: [], question: null, formula },
})
export const branch = (id: string, weight: number, children: Criteria): Criterion => ({
  ...{ id, title: id, kind: 'quality', weight, children, question: null, formula: null },
})

export const lowest: ChosenFormula = { name: 'relative-to-lowest', parameters: {} }
