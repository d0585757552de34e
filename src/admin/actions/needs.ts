// What admin has to say on "what needs me": an installation owes its readers somebody to ask.
import { may, type Scope } from '../../platform/kernel/index.ts'
import type { AdminServices } from '../index.ts'

export const adminNeeds = async (scope: Scope, { settings }: Pick<AdminServices, 'settings'>) => {
  const { organisationName, contactEmail } = settings().values
  if (!may(scope, 'admin.settings') || (organisationName !== undefined && contactEmail !== undefined)) return []
  return [
    {
      text: 'Say who runs this site and how to reach them',
      href: '/admin/settings/change',
      hint: 'It stands at the foot of every page and in the privacy, cookies and accessibility pages.',
    },
  ]
}
