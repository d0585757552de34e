import assert from 'node:assert/strict'
import test from 'node:test'
import type { PlaceId } from './ids.ts'
import { type At, installation, may, type Scope } from './scope.ts'

const here: At = { kind: 'place', id: '0190a0b0-0000-7000-8000-000000000001' as PlaceId }
const there: At = { kind: 'place', id: '0190a0b0-0000-7000-8000-000000000002' as PlaceId }
const holding = (...at: At[]): Pick<Scope, 'allowed'> => ({ allowed: new Map([['places.edit', at]]) })

test('a permission counts where it is held, and everywhere when held on the installation', () => {
  const cases: [At[], At | undefined, boolean][] = [
    [[here], here, true],
    [[here], there, false],
    [[here], installation, false],
    [[here], undefined, true],
    [[installation], there, true],
    [[installation], installation, true],
    [[there, here], here, true],
  ]
  for (const [held, at, expected] of cases) assert.equal(may(holding(...held), 'places.edit', at), expected)
})

test('a permission that is not held allows nothing', () =>
  assert.equal(may(holding(installation), 'places.create'), false))
