import assert from 'node:assert/strict'
import test from 'node:test'
import { boxOf, touching } from './neighbours.ts'
import type { MultiPolygon } from './types.ts'

const square = (x: number, y: number, size = 1): MultiPolygon => [
  [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ],
]

test('areas touch where they share a corner, and not across a gap', () => {
  const others = new Map([
    ['beside', square(1, 0)],
    ['corner', square(1, 1)],
    ['apart', square(2.5, 0)],
  ])
  assert.deepEqual(touching([square(0, 0)], others), ['beside', 'corner'])
})

test('a box holds all of its areas', () => {
  assert.deepEqual(boxOf([...square(0, 0), ...square(3, 1, 2)]), { west: 0, south: 0, east: 5, north: 3 })
})
