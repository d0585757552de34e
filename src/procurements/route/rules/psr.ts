// SI 2023/1348: whether what is bought falls under the Provider Selection Regime, and what regulation 6 says of each of its ways.
import { considerableChange } from './considerable.ts'
import type { Answers, Fit, RouteKey, Thresholds } from './types.ts'

export interface Said {
  readonly fit: Fit
  readonly why: string
}

const yes = (why: string): Said => ({ fit: 'yes', why })
const no = (why: string): Said => ({ fit: 'no', why })
const ask = (why: string): Said => ({ fit: 'unknown', why })

/** Reg. 3: health care that an NHS body or local authority in England buys; of mixed things, where health care is the main part by value and the rest could not reasonably be bought apart. */
export const underPsr = ({ subject, kind, authority, mixed }: Answers): Said => {
  if (subject !== null && subject !== 'health') return no('It is not health care for patients and service users.')
  if (kind !== null && kind !== 'services') return no('The Provider Selection Regime is for services.')
  if (authority === 'welsh' || authority === 'central' || authority === 'other')
    return no('The Provider Selection Regime binds NHS bodies and local authorities in England.')
  if (subject === null || authority === null || kind === null)
    return ask('Say who buys, what is bought, and what it is about.')
  if (mixed === 'not-main')
    return no('Health care is not the main part by value, so the Procurement Act governs the whole (reg. 3).')
  if (mixed === 'separable')
    return no(
      'The other part could be bought apart, so the whole is not under the regime. Bought apart, the health care is (reg. 3).',
    )
  if (mixed === null) return ask('Say whether anything else is bought with it.')
  return yes('It is health care, bought by a body that the regime binds.')
}

type PsrRoute = Extract<RouteKey, `psr-${string}`>

const changing = (answers: Answers, thresholds: Thresholds): boolean | null =>
  considerableChange(answers, thresholds.considerable)

/** What is the matter with a, b, or with anything that is not one of them. */
const mustA = ({ existing, framework }: Answers): boolean | null =>
  framework === true ? false : existing === null ? null : existing === 'only'
const mustB = ({ choice, framework }: Answers): boolean | null => (framework === true ? false : choice)

const freeOfAAndB = (answers: Answers): Said | undefined => {
  if (mustA(answers) === true)
    return no('Only the existing provider is capable, so process A must be followed (reg. 6).')
  if (mustB(answers) === true)
    return no('Patients choose and the number is not limited, so process B must be followed (reg. 6).')
  if (mustA(answers) === null) return ask('Say whether somebody provides it today.')
  if (mustB(answers) === null) return ask('Say whether patients choose among any number of providers.')
  return undefined
}

const noFramework = ({ framework }: Answers): Said | undefined =>
  framework === true ? no('A framework is concluded by the competitive process only (reg. 6).') : undefined

const newContract = (answers: Answers, thresholds: Thresholds): Said | undefined => {
  if (answers.change === null) return ask('Say whether it changes a running contract.')
  if (!answers.change) return undefined
  const considerable = changing(answers, thresholds)
  if (considerable === null) return ask('Say how much changes: then it is clear whether a new process is needed.')
  return considerable ? undefined : no('The contract may be changed as it is, without a new process (reg. 13).')
}

const routes: Readonly<Record<PsrRoute, (answers: Answers, thresholds: Thresholds) => Said>> = {
  'psr-direct-a': (answers, thresholds) =>
    noFramework(answers) ??
    newContract(answers, thresholds) ??
    (mustA(answers) === null
      ? ask('Say whether only the existing provider is capable.')
      : mustA(answers)
        ? yes('Only the existing provider is capable: this process must be followed (reg. 6).')
        : no('Others than the existing provider would be capable, or there is none (reg. 6).')),
  'psr-direct-b': (answers, thresholds) =>
    noFramework(answers) ??
    newContract(answers, thresholds) ??
    (mustA(answers) === true
      ? no('Only the existing provider is capable, so process A must be followed (reg. 6).')
      : mustB(answers) === null
        ? ask('Say whether patients choose among any number of providers.')
        : mustB(answers)
          ? yes('Patients choose and the number is not limited: this process must be followed (reg. 6).')
          : no('Patients do not choose among any number of providers (reg. 6).')),
  'psr-direct-c': (answers, thresholds) => {
    const stopped = noFramework(answers) ?? newContract(answers, thresholds) ?? freeOfAAndB(answers)
    if (stopped !== undefined) return stopped
    if (answers.existing === 'no') return no('Nobody provides it today to your satisfaction (reg. 6).')
    const considerable = changing(answers, thresholds)
    if (considerable === null) return ask('Say how much changes from the contract that ends.')
    return considerable
      ? no('What is bought changes considerably (reg. 6(10)).')
      : yes('The provider satisfies, and what is bought does not change considerably (reg. 6).')
  },
  'psr-most-suitable': (answers, thresholds) =>
    noFramework(answers) ??
    newContract(answers, thresholds) ??
    freeOfAAndB(answers) ??
    (answers.likely === null
      ? ask('Say whether you are likely to be able to name the most suitable provider.')
      : answers.likely
        ? yes('You are likely to be able to name the most suitable provider without a competition (reg. 6).')
        : no('You are not likely to be able to name the most suitable provider (reg. 6).')),
  'psr-competitive': (answers, thresholds) =>
    answers.framework === true
      ? yes('A framework is always concluded by this process (reg. 6).')
      : (newContract(answers, thresholds) ??
        freeOfAAndB(answers) ??
        yes('Neither process A nor process B must be followed, so a competition is open to you (reg. 6).')),
  'psr-urgent': ({ urgent }) =>
    urgent === null
      ? ask('Say whether people would be put at risk by waiting.')
      : urgent
        ? yes('It is urgent, could not be foreseen, and waiting would put people at risk (reg. 14).')
        : no('It is not so urgent that people would be put at risk (reg. 14).'),
  'psr-modification': (answers, thresholds) => {
    if (answers.change === null) return ask('Say whether it changes a running contract.')
    if (!answers.change) return no('No running contract is changed (reg. 13).')
    const considerable = changing(answers, thresholds)
    if (considerable === null) return ask('Say how much changes.')
    return considerable
      ? no('The change goes further than regulation 13 allows, so a new process is needed.')
      : yes('It changes neither the character, nor by its own decision the value by so much (reg. 13).')
  },
}

export const isPsrRoute = (key: RouteKey): key is PsrRoute => key in routes

export const psrSays = (key: PsrRoute, answers: Answers, thresholds: Thresholds): Said => {
  const under = underPsr(answers)
  if (under.fit !== 'yes') return under
  if (answers.callOff === true) return no('A call-off follows the rules of its framework (reg. 18).')
  return routes[key](answers, thresholds)
}
