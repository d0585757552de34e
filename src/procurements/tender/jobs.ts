// Telling those who follow a tender that something is new. Only the program itself reads who they are.
import { anyPersonById } from '../../platform/auth/index.ts'
import type { JobDefinition } from '../../platform/jobs/index.ts'
import { formatMoment, listOf } from '../../platform/kernel/index.ts'
import type { Mailer } from '../../platform/mail/index.ts'
import { type TellJob, tellJobName } from './actions/ports.ts'
import { newsMail } from './messages/news.ts'
import { followersOf } from './store/rooms.ts'
import { publishedTender } from './store/tenders.ts'

export interface TellServices {
  readonly mail: Pick<Mailer, 'send'>
  /** Where people reach the site, without a slash at the end. */
  readonly address: () => string
}

const tellJob = ({ mail, address }: TellServices): JobDefinition<TellJob> => ({
  name: tellJobName,
  words: 'Tell those who follow a tender what is new',
  as: 'procurements',
  work: async ({ scope, write }, { tender: id, news }) =>
    write(async () => {
      const tender = await publishedTender(scope, id)
      if (tender === undefined) return { told: false }
      const about = {
        ...{ title: tender.title, address: `${address()}/tenders/${id}`, closes: formatMoment(tender.closesAt) },
        buyers: listOf(tender.published.buyers.map(({ name }) => name)),
      }
      for (const { person } of await followersOf(scope, id)) {
        const found = await anyPersonById(scope, person)
        if (found !== undefined && found.deactivated === undefined) await mail.send(scope, newsMail(news, found, about))
      }
      // Not how many: that would tell how many may bid.
      return { told: true }
    }),
})

export const tenderJobs = (services: TellServices): readonly JobDefinition<never>[] => [
  tellJob(services) as JobDefinition<never>,
]
