// The addresses of this room: see the feature's README.
import type { Route } from '../../platform/http/index.ts'
import type { MeasurementServices } from '../index.ts'

export const resultsRoutes = (_services: MeasurementServices): readonly Route[] => []
