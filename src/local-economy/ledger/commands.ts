// `ledger …`: the same actions as the pages, for scripts and for whoever has no browser at hand.
import type { Command } from '../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../index.ts'
import { importCommand } from './commands/import.ts'
import { inspectCommand } from './commands/inspect.ts'
import { summaryCommand } from './commands/summary.ts'
import { undoCommand } from './commands/undo.ts'

export const ledgerCommands = (services: LocalEconomyServices): readonly Command[] => [
  inspectCommand(services),
  importCommand(services),
  summaryCommand(services),
  undoCommand,
]
