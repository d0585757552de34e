// The helper for routes, and the notices: for everybody, and for one procurement.
import type { Route } from '../../platform/http/index.ts'
import { noticeRoutes } from './routes/notices.ts'
import { publicRoutes } from './routes/public.ts'
import { decisionRoutes } from './routes/route.ts'

export const routeRoutes: readonly Route[] = [...publicRoutes, ...decisionRoutes, ...noticeRoutes]
