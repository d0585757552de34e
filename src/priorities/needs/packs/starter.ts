// Our starter list, from readable data. What it says is held against its shape by starter.test.ts.
import type { StarterEntry, StarterPack } from '../rules/pack.ts'
import pack from './indicators.json' with { type: 'json' }

export const starterPack: StarterPack = { ...pack, indicators: pack.indicators as readonly StarterEntry[] }
