// What others do when a tender is published or changed. The door for the app hands these in.
import type { Jobs } from '../../../platform/jobs/index.ts'
import type { Scope } from '../../../platform/kernel/index.ts'
import type { PriceLaboratory } from '../rules/laboratory.ts'
import type { PublishedTender, TenderId } from '../rules/types.ts'

export interface TenderPorts {
  /** Makes the key that bids are sealed to. In the open transaction: without a key nothing is published. */
  readonly makeKey: (scope: Scope, tender: TenderId) => Promise<void>
  /** Tells suppliers who asked for notices like this one. In the open transaction. */
  readonly alert: (scope: Scope, tender: PublishedTender) => Promise<void>
  readonly jobs: Pick<Jobs, 'start'>
  /** The price formulas that may be chosen, and their tests. */
  readonly laboratory: PriceLaboratory
}

export type News = 'amended' | 'answered' | 'abandoned'

export const tellJobName = 'procurements.tell-followers'

/** What the job is handed: neither a name nor a count of those who follow. */
export interface TellJob {
  readonly tender: TenderId
  readonly news: News
}

/** In the open transaction: the mails are written once it has committed. */
export const tellFollowers = async (
  scope: Scope,
  { jobs }: Pick<TenderPorts, 'jobs'>,
  tender: TenderId,
  news: News,
): Promise<void> => {
  const data: TellJob = { tender, news }
  await jobs.start(scope, tellJobName, data)
}
