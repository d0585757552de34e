// An evaluation as it stands in a JSON file: criteria, formula, bids with scores and prices. Everything that will not do is said at
// once, by where it stands in the file, with what to do about it.
import { type FieldErrors, ok, pence, type Result, wrong } from '../../../platform/kernel/index.ts'
import {
  type ChosenFormula,
  type Criteria,
  type Criterion,
  criterionKinds,
  type ScaleStep,
} from '../../rules/criteria.ts'
import { problems } from './judged.ts'
import { nodesOf } from './tree.ts'
import type { EvaluatedBid } from './types.ts'

export interface GivenEvaluation {
  readonly title: string
  readonly criteria: Criteria
  readonly bids: readonly EvaluatedBid[]
}

type Fields = Readonly<Record<string, unknown>>
type Note = (at: string, words: string) => void

const most = { bids: 50, criteria: 100, steps: 1_001, depth: 6 }

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const known = (fields: Fields, names: readonly string[], at: string, note: Note): void => {
  for (const name of Object.keys(fields))
    if (!names.includes(name))
      note(at === '' ? name : `${at}.${name}`, `Nothing called "${name}" is known here. Use ${names.join(', ')}.`)
}

const wordsIn = (value: unknown, at: string, note: Note): string => {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 200) return value.trim()
  note(at, 'Give words here, 200 characters at most.')
  return ''
}

const numberIn = (value: unknown, at: string, note: Note): number => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  note(at, 'Give a number here, without quotation marks.')
  return 0
}

const listIn = (value: unknown, at: string, note: Note): readonly unknown[] => {
  if (Array.isArray(value)) return value
  note(at, 'Give a list here: [ … ].')
  return []
}

/** `[0, 1, 2]`, `{ "from": 0, "to": 100, "step": 5 }`, or the steps as a tender has them. */
const scaleIn = (value: unknown, at: string, note: Note): readonly ScaleStep[] => {
  if (isFields(value)) {
    known(value, ['from', 'to', 'step'], at, note)
    const [from, to] = [numberIn(value.from, `${at}.from`, note), numberIn(value.to, `${at}.to`, note)]
    const step = value.step === undefined ? 1 : numberIn(value.step, `${at}.step`, note)
    const number = Math.floor((to - from) / step) + 1
    if (!(step > 0) || !(number >= 1) || number > most.steps) {
      note(at, `A scale goes up from its lowest score, in ${most.steps} steps at most.`)
      return []
    }
    return Array.from({ length: number }, (_, i) => ({ score: from + i * step, words: '' }))
  }
  const scores = listIn(value, at, note).map((one, i) => numberIn(isFields(one) ? one.score : one, `${at}[${i}]`, note))
  if (scores.length > most.steps) note(at, `A scale has ${most.steps} steps at most.`)
  return scores.slice(0, most.steps).map((score) => ({ score, words: '' }))
}

const formulaIn = (value: unknown, at: string, note: Note): ChosenFormula | null => {
  if (!isFields(value)) {
    note(at, 'Say by which formula prices become points: { "name": "absolute", "parameters": { … } }.')
    return null
  }
  known(value, ['name', 'parameters'], at, note)
  const given = isFields(value.parameters) ? value.parameters : {}
  return {
    name: wordsIn(value.name, `${at}.name`, note),
    parameters: Object.fromEntries(
      Object.entries(given).map(([name, one]) => [name, numberIn(one, `${at}.parameters.${name}`, note)]),
    ),
  }
}

