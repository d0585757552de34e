// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { PoliciesServices } from '../index.ts'

export const documentsRoutes = (_services: PoliciesServices): readonly Route[] => []
