// The audit's front door: write an act, search the acts, check the chains, erase personal detail.

export { beginDemonstrationChain, removeDemonstrationChain } from './demonstration.ts'
export { erasePersonalDetail } from './erase.ts'
export { record } from './record.ts'
export { auditEntry, searchAudit } from './search.ts'
export type { AuditEntry, AuditFilter, AuditPage, AuditReader, AuditRecord, ChainReport } from './types.ts'
export { verifyChains } from './verify.ts'
