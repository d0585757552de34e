// `plan …`: the same actions as the pages.
import type { Command } from '../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../index.ts'
import { importCommand } from './commands/import.ts'
import { listCommand } from './commands/list.ts'

export const plansCommands = (services: PrioritiesServices): readonly Command[] => [
  importCommand(services),
  listCommand,
]
