// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { PoliciesServices } from '../index.ts'
import { adoptionRoutes } from './routes/adoptions.ts'
import { commentRoutes } from './routes/comments.ts'
import { draftRoutes } from './routes/draft.ts'
import { paragraphRoutes } from './routes/paragraphs.ts'
import { publishedRoutes } from './routes/published.ts'
import { startRoutes } from './routes/start.ts'
import { versionRoutes } from './routes/versions.ts'

export const documentsRoutes = (services: PoliciesServices): readonly Route[] => [
  ...publishedRoutes(services),
  ...startRoutes(services),
  ...draftRoutes(services),
  ...paragraphRoutes(),
  ...commentRoutes(),
  ...adoptionRoutes(services),
  ...versionRoutes(),
]
