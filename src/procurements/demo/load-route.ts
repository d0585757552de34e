// Which way Merebridge's procurements go, and what was published: one decided twice, one reserved for small firms and charities nearby,
// one urgent and its notice late. Numbers are invented, and look it.
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import { asDay, type Day, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { lawPacks, packsKept } from '../packs/law.ts'
import type { Procurement } from '../pipeline/rules/types.ts'
import { procurementsOf } from '../pipeline/store/procurements.ts'
import { noAnswers } from '../route/rules/answers.ts'
import { regimeOf } from '../route/rules/regime.ts'
import { routesFor } from '../route/rules/routes-for.ts'
import { type Answers, authorities, isRouteKey, momentKinds } from '../route/rules/types.ts'
import { insertDecision, insertMoment, insertNotice, routeOf } from '../route/store/route.ts'
import data from './route.json' with { type: 'json' }

/** The data of the demonstration is ours: what does not fit is a fault in it. */
const must = <T>(value: T | undefined | null, what: string): T => {
  if (value === undefined || value === null) throw new Error(`The demonstration's data is wrong: there is no ${what}`)
  return value
}
const dayFrom = (text: string): Day => must(asDay(text), `day ${text}`)

type Given = (typeof data.decisions)[number]

const answersOf = ({ kind, subject, value, noticeOn }: Procurement, { on, answers }: Given): Answers => ({
  ...noAnswers(noticeOn ?? dayFrom(on)),
  ...{ kind, subject, value, framework: answers.framework, callOff: answers.callOff, change: answers.change },
  authority: must(
    authorities.find((one) => one === answers.authority),
    `authority ${answers.authority}`,
  ),
  ...{ direct: answers.direct === 'none' ? 'none' : null, mixed: answers.mixed === 'no' ? 'no' : null },
  reserve: answers.reserve === 'both' ? 'both' : answers.reserve === 'no' ? 'no' : null,
  ...{ urgent: answers.urgent ?? null, choice: answers.choice ?? null, likely: answers.likely ?? null },
  existing: answers.existing === 'no' ? 'no' : null,
})

export const loadRoutes = async (scope: Scope, place: PlaceId): Promise<void> => {
  const all = new Map((await procurementsOf(scope, place)).map((one) => [one.title, one]))
  const named = async (email: string) => must(await anyPersonByEmail(scope, email), `person ${email}`).name
  for (const given of data.decisions) {
    const procurement = must(all.get(given.of), `procurement ${given.of}`)
    const answers = answersOf(procurement, given)
    const advised = routesFor(answers, lawPacks)
    const route = must(isRouteKey(given.route) ? given.route : undefined, `route ${given.route}`)
    const edition = ((await routeOf(scope, procurement.id))?.edition ?? 0) + 1
    await insertDecision(scope, place, procurement.id, {
      ...{ edition, route, regime: regimeOf(route), answers, suggested: advised.suggested, reason: given.reason },
      against: advised.all.find((one) => one.route.key === route)?.fit === 'no',
      ...{ packs: packsKept(lawPacks), by: await named(given.by), at: new Date(`${given.on}T11:00:00Z`) },
    })
    await record(scope, {
      ...{ place, what: 'route decided', subject: { kind: 'procurement', id: procurement.id } },
      ...{ after: { edition, route }, why: given.reason },
    })
  }
  for (const { of, notice, number, at, by } of data.notices) {
    const publishedAt = new Date(at)
    const line = { notice, number, publishedAt, corrects: null, why: null }
    await insertNotice(scope, place, must(all.get(of), `procurement ${of}`).id, line, {
      ...{ by: await named(by), at: new Date(publishedAt.getTime() + 3_600_000) },
    })
  }
  for (const { of, kind, on, note, by } of data.moments) {
    const known = must(
      momentKinds.find((one) => one === kind),
      `kind ${kind}`,
    )
    const line = { kind: known, on: dayFrom(on), note, corrects: null }
    await insertMoment(scope, place, must(all.get(of), `procurement ${of}`).id, line, {
      ...{ by: await named(by), at: new Date(`${on}T18:00:00Z`) },
    })
  }
}
