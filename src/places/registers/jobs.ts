// Loading a register that was sent in the browser: the file is in the store, and a job reads it.
import type { Files } from '../../platform/files/index.ts'
import type { JobContext, JobDefinition } from '../../platform/jobs/index.ts'
import { importRegister } from './actions/import.ts'
import type { RegisterKind } from './rules/types.ts'

export interface ImportJob {
  /** Of the kept file. */
  readonly key: string
  readonly name: string
  readonly kind: RegisterKind
  readonly edition?: string | undefined
}

export const importJobName = 'registers.import'

export const importJob = (files: Pick<Files, 'pathOf'>): JobDefinition<ImportJob> => ({
  name: importJobName,
  words: 'Load a register',
  work: async (context: JobContext, data: ImportJob) => {
    const path = await files.pathOf(data.key)
    const done = await context.write(() =>
      importRegister(
        context.scope,
        { file: { path, name: data.name }, kind: data.kind, edition: data.edition },
        (rows, words) => context.progress(rows, undefined, words),
      ),
    )
    return { load: done.load, duplicate: done.duplicateOf !== null }
  },
})
