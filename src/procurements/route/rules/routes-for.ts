// From answers to routes: each one with whether it is open, and why. It advises; an officer decides.
import { formatDay } from '../../../platform/kernel/index.ts'
import { actApplies } from './act.ts'
import { paSays } from './pa.ts'
import { isPsrRoute, psrSays, underPsr } from './psr.ts'
import { thresholdFor } from './thresholds.ts'
import type { Advice, Advised, Answers, LawPacks, RouteKey, RouteRule } from './types.ts'

/** What the law prefers: what must be followed, then what asks least while it is open to competition. */
const order: readonly RouteKey[] = [
  ...(['psr-urgent', 'psr-modification', 'psr-direct-a', 'psr-direct-b', 'psr-direct-c'] as const),
  ...(['psr-most-suitable', 'psr-competitive', 'below-threshold-reserved', 'below-threshold'] as const),
  ...(['direct-award', 'light-touch', 'pa2023-open', 'pa2023-flexible'] as const),
]

const advice = (route: RouteRule, answers: Answers, packs: LawPacks): Advice => {
  if (answers.on < route.from)
    return { route, fit: 'no', why: `Its law is in force from ${formatDay(route.from)} only.` }
  const found = thresholdFor(answers, packs.thresholds)
  const { key } = route
  return { route, ...(isPsrRoute(key) ? psrSays(key, answers, packs.thresholds) : paSays(key, answers, found)) }
}

const noThreshold = {
  pence: null,
  reached: null,
  words: 'The Provider Selection Regime has no threshold: it governs every value.',
}

export const routesFor = (answers: Answers, packs: LawPacks): Advised => {
  const threshold = thresholdFor(answers, packs.thresholds)
  const all = packs.routes.routes.map((route) => advice(route, answers, packs))
  const open = new Set(all.filter(({ fit }) => fit === 'yes').map(({ route }) => route.key))
  const shown = underPsr(answers).fit === 'yes' ? noThreshold : threshold
  return {
    all,
    threshold: shown,
    act: actApplies(answers, threshold),
    suggested: order.find((key) => open.has(key)) ?? null,
  }
}
