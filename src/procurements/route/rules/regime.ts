// Which body of law a route falls under.
import type { Regime, RouteKey } from './types.ts'

const regimes: Readonly<Record<RouteKey, Regime>> = {
  ...{ 'pa2023-open': 'pa2023', 'pa2023-flexible': 'pa2023', 'direct-award': 'pa2023', 'light-touch': 'light-touch' },
  ...{ 'below-threshold': 'below-threshold', 'below-threshold-reserved': 'below-threshold' },
  ...{ 'psr-direct-a': 'psr', 'psr-direct-b': 'psr', 'psr-direct-c': 'psr', 'psr-most-suitable': 'psr' },
  ...{ 'psr-competitive': 'psr', 'psr-urgent': 'psr', 'psr-modification': 'psr' },
}

export const regimeOf = (route: RouteKey): Regime => regimes[route]
