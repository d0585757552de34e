// The addresses of this room.
import type { Route } from '../../platform/http/index.ts'
import type { PrioritiesServices } from '../index.ts'

export const agreementRoutes = (_services: PrioritiesServices): readonly Route[] => []
