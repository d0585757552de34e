// Whether the days can be kept, by us and by a small bidder.
import { dayOf } from '../../../platform/kernel/index.ts'
import { type Finding, type Rule, stop, warn } from './findings.ts'

const aDay = 86_400_000
const at = { where: 'Timetable', criterion: null }
const law = 'Procurement Act 2023, s.54'

const weekday = (moment: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' }).format(moment)

export const timetable: Rule = ({ timetable: { questionsUntil, closesAt, decisionOn }, now }) => {
  if (closesAt === null)
    return [
      stop('closes', { ...at, law: null, what: 'Nobody has said when it closes.', todo: 'Enter a day and a time.' }),
    ]
  const left = closesAt.getTime() - now.getTime()
  const found: (Finding | false)[] = [
    left <= 0 &&
      stop('closes', { ...at, law: null, what: 'It would close before it is published.', todo: 'Choose a later day.' }),
    left > 0 &&
      left < 25 * aDay &&
      warn('days', {
        ...{ ...at, law, what: `Bidders have ${Math.floor(left / aDay)} days.` },
        todo: 'Above the threshold the law asks for 25 days or more in most cases. A small organisation needs its trustees to meet.',
      }),
    questionsUntil === null &&
      warn('questions', {
        ...{ ...at, law: null, what: 'Bidders may ask until the last minute, when nobody can answer any more.' },
        todo: 'Enter a day some days before it closes.',
      }),
    questionsUntil !== null &&
      questionsUntil >= closesAt &&
      stop('questions', {
        ...{ ...at, law: null, what: 'Questions would be taken after it closes.', todo: 'Choose an earlier day.' },
      }),
    questionsUntil !== null &&
      questionsUntil <= now &&
      stop('questions', {
        ...{ ...at, law: null, what: 'The time for questions is over already.', todo: 'Choose a later day.' },
      }),
    questionsUntil !== null &&
      closesAt.getTime() - questionsUntil.getTime() < 5 * aDay &&
      questionsUntil < closesAt &&
      warn('questions', {
        ...{ ...at, law: null, what: 'Between the last question and the closing there are fewer than five days.' },
        todo: 'Leave time for the answers, and for bidders to use them.',
      }),
    ['Saturday', 'Sunday'].includes(weekday(closesAt)) &&
      warn('closes', {
        ...{ ...at, law: null, what: `It closes on a ${weekday(closesAt)}, when nobody is there to help.` },
        todo: 'Choose a working day, and a time when somebody answers the telephone.',
      }),
    decisionOn !== null &&
      decisionOn <= dayOf(closesAt) &&
      stop('decision', {
        ...{
          ...at,
          law: null,
          what: 'It would be decided before it closes, or on that day.',
          todo: 'Choose a later day.',
        },
      }),
    decisionOn === null &&
      warn('decision', {
        ...{
          ...at,
          law: null,
          what: 'Bidders are not told when it is decided.',
          todo: 'Enter the day: they plan by it.',
        },
      }),
  ]
  return found.filter((one) => one !== false)
}

export const whole: Rule = ({ aims, summary }) => [
  ...(summary.trim() === ''
    ? [
        stop('summary', {
          ...{ where: 'Notice', criterion: null, law: null, what: 'The notice says nothing.' },
          todo: 'Say in plain words what is bought, for whom, and who might bid.',
        }),
      ]
    : []),
  ...(aims !== null && aims.lots === null
    ? [
        warn('lots', {
          ...{ where: 'Lots', criterion: null, law: 'Procurement Act 2023, s.18' },
          what: 'Nobody has said whether it could be bought in lots.',
          todo: 'Decide it on the page of what the procurement is to bring, with the reason.',
        }),
      ]
    : []),
]
