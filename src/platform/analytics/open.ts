import type { Analytics, AnalyticsOptions } from './types.ts'

export declare const openAnalytics: (options: AnalyticsOptions) => Analytics
