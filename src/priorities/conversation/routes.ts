// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { PrioritiesServices } from '../index.ts'
import { conversationsRoutes } from './routes/conversations.ts'
import { groupsRoutes } from './routes/groups.ts'
import { ideasRoutes } from './routes/ideas.ts'
import { pointsRoutes } from './routes/points.ts'
import { questionsRoutes } from './routes/questions.ts'
import { viewsRoutes } from './routes/views.ts'

export const conversationRoutes = (_services: PrioritiesServices): readonly Route[] => [
  ...conversationsRoutes,
  ...questionsRoutes,
  ...ideasRoutes,
  ...groupsRoutes,
  ...pointsRoutes,
  ...viewsRoutes,
]
