// Parity of esteem over all orders of votes, objections, withdrawals, changes of lead, and seats that come and go.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PersonId } from '../../platform/kernel/index.ts'
import {
  type Act,
  type AgreementEvent,
  acts,
  agreedSince,
  allAgree,
  type SeatNow,
  standsOf,
  stateOf,
  whyNot,
} from './rules.ts'

const sectors = ['local-authority', 'nhs-commissioner', 'vcse', 'provider'] as const
const person = (name: string) => name as PersonId

interface World {
  seats: SeatNow[]
  events: AgreementEvent[]
  clock: number
}

type Step =
  | { readonly do: Act; readonly sector: (typeof sectors)[number]; readonly words: string }
  | { readonly do: 'lead' | 'empty' | 'add' | 'remove'; readonly sector: (typeof sectors)[number] }

const seat = (sector: string, who: string | null): SeatNow => ({
  sector,
  title: sector,
  lead: who === null ? null : { person: person(who), name: who },
})

const start = (): World => ({ seats: sectors.slice(0, 3).map((one) => seat(one, `${one}-1`)), events: [], clock: 0 })

/** As the actions do it: refused, or kept and settled. */
const act = (world: World, kind: Act, sector: string, words: string): boolean => {
  const lead = world.seats.find((one) => one.sector === sector)?.lead ?? null
  if (whyNot(kind, lead === null ? null : sector, words, world.events) !== undefined) return false
  world.clock += 1
  const given = words.trim() === '' ? null : words.trim()
  const at = new Date(world.clock)
  world.events.push({ kind, sector, person: lead!.person, name: lead!.name, words: given, at })
  return true
}

const settle = (world: World): void => {
  if (agreedSince(world.events) === null && allAgree(world.events, world.seats))
    world.events.push({ kind: 'reached', at: new Date(world.clock) })
}

const change = (world: World, step: Exclude<Step, { words: string }>): void => {
  const others = world.seats.filter(({ sector }) => sector !== step.sector)
  const found = world.seats.find(({ sector }) => sector === step.sector)
  if (step.do === 'remove') world.seats = others
  if (step.do === 'add' && !found) world.seats = [...others, seat(step.sector, null)]
  if (step.do === 'lead' && found) world.seats = [...others, seat(step.sector, `${step.sector}-${world.clock + 2}`)]
  if (step.do === 'empty' && found) world.seats = [...others, seat(step.sector, null)]
}

const run = (world: World, step: Step): boolean => {
  const done = 'words' in step && act(world, step.do, step.sector, step.words)
  if (!('words' in step)) change(world, step)
  settle(world)
  return done
}

const aSector = fc.constantFrom(...sectors)
const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom(...acts),
        sector: aSector,
        words: fc.constantFrom('', ' ', 'because'),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lead', 'empty', 'add', 'remove'), sector: aSector }) },
  ),
  { maxLength: 30 },
) as fc.Arbitrary<Step[]>

test('it is agreed at a moment at which every seat with a lead had agreed, and there was one, and at no other', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const world = start()
      for (const step of all) {
        const before = stateOf(world.events, world.seats)
        run(world, step)
        if (stateOf(world.events, world.seats) !== 'agreed' || before === 'agreed') continue
        const led = world.seats.filter(({ lead }) => lead !== null)
        const stands = standsOf(world.events, world.seats)
        assert.ok(led.length > 0)
        for (const { sector } of led) assert.equal(stands.find((one) => one.sector === sector)?.stand, 'agreed')
      }
    }),
  )
})

test('what was agreed stands through every change of leads and seats, until a seat says otherwise in words', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const world = start()
      for (const step of all) {
        const before = stateOf(world.events, world.seats)
        const done = run(world, step)
        const after = stateOf(world.events, world.seats)
        if (before !== 'agreed' || after === 'agreed') continue
        assert.ok(done && 'words' in step && step.words.trim() !== '', JSON.stringify(step))
        assert.ok(step.do === 'objected' || step.do === 'reopened')
      }
    }),
  )
})

