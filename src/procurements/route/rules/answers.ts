// Where the questions begin: nothing is answered yet.
import type { Day } from '../../../platform/kernel/index.ts'
import type { Answers } from './types.ts'

export const noAnswers = (on: Day): Answers => ({
  ...{ authority: null, kind: null, subject: null, value: null, on, mixed: null, framework: null, callOff: null },
  ...{ change: null, urgent: null, direct: null, reserve: null, existing: null, choice: null, likely: null },
  ...{ different: null, own: null, rise: null, before: null },
})
