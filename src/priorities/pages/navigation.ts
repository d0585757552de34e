// The strip that joins the pages of priorities of one place.
import { type Html, subNavigation } from '../../platform/ui/index.ts'

export type PrioritiesPage = 'priorities' | 'conversation' | 'plans' | 'needs' | 'map' | 'partnership'

const pages: readonly { readonly page: PrioritiesPage; readonly text: string; readonly path: string }[] = [
  { page: 'priorities', text: 'Priorities', path: 'priorities' },
  { page: 'conversation', text: 'Conversation', path: 'conversations' },
  { page: 'plans', text: 'Plans and objectives', path: 'plans' },
  { page: 'needs', text: 'Needs', path: 'needs' },
  { page: 'map', text: 'Map', path: 'priorities/map' },
  { page: 'partnership', text: 'Who is in the room', path: 'readiness' },
]

/** @param slug of the place */
export const prioritiesNavigation = (slug: string, here: PrioritiesPage): Html =>
  subNavigation({
    label: 'Priorities',
    links: pages.map(({ page, text, path }) => ({
      text,
      href: `/places/${slug}/${path}`,
      ...(page === here ? { current: true } : {}),
    })),
  })
