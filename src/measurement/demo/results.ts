// What was promised and done in Merebridge, with its evidence, checks, a sample and a few invented values: some deliver well, one is far
// behind, one claimed too much and was found out, and one small charity did more than it had promised.
import { partnersOf } from '../../places/index.ts'
import { record } from '../../platform/audit/index.ts'
import { anyPersonByEmail } from '../../platform/auth/index.ts'
import { addDays, count, type PersonId, type PlaceId, type Scope } from '../../platform/kernel/index.ts'
import { draw, riskOf } from '../evidence/rules/draw.ts'
import type { CheckKind } from '../evidence/rules/grade.ts'
import { drawableIn, insertDraw } from '../evidence/store/checking.ts'
import { insertCheck, insertEvidence } from '../evidence/store/evidence.ts'
import { measuresEver } from '../framework/actions/ask.ts'
import type { Measure } from '../framework/rules/types.ts'
import { addWork } from '../results/actions/works.ts'
import { insertRecord, writeGrade } from '../results/store/records.ts'
import { worksOf } from '../results/store/works.ts'
import { quantity } from '../rules/quantity.ts'
import type { RecordId, WorkId } from '../rules/types.ts'
import { isValueKind } from '../rules/words.ts'
import { insertMeasureValue, insertPack, valuesThat } from '../values/store/values.ts'
import { loadMatches, loadNeighbour, type Neighbour } from './joint.ts'
import { dayFrom, momentOn, must } from './must.ts'
import data from './results.json' with { type: 'json' }

interface Person {
  readonly id: PersonId
  readonly name: string
}

interface Loading {
  readonly scope: Scope
  readonly place: PlaceId
  readonly measures: readonly Measure[]
  readonly by: Person
  readonly checker: Person
}

const coded = ({ measures }: Loading, code: string): Measure =>
  must(
    measures.find((one) => one.code === code),
    `measure ${code}`,
  )

type Grade = 'claimed' | 'evidenced' | 'checked' | 'confirmed' | 'assured' | 'refused'

const insert = (
  loading: Loading,
  work: WorkId,
  code: string,
  given: { from: string; to: string; on: string; amount: number; promised: boolean },
) =>
  insertRecord(loading.scope, loading.place, {
    ...{ work, measure: coded(loading, code).id, nature: 'additional', act: null, words: '' },
    ...{ from: dayFrom(given.from), to: dayFrom(given.to), quantity: quantity(Math.round(given.amount * 1000)) },
    counts: { fiscal: true, economic: true, wellbeing: true },
    grade: given.promised ? 'promised' : 'claimed',
    ...{ by: loading.by.name, byId: loading.by.id, at: momentOn(given.on) },
  })

/** What stands beside a delivery of this grade, each a week after the other. */
const beside = async (loading: Loading, id: RecordId, day: string, grade: Grade, words: string): Promise<void> => {
  const { scope, place, by, checker } = loading
  const after = (weeks: number): Date => momentOn(addDays(dayFrom(day), 7 * weeks))
  if (grade === 'claimed') return
  await insertEvidence(scope, place, id, {
    ...{
      kind: 'statement',
      title: 'Return of the provider',
      words: 'Counted from our own list, which we can show.',
      file: null,
      link: null,
    },
    ...{ by: by.name, byId: by.id, at: after(3) },
  })
  const kinds: Partial<Record<Grade, CheckKind>> = {
    checked: 'check',
    refused: 'check',
    confirmed: 'confirmation',
    assured: 'assurance',
  }
  const kind = kinds[grade]
  if (kind !== undefined)
    await insertCheck(scope, place, id, {
      ...{ kind, upheld: grade !== 'refused', words: words === '' ? 'Found as recorded.' : words },
      organisation:
        kind === 'confirmation' ? 'A group of those it was for' : kind === 'assurance' ? 'An invented assessor' : '',
      ...{ by: checker.name, byId: checker.id, at: after(6) },
    })
  await writeGrade(scope, id, grade === 'refused' ? 'claimed' : grade)
}

