import { examplesOf } from '../../example.ts'
import type { LonLat } from './geometry.ts'
import { mapOf } from './map-of.ts'

// Four invented districts that share their borders, on a made-up coast.
const square = (...points: readonly (readonly [number, number])[]): LonLat => [[[...points, points[0] ?? [0, 0]]]]

export const mapOfExamples = examplesOf(mapOf, {
  'a place and its neighbours': {
    title: 'Merebridge and its neighbours',
    sentence: 'Merebridge lies between the sea and the fells.',
    source: 'Invented boundaries.',
    areas: [
      {
        code: 'ZX01',
        name: 'Merebridge',
        kind: 'place',
        rings: square(
          [-2.3, 54],
          [-2.05, 54.04],
          [-1.9, 54],
          [-1.92, 54.2],
          [-2.0, 54.28],
          [-2.2, 54.3],
          [-2.34, 54.16],
        ),
      },
      {
        code: 'ZX02',
        name: 'Stonehithe',
        kind: 'neighbour',
        rings: square([-1.9, 54], [-1.5, 53.95], [-1.45, 54.3], [-2.0, 54.28], [-1.92, 54.2]),
      },
      {
        code: 'ZX03',
        name: 'Kelderdale',
        kind: 'neighbour',
        rings: square([-2.2, 54.3], [-2.0, 54.28], [-1.45, 54.3], [-1.6, 54.6], [-2.3, 54.58]),
      },
    ],
  },
})
