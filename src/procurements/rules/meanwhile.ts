// Two people who change the same thing at once: the slower is told, and keeps what was typed.
import { type Result, wrong } from '../../platform/kernel/index.ts'

export const changedMeanwhile = (): Result<never> =>
  wrong({
    '': 'Somebody else changed this meanwhile. What you typed is still here, and what stands now is shown below. Keep yours to put it in its place.',
  })
