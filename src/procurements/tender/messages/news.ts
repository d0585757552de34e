// The mails to those who follow a tender. They name no other follower, and no question's author.
import type { Mail } from '../../../platform/mail/index.ts'

export interface NewsAbout {
  readonly title: string
  readonly buyers: string
  readonly address: string
  readonly closes: string
}

const said = {
  amended: 'Something of this tender was changed or added since it was published. What changed stands on its page.',
  answered: 'A question about this tender was answered. Question and answer stand on its page, for everybody.',
  abandoned: 'This tender was abandoned. Nobody need work on a bid any more. The reason stands on its page.',
} as const

const subjects = {
  amended: 'Changed',
  answered: 'A question was answered',
  abandoned: 'Abandoned',
} as const

export const newsMail = (
  news: keyof typeof said,
  to: { readonly email: string; readonly name: string },
  about: NewsAbout,
): Mail => ({
  to: to.email,
  subject: `${subjects[news]}: ${about.title}`,
  text: [
    `Hello ${to.name},`,
    `${about.title}, for ${about.buyers}`,
    said[news],
    ...(news === 'abandoned' ? [] : [`It closes on ${about.closes}.`]),
    `Read it here:\n${about.address}`,
    'You get this mail because you follow this tender. On its page you can stop that.',
  ].join('\n\n'),
})
