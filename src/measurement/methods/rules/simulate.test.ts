import assert from 'node:assert/strict'
import { test } from 'node:test'
import { methodByKey } from './all.ts'
import type { Answered } from './evaluation.ts'
import { readGiven } from './read.ts'
import { run } from './run.ts'

const answer = (key: string, input: unknown, draws = { seed: 7, draws: 20_000 }): Answered => {
  const method = methodByKey(key)
  assert.ok(method)
  const read = readGiven(method, input)
  assert.ok(read.ok, JSON.stringify(read.ok ? {} : read.errors))
  const found = run(method, read.value, draws)
  return found.kind === 'answer' ? found : assert.fail(JSON.stringify(found))
}

const people = { distribution: 'uniform', low: 0, high: 100 }
const near = (actual: number | undefined, expected: number, within: number) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= within, `${actual} is not near ${expected}`)

test('the same seed gives the same draws, another seed others', () => {
  const input = { people, points: 1, years: 1, perPoint: 100 }
  assert.deepEqual(answer('wellby', input), answer('wellby', input))
  const [one, other] = [1, 2].map((seed) => answer('wellby', input, { seed, draws: 1000 }).simulation?.mean)
  assert.notEqual(one, other)
})

test('one more uncertain input does not change what the others draw', () => {
  const alone = answer('wellby', { people, points: 1, years: 1, perPoint: 100 }).simulation
  const both = answer('wellby', {
    people,
    points: { distribution: 'uniform', low: 1, high: 1 },
    years: 1,
    perPoint: 100,
  }).simulation
  assert.equal(alone?.mean, both?.mean)
})

test('mean, median and the ends of a uniform, a triangular and a normal input are those of the distribution', () => {
  const even = answer('wellby', { people, points: 1, years: 1, perPoint: 100 }).simulation
  near(even?.mean, 5000, 60)
  near(even?.median, 5000, 120)
  near(even?.p5, 500, 60)
  near(even?.p95, 9500, 60)
  const three = answer('wellby', {
    people: { distribution: 'triangular', low: 0, mode: 30, high: 90 },
    points: 1,
    years: 1,
    perPoint: 100,
  }).simulation
  near(three?.mean, 4000, 60)
  const bell = answer('price-base', {
    amount: { distribution: 'normal', mean: 10_000, sd: 1000 },
    from: 2020,
    to: 2020,
  })
  near(bell.simulation?.mean, 10_000, 40)
  near(bell.simulation?.p5, 8355, 60)
  near(bell.simulation?.p95, 11_645, 60)
  near(bell.range?.low, 8355, 1)
})

test('drivers are ranked by how much of the spread follows them; what has only a range is kept at its centre and named', () => {
  const { simulation } = answer('unit-cost', {
    quantity: { distribution: 'uniform', low: 10, high: 100 },
    cost: { low: 900, central: 1000, high: 1100 },
    costYear: 2020,
    priceYear: 2020,
    deadweight: { distribution: 'uniform', low: 0.2, high: 0.25 },
  })
  assert.deepEqual(
    simulation?.drivers.map(({ path, correlation }) => [path, correlation > 0]),
    [
      ['quantity', true],
      ['deadweight', false],
    ],
  )
  assert.ok((simulation?.drivers[0]?.squared ?? 0) > 0.9)
  assert.deepEqual(simulation?.keptCentral, ['Unit cost'])
})

test('no distribution, no simulation', () => {
  assert.equal(answer('wellby', { people: 1, points: 1, years: 1 }).simulation, null)
})
