// What a spreadsheet says in its own words where we know only a few: how often, which way is good, output or outcome, objectives.
import type { Direction, Frequency, Level, Reference } from '../../framework/rules/types.ts'

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0_-]+/g, ' ')
    .replace(/[.:]$/, '')
    .trim()

const among =
  <T extends string>(meanings: readonly (readonly [T, RegExp])[]) =>
  (text: string): T | undefined =>
    meanings.find(([, pattern]) => pattern.test(plain(text)))?.[0]

export const frequencyOf: (text: string) => Frequency | undefined = among<Frequency>([
  ['monthly', /^(?:monthly|months?|every month|per month|each month|once a month)$/],
  [
    'quarterly',
    /^(?:quarterly|quarters?|every quarter|per quarter|each quarter|(?:every )?(?:3|three) months|3 monthly|once a quarter)$/,
  ],
  [
    'yearly',
    /^(?:yearly|years?|annual|annually|every year|per year|each year|per annum|once a year|(?:every )?(?:12|twelve) months|financial year)$/,
  ],
  ['once', /^(?:once|one off|once only|at the end|end of contract|on completion|at completion)$/],
])

export const directionOf: (text: string) => Direction | undefined = among<Direction>([
  [
    'up',
    /^(?:up|higher|high|increase|more|high is good|higher is better|more is better|bigger is better|maximise|\+)$/,
  ],
  ['down', /^(?:down|lower|low|decrease|less|fewer|reduce|low is good|lower is better|less is better|minimise|-)$/],
  ['none', /^(?:none|neither|neutral|no judgement|not applicable|n\/a|either|blue orange blob)$/],
])

export const levelOf: (text: string) => Level | undefined = among<Level>([
  ['output', /^(?:outputs?|activity|activities|inputs?|process)$/],
  ['outcome', /^(?:outcomes?|impacts?|results?)$/],
])

const objective = /^(?:marmot(?: (?:policy )?objective)?|objective|policy objective)?[ :]*([1-8])(?:\D.*)?$/
const key = /^[a-z][a-z0-9-]{0,60}:[A-Za-z0-9-]{1,40}$/

/** `1, 3`, `Marmot 3` or keys such as `ppn002:1`, in order and each once; undefined where a part of it is none. */
export const objectivesOf = (text: string): readonly string[] | undefined => {
  const parts = text
    .split(/[;\n]|,(?=\s*(?:\d|marmot|objective|[a-z0-9-]+:))|&|\band\b(?=\s*\d)/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const keys = parts.map((part) => {
    if (key.test(part)) return part
    const number = objective.exec(plain(part))?.[1]
    return number === undefined ? undefined : `marmot:${number}`
  })
  return keys.every((one) => one !== undefined) ? [...new Set(keys)] : undefined
}

const referenceIn = (part: string, heading: string): readonly Reference[] => {
  const [, framework, code] = /^(.+):\s*([^:]+)$/.exec(part) ?? []
  if (framework !== undefined && code !== undefined) return [{ framework: framework.trim(), code: code.trim() }]
  const bare = part.replace(/^[\s:]+|[\s:]+$/g, '')
  return bare === '' ? [] : [{ framework: heading === '' ? 'Elsewhere' : heading, code: bare }]
}

/** `PPN 002: 1; TOMs: NT1`; a code alone belongs to the framework that the heading names. */
export const referencesOf = (text: string, heading: string): readonly Reference[] =>
  text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => referenceIn(part, heading))

export const referenceWritten = ({ framework, code }: Reference): string => `${framework}: ${code}`
