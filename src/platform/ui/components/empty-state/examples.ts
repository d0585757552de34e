import { examplesOf } from '../../example.ts'
import { emptyState } from './empty-state.ts'

export const emptyStateExamples = examplesOf(emptyState, {
  'nothing here yet': {
    title: 'No places yet',
    what: 'A place is the area you work for: one or more districts, wards or postcode sectors, with its partners.',
    why: 'Everything else belongs to a place: what people agree matters, what is bought, and what was done.',
    example: 'Merebridge, made from the district of the same name, with five partner organisations.',
    first: { text: 'Make a place', href: '/places/new' },
  },
})
