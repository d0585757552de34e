// Runs a method on what was read: the answer at the centre, its range, and a simulation where distributions are given.
import type { Range } from '../../rules/words.ts'
import type { Evaluation } from './evaluation.ts'
import { type Input, settled, uncertainInputs } from './inputs.ts'
import type { Method, Outcome, Read } from './method.ts'
import { type Draws, monteCarlo } from './simulate.ts'
import { centralOf, endsOf } from './uncertain.ts'

type Answer = Extract<Outcome, { readonly kind: 'answer' }>

/**
 * All uncertain inputs at the end that makes the answer small, or at the end that makes it large. Because the answer goes one way
 * with each input (`moves`; a test tries it), no other choice of inputs within their ranges leaves the range of the two.
 */
const corner = (method: Method, read: Read, inputs: readonly Input[], towards: 'low' | 'high'): Outcome => {
  const ends = new Map(
    inputs.map(({ path, field, value }) => {
      const { low, high } = endsOf(field, value)
      return [path, (field.moves === 'down') === (towards === 'low') ? high : low]
    }),
  )
  const given = settled(read, (path, value) => ends.get(path) ?? centralOf(value))
  return method.calculate(method.tableEnd?.(given, towards) ?? given)
}

const rangesOf = (
  method: Method,
  low: Answer,
  central: Answer,
  high: Answer,
): { readonly range: Range; readonly alsoRange: Readonly<Record<string, Range>> } => ({
  range: { low: low.value, central: central.value, high: high.value },
  alsoRange: Object.fromEntries(
    method.others
      .filter(({ movesWithAnswer }) => movesWithAnswer)
      .flatMap(({ name }) => {
        const [least, middle, most] = [low.also[name], central.also[name], high.also[name]]
        return least === undefined || middle === undefined || most === undefined
          ? []
          : [[name, { low: least, central: middle, high: most }]]
      }),
  ),
})

/** What a method answers to what `readGiven` read. */
export const run = (method: Method, read: Read, draws: Draws = { seed: 1, draws: 10_000 }): Evaluation => {
  const named = { method: method.key, version: method.version, sources: method.sources, limits: method.limits }
  const central = method.calculate(settled(read, (_, value) => centralOf(value)))
  if (central.kind !== 'answer') return { ...named, ...central }
  const { value, also } = central
  const sure = { ...named, kind: 'answer', unit: method.unit, value, also, working: central.working() } as const
  const inputs = uncertainInputs(method, read)
  const [low, high] = [corner(method, read, inputs, 'low'), corner(method, read, inputs, 'high')]
  if (low.kind !== 'answer') return { ...named, ...low }
  if (high.kind !== 'answer') return { ...named, ...high }
  if (inputs.length === 0 && low.value === high.value) return { ...sure, range: null, alsoRange: {}, simulation: null }
  const simulation = monteCarlo(method, read, draws)
  return { ...sure, ...rangesOf(method, low, central, high), simulation }
}
