// A clause of the specification from a measure: a beginning in plain words, for an officer to change.
export interface MeasureWords {
  readonly title: string
  readonly definition: string
  readonly whoCounts: string
  readonly unit: string
  readonly frequency: 'once' | 'monthly' | 'quarterly' | 'yearly'
  readonly evidence: Readonly<Partial<Record<string, string>>>
}

const often: Readonly<Record<MeasureWords['frequency'], string>> = {
  once: 'once, when it is done',
  monthly: 'every month',
  quarterly: 'every three months',
  yearly: 'once a year',
}

const sentence = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '' || /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

/** The amount is left open: bidders say how much, and what they say becomes part of the contract. */
export const clauseFor = ({ title, definition, whoCounts, unit, frequency, evidence }: MeasureWords): string =>
  [
    `The provider says in its offer how much of this it will do, counted in ${unit}, and by when: “${title.trim()}”. What it says becomes part of the contract.`,
    definition.trim() === '' ? '' : `What is meant: ${sentence(definition)}`,
    whoCounts.trim() === '' ? '' : `What counts: ${sentence(whoCounts)}`,
    `The provider reports it ${often[frequency]}.`,
    (evidence.evidenced ?? '').trim() === '' ? '' : `With each report it shows: ${sentence(evidence.evidenced ?? '')}`,
    'No report names a person.',
  ]
    .filter((part) => part !== '')
    .join(' ')
