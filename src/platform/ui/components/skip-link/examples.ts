import { skipLink } from './skip-link.ts'

export const skipLinkExamples = [{ name: 'seen when the keyboard reaches it', options: {}, html: skipLink() }]
