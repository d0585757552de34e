// What every installation owes its readers: accessibility, privacy, cookies, about.
import { get, type Route, showPage } from '../../platform/http/index.ts'
import type { AdminServices } from '../index.ts'
import { aboutPage, accessibilityPage, type CookieFact, cookiesPage, privacyPage } from '../pages/public.ts'
import { version } from '../version.ts'

/** As http sets them; over https each name begins with `__Host-`. */
export const cookieFacts = (https: boolean): readonly CookieFact[] => {
  const prefix = https ? '__Host-' : ''
  return [
    {
      name: `${prefix}session`,
      why: 'Keeps you signed in.',
      until:
        'Until you sign out or close the browser. It counts for twelve hours after you last used it, and thirty days at most.',
    },
    {
      name: `${prefix}form`,
      why: 'Makes sure that a form was sent from a page of this site and not from elsewhere.',
      until: 'Until you close the browser.',
    },
    {
      name: `${prefix}message`,
      why: 'Tells the next page what was just done: “Your name is saved.”',
      until: 'Until that page, one minute at most.',
    },
  ]
}

export const publicRoutes = ({ settings }: AdminServices): readonly Route[] => [
  get({
    name: 'accessibility statement',
    path: '/accessibility',
    permission: 'public.read',
    words: 'How accessible the site is, how that was tested, and whom to tell.',
    handle: async () => showPage(accessibilityPage(settings().values)),
  }),
  get({
    name: 'privacy',
    path: '/privacy',
    permission: 'public.read',
    words: 'What is kept about people, and what is not done.',
    handle: async () => showPage(privacyPage(settings().values)),
  }),
  get({
    name: 'cookies',
    path: '/cookies',
    permission: 'public.read',
    words: 'Every cookie by its name, and why.',
    handle: async ({ address }) => showPage(cookiesPage(settings().values, cookieFacts(address.startsWith('https:')))),
  }),
  get({
    name: 'about',
    path: '/about',
    permission: 'public.read',
    words: 'What this is, which release, and under which licence.',
    handle: async () => showPage(aboutPage(settings().values, version)),
  }),
]
