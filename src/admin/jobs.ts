// What the running system does by itself: deliver mail, tidy up, and look every day whether all is well.
import type { JobDefinition } from '../platform/jobs/index.ts'
import { wipeOldSecrets } from '../platform/mail/index.ts'
import { sweepUnpacked } from '../platform/tabular/index.ts'
import { check } from './actions/check.ts'
import type { AdminServices } from './index.ts'

type Services = Pick<AdminServices, 'mail' | 'files' | 'checks'>

/** About nine hours of trying: a mail server may be down for a night. */
const deliver = ({ mail }: Services): JobDefinition<{ mail: string }> => ({
  name: 'mail.deliver',
  words: 'Send a mail',
  attempts: 40,
  quick: true,
  as: 'mail',
  work: async (context, data) => ({ outcome: await mail.deliver(context, data.mail) }),
})

/** An upload, or the reading of a file, still under way after a day was given up. */
const unfinishedAfterMs = 24 * 60 * 60 * 1000

const tidy = ({ files }: Services): JobDefinition<unknown> => ({
  name: 'admin.tidy',
  words: 'Wipe old one-time links from the outbox, and clear away unfinished uploads',
  quick: true,
  as: 'the clock',
  everyHours: 24,
  work: async (context) => {
    const before = new Date(Date.now() - unfinishedAfterMs)
    return {
      textsWiped: await context.write(() => wipeOldSecrets(context.scope)),
      uploadsCleared: await files.sweep(before),
      unpackedCleared: await sweepUnpacked(before),
    }
  },
})

const dailyCheck = ({ checks }: Services): JobDefinition<unknown> => ({
  name: 'admin.check',
  words: 'Check the audit, the stored files and the records',
  as: 'the clock',
  everyHours: 24,
  work: async (context) => {
    const looks = checks()
    const receipt = await check(context, looks, (words, done, total) => context.progress(done, total, words))
    await context.progress(looks.length, looks.length, receipt.ok ? 'All is well.' : 'Something is wrong.')
    return receipt
  },
})

export const jobs = (services: Services): readonly JobDefinition<never>[] => [
  deliver(services),
  tidy(services),
  dailyCheck(services),
]
