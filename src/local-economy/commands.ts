// The commands of local-economy, room by room.
import type { Command } from '../platform/kernel/index.ts'
import type { LocalEconomyServices } from './index.ts'
import { ledgerCommands } from './ledger/commands.ts'

export const commands = (services: LocalEconomyServices): readonly Command[] => ledgerCommands(services)
