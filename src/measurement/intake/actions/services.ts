// What this room needs of what measurement is handed.
import type { MeasurementServices } from '../../index.ts'

export type IntakeServices = Pick<MeasurementServices, 'files' | 'now'>
