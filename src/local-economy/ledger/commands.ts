// `ledger …`: the same actions as the pages, for scripts and for whoever has no browser at hand.
import type { Command } from '../../platform/kernel/index.ts'
import type { LocalEconomyServices } from '../index.ts'

export const ledgerCommands = (_services: LocalEconomyServices): readonly Command[] => []
