// All addresses of accounts, in rooms of their own.
import type { Route } from '../platform/http/index.ts'
import type { AccountsServices } from './index.ts'
import { accountRoutes } from './routes/account.ts'
import { codeRoutes } from './routes/codes.ts'
import { homeRoutes } from './routes/home.ts'
import { invitationRoutes } from './routes/invitation.ts'
import { peopleRoutes } from './routes/people.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { tokenRoutes } from './routes/tokens.ts'

export const routes = (services: AccountsServices): readonly Route[] => [
  ...homeRoutes(services),
  ...signInRoutes(services),
  ...invitationRoutes(services),
  ...accountRoutes(services),
  ...codeRoutes(services),
  ...tokenRoutes(services),
  ...peopleRoutes(services),
]
