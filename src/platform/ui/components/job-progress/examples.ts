import { examplesOf } from '../../example.ts'
import { jobProgress } from './job-progress.ts'

export const jobProgressExamples = examplesOf(jobProgress, {
  'at work': {
    name: 'postcodes',
    title: 'Taking in postcodes',
    state: 'working',
    done: 612_000,
    total: 1_680_000,
    words: 'Reading ONSPD_AUG_2026.csv. 14 lines held back so far.',
    href: '/jobs/1',
  },
  failed: {
    name: 'boundaries',
    title: 'Taking in boundaries',
    state: 'failed',
    words:
      'The file stops in the middle of a line. Nothing was changed: fetch the file again and take it in once more.',
    href: '/jobs/2',
  },
})
