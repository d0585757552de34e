// `framework …`: the same actions as the pages.
import type { Command } from '../../platform/kernel/index.ts'
import type { IntakeServices } from './actions/services.ts'
import { exportCommand } from './commands/export.ts'
import { importCommand } from './commands/import.ts'

export const intakeCommands = (services: IntakeServices): readonly Command[] => [
  importCommand(services),
  exportCommand(services),
]
