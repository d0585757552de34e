// The scale of scores that a new question begins with: our own words, each step told apart by what the reader of an answer can see.
import type { ScaleStep } from '../../rules/criteria.ts'

export const ownScale: readonly ScaleStep[] = [
  { score: 0, words: 'No answer, or one that has nothing to do with the question.' },
  { score: 1, words: 'Answers a small part. Says little of how, who or when, and shows nothing for it.' },
  { score: 2, words: 'Answers some of it. There are gaps that leave us in doubt whether it would be done.' },
  { score: 3, words: 'Answers all of it. Says how, who and when, with some evidence. Small gaps are left.' },
  { score: 4, words: 'Answers all of it in detail that fits this service, with evidence for each main point.' },
  {
    score: 5,
    words:
      'Answers all of it with evidence for every point, foresees what may go wrong, and says how we will see it is done.',
  },
]

export const fullMark = (scale: readonly ScaleStep[]): number => Math.max(0, ...scale.map(({ score }) => score))
