// The addresses of priorities. What has a fixed last word (`new`, `map`) comes before what has a number there.
import type { Route } from '../../platform/http/index.ts'
import type { PrioritiesServices } from '../index.ts'
import { readingRoutes } from './routes/reading.ts'
import { writingRoutes } from './routes/writing.ts'

export const priorityRoutes = (services: PrioritiesServices): readonly Route[] => [
  ...writingRoutes(services),
  ...readingRoutes(services),
]
