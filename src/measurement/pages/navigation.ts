// The strip that joins the pages of measurement of one place.
import { type Html, subNavigation } from '../../platform/ui/index.ts'

export type MeasurementPage = 'results' | 'works' | 'joint' | 'checking' | 'measures' | 'values' | 'tiers'

const pages: readonly { readonly page: MeasurementPage; readonly text: string; readonly path: string }[] = [
  { page: 'results', text: 'Results', path: 'results' },
  { page: 'works', text: 'Pieces of work', path: 'works' },
  { page: 'joint', text: 'Joint works', path: 'joint' },
  { page: 'checking', text: 'Checking', path: 'checking' },
  { page: 'measures', text: 'Measures', path: 'frameworks' },
  { page: 'values', text: '£ values', path: 'values' },
  { page: 'tiers', text: 'Tiers', path: 'tiers' },
]

/** @param slug of the place */
export const measurementNavigation = (slug: string, here: MeasurementPage): Html =>
  subNavigation({
    label: 'Measurement',
    links: [
      ...pages.map(({ page, text, path }) => ({
        text,
        href: `/places/${slug}/${path}`,
        ...(page === here ? { current: true } : {}),
      })),
      { text: 'Methods', href: '/methods' },
    ],
  })
