export { type Static, Type } from '@sinclair/typebox'
export { accessTable, listRoutes, type RouteRow } from './access-table.ts'
export {
  type Answer,
  type DataTable,
  type GoOptions,
  goTo,
  invalid,
  sendFile,
  showData,
  showPage,
  type TwinLinks,
} from './answer.ts'
export { checkRoutes } from './check-routes.ts'
export type { Check, CheckReport, DemoPart, Feature, NavigationItem, NeedItem, ReadAlso, Resolver } from './feature.ts'
export { type Listening, listen } from './listen.ts'
export { localPath } from './local-path.ts'
export { openApi } from './open-api.ts'
export type { AuthPort, DatabasePort } from './ports.ts'
export {
  get,
  type PathParams,
  post,
  type RateLimit,
  type Route,
  type RouteContext,
  type UploadedFile,
} from './route.ts'
export { buildServer } from './server.ts'
export type { ServerOptions, Site } from './site.ts'
