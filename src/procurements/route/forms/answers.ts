// The answers that lead to a route, as they stand in the address; and the decision.
import {
  type Body,
  type Day,
  type DayTyped,
  dayFrom,
  dayIn,
  dayTyped,
  type FieldErrors,
  ok,
  type Pence,
  parsePounds,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { isKind, isSubject } from '../../rules/words.ts'
import {
  type Answers,
  authorities,
  directs,
  existings,
  isRouteKey,
  mixes,
  type RouteKey,
  reserves,
} from '../rules/types.ts'

export const choiceFields = [
  'authority',
  'kind',
  'subject',
  'mixed',
  'framework',
  'callOff',
  'change',
  'urgent',
] as const
export const furtherFields = ['direct', 'reserve', 'existing', 'choice', 'likely', 'different', 'own'] as const
export const poundFields = ['value', 'rise', 'before'] as const
export type AnswerField = (typeof choiceFields)[number] | (typeof furtherFields)[number] | (typeof poundFields)[number]

const fields: readonly AnswerField[] = [...choiceFields, ...furtherFields, ...poundFields]

export interface AnswersTyped {
  readonly fields: Readonly<Record<AnswerField, string>>
  readonly on: DayTyped
}

const pounds = (amount: Pence | null): string => (amount === null ? '' : (amount / 100).toFixed(2).replace(/\.00$/, ''))
const yesNo = (answer: boolean | null): string => (answer === null ? '' : answer ? 'yes' : 'no')
const dayParts = (day: Day): DayTyped => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: String(Number(date)), month: String(Number(month)), year }
}

/** Whether the address holds any answer at all. */
export const anyAnswered = (body: Body): boolean =>
  [...fields, 'on-day', 'on-month', 'on-year', 'on'].some((name) => typeof body[name] === 'string')

export const answersTyped = (body: Body): AnswersTyped => ({
  fields: Object.fromEntries(fields.map((name) => [name, textOf(body, name)])) as AnswersTyped['fields'],
  on: textOf(body, 'on') === '' ? dayTyped(body, 'on') : typedDay(body),
})

const typedDay = (body: Body): DayTyped => {
  const day = dayIn(body, 'on')
  return day === undefined || day === 'wrong' ? { day: textOf(body, 'on'), month: '', year: '' } : dayParts(day)
}

export const answersAsTyped = (answers: Answers): AnswersTyped => ({
  fields: {
    ...{ authority: answers.authority ?? '', kind: answers.kind ?? '', subject: answers.subject ?? '' },
    ...{ mixed: answers.mixed ?? '', direct: answers.direct ?? '', reserve: answers.reserve ?? '' },
    ...{ existing: answers.existing ?? '', framework: yesNo(answers.framework), callOff: yesNo(answers.callOff) },
    ...{ change: yesNo(answers.change), urgent: yesNo(answers.urgent), choice: yesNo(answers.choice) },
    ...{ likely: yesNo(answers.likely), different: yesNo(answers.different), own: yesNo(answers.own) },
    ...{ value: pounds(answers.value), rise: pounds(answers.rise), before: pounds(answers.before) },
  },
  on: dayParts(answers.on),
})

/** Empty is not answered, which is no error; what is none of the choices is. */
export const answersForm = (typed: AnswersTyped, today: Day): Result<Answers> => {
  const errors: Record<string, string> = {}
  const { fields: given } = typed
  const among = <T extends string>(name: AnswerField, all: readonly T[]): T | null => {
    const found = all.find((one) => one === given[name])
    if (found === undefined && given[name] !== '') errors[name] = 'Choose one of the answers, or none.'
    return found ?? null
  }
  const yes = (name: AnswerField): boolean | null => {
    const found = among(name, ['yes', 'no'])
    return found === null ? null : found === 'yes'
  }
  const money = (name: AnswerField): Pence | null => {
    if (given[name] === '') return null
    const read = parsePounds(given[name])
    if (read === undefined || read < 0) errors[name] = 'Enter an amount in pounds, such as 250,000.'
    return read === undefined || read < 0 ? null : read
  }
  const day = dayFrom(typed.on)
  if (day === 'wrong') errors.on = 'Enter the day, such as 11 1 2027.'
  const answers: Answers = {
    authority: among('authority', authorities),
    kind: isKind(given.kind) ? given.kind : among('kind', []),
    subject: isSubject(given.subject) ? given.subject : among('subject', []),
    ...{ value: money('value'), rise: money('rise'), before: money('before') },
    on: day === undefined || day === 'wrong' ? today : day,
    ...{ mixed: among('mixed', mixes), direct: among('direct', directs), reserve: among('reserve', reserves) },
    ...{ existing: among('existing', existings), framework: yes('framework'), callOff: yes('callOff') },
    ...{ change: yes('change'), urgent: yes('urgent'), choice: yes('choice'), likely: yes('likely') },
    ...{ different: yes('different'), own: yes('own') },
  }
  return Object.keys(errors).length > 0 ? wrong(errors) : ok(answers)
}

export interface DecisionTyped {
  readonly route: string
  readonly reason: string
  readonly edition: string
}

export const decisionTyped = (body: Body): DecisionTyped => ({
  ...{ route: textOf(body, 'route'), reason: textOf(body, 'reason'), edition: textOf(body, 'edition') },
})

export const decisionForm = ({ route, reason }: DecisionTyped): Result<{ route: RouteKey; reason: string }> => {
  const errors: FieldErrors = {
    ...(isRouteKey(route) ? {} : { route: 'Choose a route.' }),
    ...(reason === '' || reason.length > 4000 ? { reason: 'Say why, in up to 4,000 letters.' } : {}),
  }
  return isRouteKey(route) && Object.keys(errors).length === 0 ? ok({ route, reason }) : wrong(errors)
}