const loadWork = async (
  loading: Loading,
  given: (typeof data.works)[number],
  own: Neighbour,
  nextDoor: Neighbour,
): Promise<void> => {
  const { scope, place } = loading
  const sharesOf = ({ place: of, buyers }: Neighbour, all: Readonly<Record<string, number | undefined>>) =>
    Object.entries(all).map(([name, share]) => ({
      ...{ organisation: must(buyers.get(name), `buyer ${name}`), place: of, share: share ?? 0 },
    }))
  const shares = [...sharesOf(own, given.shares), ...sharesOf(nextDoor, given.sharesNextDoor ?? {})]
  const { title, provider, from, to, theme } = given
  const made = await addWork(scope, place, {
    ...{ title, provider, providerId: null, from: dayFrom(from), to: dayFrom(to), theme, shares, at: momentOn(from) },
  })
  if (!made.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(made.errors)}`)
  for (const [code, amount] of given.promises)
    await insert(loading, made.value, String(code), {
      ...{ from, to, on: from },
      amount: Number(amount),
      promised: true,
    })
  for (const [code, day, amount, grade, words = ''] of given.done) {
    const end = dayFrom(String(day))
    const on = addDays(end, 14)
    const period = { from: addDays(end, -90), to: end, on }
    const id = await insert(loading, made.value, String(code), { ...period, amount: Number(amount), promised: false })
    await beside(loading, id, on, grade as Grade, String(words))
  }
}

const loadDraw = async ({ scope, place, checker }: Loading): Promise<void> => {
  const { from, to, on, seed, rates } = data.draw
  const days = { from: dayFrom(from), to: dayFrom(to) }
  const population = (await drawableIn(scope, place, days, 1000))
    .map((one) => ({ id: one.id, risk: riskOf(one) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const chosen = draw(population, rates, seed)
  await insertDraw(scope, place, { ...days, seed, rates, population, chosen, by: checker.name, at: momentOn(on) })
}

const loadValues = async (loading: Loading): Promise<void> => {
  const { scope, place, by } = loading
  const { list, use, on, sources, ...words } = data.values
  const values = list.map(({ kind, low, central, high, ...rest }) => ({
    ...{ ...rest, kind: must(isValueKind(kind) ? kind : undefined, `kind ${kind}`), worth: { low, central, high } },
    ...{ priceYear: 2024, confidence: 'red' as const, source: 'Invented', notes: '' },
  }))
  const report = { rows: list.length, values: list.length, notValues: 0, held: [] }
  const pack = await insertPack(scope, place, {
    ...words,
    fileName: 'invented.csv',
    report,
    values,
    by: by.name,
    at: momentOn(on),
  })
  const loaded = await valuesThat(scope, place, { pack }, { size: 10, skip: 0 })
  for (const [code = '', name] of use) {
    const value = must(
      loaded.find((one) => one.code === name),
      `value ${name}`,
    )
    await insertMeasureValue(scope, place, {
      ...{ measure: coded(loading, code).id, value: value.id, kind: value.kind, by: by.name, at: momentOn(on) },
      settings: {
        ...{ deadweight: 0.3, displacement: 0.1, attribution: 0.1, dropOff: 0, years: 1, priceYear: 2024, sources },
        ...{ discounting: 'none', convention: 'first-year-undiscounted' },
      },
      why: 'To show what a value looks like. It is made up.',
    })
  }
}

/** May run twice: where there is a piece of work already, nothing is added. */
export const loadResults = async (scope: Scope, place: PlaceId, say: (words: string) => void): Promise<void> => {
  if ((await worksOf(scope, place)).length > 0) return
  const person = async (email: string) => must(await anyPersonByEmail(scope, email), `person ${email}`)
  const loading: Loading = {
    ...{ scope, place, measures: await measuresEver(scope, place) },
    ...{ by: await person(data.by), checker: await person(data.checker) },
  }
  const buyers = new Map(
    (await partnersOf(scope, place)).map(({ organisation, organisationId }) => [organisation, organisationId]),
  )
  const nextDoor = await loadNeighbour(scope)
  for (const given of data.works) await loadWork(loading, given, { place, buyers }, nextDoor)
  await loadMatches(scope, nextDoor, loading.measures)
  await loadDraw(loading)
  await loadValues(loading)
  await record(scope, {
    place,
    what: 'demonstration results loaded',
    subject: { kind: 'place', id: place },
    after: { works: data.works.length },
  })
  say(
    `${count(data.works.length, 'invented piece of work', 'invented pieces of work')} with what was promised and done loaded`,
  )
}
