// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import { contractRoutes } from './routes/contract.ts'
import { draftRoutes } from './routes/draft.ts'
import { frameworkRoutes } from './routes/framework.ts'
import { listRoutes } from './routes/list.ts'
import { measureRoutes } from './routes/measures.ts'
import { partRoutes } from './routes/parts.ts'

export const frameworkRoomRoutes: readonly Route[] = [
  ...listRoutes,
  ...frameworkRoutes,
  ...draftRoutes,
  ...partRoutes,
  ...measureRoutes,
  ...contractRoutes,
]
