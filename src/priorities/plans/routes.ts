// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { PlanLinks } from './actions/links.ts'
import { goalRoutes } from './routes/goals.ts'
import { importRoutes } from './routes/import.ts'
import { objectiveRoutes } from './routes/objectives.ts'
import { ownObjectiveRoutes } from './routes/own-objectives.ts'
import { planRoutes } from './routes/plans.ts'

export const plansRoutes = (links: PlanLinks): readonly Route[] => [
  ...planRoutes(links),
  ...goalRoutes(links),
  ...importRoutes,
  ...objectiveRoutes(links),
  ...ownObjectiveRoutes(links),
]