const criterionIn = (value: unknown, at: string, note: Note, depth: number): readonly Criterion[] => {
  if (!isFields(value)) {
    note(at, 'Give a criterion here: { "id": …, "kind": …, "weight": … }.')
    return []
  }
  known(value, ['id', 'title', 'kind', 'weight', 'children', 'scale', 'passMark', 'question', 'formula'], at, note)
  const id = wordsIn(value.id, `${at}.id`, note)
  if (id !== '' && !/^[A-Za-z0-9-]{1,60}$/.test(id))
    note(`${at}.id`, 'An id is letters, digits and hyphens, 60 at most.')
  const kind = criterionKinds.find((one) => one === value.kind)
  if (kind === undefined) note(`${at}.kind`, `Use one of ${criterionKinds.join(', ')}.`)
  const children = criteriaIn(value.children ?? [], `${at}.children`, note, depth + 1)
  const asked = isFields(value.question) ? value.question : {}
  const scale = value.scale ?? asked.scale
  const passMark = value.passMark ?? asked.passMark ?? null
  const isEnd = children.length === 0
  const scored = isEnd && kind !== 'price'
  if (scored && scale === undefined)
    note(`${at}.scale`, 'Say which scores there are: [0, 1, 2, 3, 4, 5] or { "from": 0, "to": 100 }.')
  return [
    {
      ...{ id, title: value.title === undefined ? id : wordsIn(value.title, `${at}.title`, note) },
      ...{ kind: kind ?? 'other', weight: numberIn(value.weight, `${at}.weight`, note), children },
      question: scored
        ? {
            ...{ words: '', wordLimit: 0, goodEvidence: '', commitments: [] },
            scale: scale === undefined ? [] : scaleIn(scale, `${at}.scale`, note),
            passMark: passMark === null ? null : numberIn(passMark, `${at}.passMark`, note),
          }
        : null,
      formula: isEnd && kind === 'price' ? formulaIn(value.formula, `${at}.formula`, note) : null,
    },
  ]
}

const criteriaIn = (value: unknown, at: string, note: Note, depth = 1): Criteria => {
  if (depth > most.depth) {
    note(at, `Criteria stand ${most.depth} deep at most.`)
    return []
  }
  const list = listIn(value, at, note)
  if (list.length > most.criteria) {
    note(at, `There are ${list.length} criteria; ${most.criteria} are as many as can be held against each other.`)
    return []
  }
  return list.flatMap((one, i) => criterionIn(one, `${at}[${i}]`, note, depth))
}

const bidIn = (value: unknown, at: string, note: Note): readonly EvaluatedBid[] => {
  if (!isFields(value)) {
    note(at, 'Give a bid here: { "bid": "A", "price": 125050, "scores": { … } }.')
    return []
  }
  known(value, ['bid', 'price', 'scores'], at, note)
  const price = value.price ?? null
  const whole = price === null ? null : numberIn(price, `${at}.price`, note)
  if (whole !== null && !Number.isSafeInteger(whole))
    note(`${at}.price`, 'A price is a whole number of pence: £1,250.50 is 125050.')
  if (!isFields(value.scores ?? {})) note(`${at}.scores`, 'Give scores by the id of the criterion: { "quality": 4 }.')
  const scores = isFields(value.scores) ? value.scores : {}
  return [
    {
      bid: wordsIn(value.bid, `${at}.bid`, note),
      price: whole === null || !Number.isSafeInteger(whole) ? null : pence(whole),
      scores: Object.fromEntries(
        Object.entries(scores).map(([id, score]) => [id, numberIn(score, `${at}.scores.${id}`, note)]),
      ),
    },
  ]
}

export const readEvaluation = (value: unknown): Result<GivenEvaluation> => {
  const errors: Record<string, string> = {}
  const note: Note = (at, words) => {
    errors[at] ??= words
  }
  if (!isFields(value)) return wrong({ '': 'The file must hold { "criteria": [ … ], "bids": [ … ] }.' })
  known(value, ['$schema', 'title', 'criteria', 'bids'], '', note)
  const criteria = criteriaIn(value.criteria, 'criteria', note)
  const bids = listIn(value.bids, 'bids', note)
  if (bids.length > most.bids)
    note('bids', `There are ${bids.length} bids; ${most.bids} are as many as can be held against each other.`)
  const read = bids.slice(0, most.bids).flatMap((one, i) => bidIn(one, `bids[${i}]`, note))
  if (nodesOf(criteria).length > most.criteria) note('criteria', `There are more than ${most.criteria} criteria.`)
  const found: FieldErrors = Object.keys(errors).length > 0 ? errors : (problems(criteria, read) ?? {})
  if (Object.keys(found).length > 0) return wrong(found)
  return ok({ title: value.title === undefined ? '' : wordsIn(value.title, 'title', note), criteria, bids: read })
}
