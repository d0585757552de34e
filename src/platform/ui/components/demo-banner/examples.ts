import { demoBanner } from './demo-banner.ts'

export const demoBannerExamples = [{ name: 'on every page of a demonstration', options: {}, html: demoBanner() }]