test('no act of one seat changes where another stands, and what was objected stays to be read', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const world = start()
      for (const step of all) {
        const before = standsOf(world.events, world.seats)
        const said = world.events.filter(({ kind }) => kind === 'objected')
        run(world, step)
        assert.deepEqual(world.events.filter(({ kind }) => kind === 'objected').slice(0, said.length), said)
        if (!('words' in step)) continue
        const after = standsOf(world.events, world.seats)
        for (const one of before)
          if (one.sector !== step.sector)
            assert.deepEqual(
              after.find(({ sector }) => sector === one.sector),
              one,
            )
      }
    }),
  )
})

test('every order of votes ends alike where all agree, and a silent or objecting lead holds it up', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...sectors.slice(0, 3)], { minLength: 3 }), aSector, (order, late) => {
      const world = start()
      for (const [i, sector] of order.entries()) {
        assert.equal(stateOf(world.events, world.seats), 'open', `before vote ${i + 1}`)
        run(world, { do: 'agreed', sector, words: '' })
      }
      assert.equal(stateOf(world.events, world.seats), 'agreed')
      const other = start()
      const objector = order.find((sector) => sector === late) ?? order[0]!
      run(other, { do: 'objected', sector: objector, words: 'not like this' })
      for (const sector of order) if (sector !== objector) run(other, { do: 'agreed', sector, words: '' })
      assert.equal(stateOf(other.events, other.seats), 'objected')
      run(other, { do: 'withdrew', sector: objector, words: '' })
      assert.equal(stateOf(other.events, other.seats), 'open')
      run(other, { do: 'agreed', sector: objector, words: '' })
      assert.equal(stateOf(other.events, other.seats), 'agreed')
    }),
  )
})

test('an empty seat blocks nothing, even one that objected before it was left; with nobody seated nothing is agreed', () => {
  const world = start()
  run(world, { do: 'objected', sector: 'vcse', words: 'too little for small groups' })
  run(world, { do: 'agreed', sector: 'local-authority', words: '' })
  run(world, { do: 'agreed', sector: 'nhs-commissioner', words: '' })
  assert.equal(stateOf(world.events, world.seats), 'objected')
  run(world, { do: 'empty', sector: 'vcse' })
  assert.equal(stateOf(world.events, world.seats), 'agreed')
  assert.equal(
    standsOf(world.events, world.seats).find(({ sector }) => sector === 'vcse')?.words,
    'too little for small groups',
  )
  const nobody = start()
  for (const sector of sectors) run(nobody, { do: 'empty', sector })
  assert.equal(stateOf(nobody.events, nobody.seats), 'open')
})

test('a successor finds the agreement standing, and may open it again with words, not by a silent step back', () => {
  const world = start()
  for (const sector of sectors.slice(0, 3)) run(world, { do: 'agreed', sector, words: '' })
  run(world, { do: 'lead', sector: 'vcse' })
  assert.equal(stateOf(world.events, world.seats), 'agreed')
  assert.ok(standsOf(world.events, world.seats).find(({ sector }) => sector === 'vcse')?.newLead)
  assert.equal(whyNot('withdrew', 'vcse', '', world.events), 'nothing-to-take-back')
  assert.equal(whyNot('reopened', 'vcse', ' ', world.events), 'no-words')
  run(world, { do: 'reopened', sector: 'vcse', words: 'we were not asked about carers' })
  assert.equal(stateOf(world.events, world.seats), 'open')
  run(world, { do: 'agreed', sector: 'vcse', words: '' })
  assert.equal(stateOf(world.events, world.seats), 'agreed')
})

test('whoever leads no seat, and what was taken back, hear why not', () => {
  assert.equal(whyNot('agreed', null, '', []), 'no-seat')
  const closed: AgreementEvent[] = [{ kind: 'closed', words: 'a newer version', at: new Date(1) }]
  for (const kind of acts) assert.equal(whyNot(kind, 'vcse', 'words', closed), 'closed')
  assert.equal(stateOf(closed, start().seats), 'closed')
  assert.equal(whyNot('reopened', 'vcse', 'words', []), 'not-agreed')
})
