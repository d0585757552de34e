// The shape of one command of the command line. A feature lists its commands; `cli` finds, explains and runs them.
import type { Scope } from './scope.ts'

export interface CommandOption {
  readonly name: string
  /** What stands for the value in the help, in capitals; absent for a switch. */
  readonly value?: string
  readonly words: string
  readonly required?: boolean
}

export interface CommandContext {
  readonly scope: Scope
  /** Positional arguments, after the command's own words. */
  readonly args: readonly string[]
  /** Values of the options given; a switch is `'yes'`. */
  readonly options: Readonly<Record<string, string>>
  /** Runs the work in one transaction, under the scope. */
  readonly write: <T>(work: () => Promise<T>) => Promise<T>
  readonly read: <T>(work: () => Promise<T>) => Promise<T>
  /** Words on standard error: what is being done. Never in the JSON. */
  readonly say: (words: string) => void
}

/** 0 done, 1 refused or failed, 3 done with rows held, 4 a question must be answered first (nothing changed). */
export type ExitCode = 0 | 1 | 3 | 4

export interface CommandAnswer {
  /** Printed on standard output with `--json`; has its schema and example under `docs/api/commands/`. */
  readonly json: unknown
  /** Printed on standard output without `--json`. */
  readonly words: string
  readonly exit?: ExitCode
}

export interface Command {
  /** `place create` */
  readonly name: string
  readonly words: string
  /** Positional arguments as the help shows them: `FILE…` */
  readonly args?: string
  readonly options: readonly CommandOption[]
  /** For what asks nothing of the installation, such as a sum: run in place of `run`, without opening or making one. */
  readonly alone?: (given: Pick<CommandContext, 'args' | 'options'>) => Promise<CommandAnswer>
  readonly run: (context: CommandContext) => Promise<CommandAnswer>
}
