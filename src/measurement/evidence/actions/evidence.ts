// Adding evidence, checking it, taking either back. The grade of the record follows in the same transaction.
import { record } from '../../../platform/audit/index.ts'
import {
  type Id,
  may,
  notAllowed,
  notFound,
  ok,
  type PlaceId,
  Refused,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { nameOf, personIn } from '../../actions/who.ts'
import { setGrade } from '../../results/actions/records.ts'
import type { RecordRow } from '../../results/rules/types.ts'
import { lockRecord } from '../../results/store/records.ts'
import { workById } from '../../results/store/works.ts'
import type { RecordId } from '../../rules/types.ts'
import { type CheckKind, gradeFrom } from '../rules/grade.ts'
import type { CheckId, EvidenceId, EvidenceKind, KeptFile } from '../rules/types.ts'
import {
  checksOf,
  evidenceOf,
  insertCheck,
  insertEvidence,
  withdrawCheckRow,
  withdrawEvidenceRow,
} from '../store/evidence.ts'

const about = (place: PlaceId, id: RecordId) => ({ place, subject: { kind: 'measure record', id } as const })

const need = (scope: Scope, place: PlaceId, permission: string, what: string): void => {
  if (!may(scope, permission, { kind: 'place', id: place })) throw notAllowed(what)
}

/** A delivery that stands, held until the transaction ends: grades are worked out one after the other. */
const delivery = async (scope: Scope, place: PlaceId, id: RecordId): Promise<RecordRow> => {
  const found = await lockRecord(scope, place, id)
  if (found === undefined) throw notFound('record')
  if (found.grade === 'promised')
    throw new Refused(
      'a-promise',
      409,
      'A promise needs no evidence.',
      'Record what was done, and add the evidence there.',
    )
  if (found.withdrawnAt !== null)
    throw new Refused('withdrawn-already', 409, 'This record is withdrawn.', 'Look at it again.')
  return found
}

/** The grade as what stands beside the record says. */
const regrade = async (scope: Scope, id: RecordId): Promise<void> => {
  const evidence = (await evidenceOf(scope, id)).map((one) => ({
    ...{ what: 'evidence' as const, at: one.addedAt, withdrawn: one.withdrawnAt !== null },
  }))
  const checks = (await checksOf(scope, id)).map((one) => ({
    ...{ what: one.kind, upheld: one.upheld, at: one.checkedAt, withdrawn: one.withdrawnAt !== null },
  }))
  await setGrade(scope, id, gradeFrom([...evidence, ...checks]))
}

export interface NewEvidence {
  readonly kind: EvidenceKind
  readonly title: string
  readonly words: string
  readonly file: KeptFile | null
  readonly link: string | null
  readonly at: Date
}

export const addEvidence = async (
  scope: Scope,
  place: PlaceId,
  id: RecordId,
  given: NewEvidence,
): Promise<Result<EvidenceId>> => {
  need(scope, place, 'measurement.record', 'add evidence in this place')
  await delivery(scope, place, id)
  const made = await insertEvidence(scope, place, id, { ...given, by: nameOf(scope), byId: personIn(scope) })
  await regrade(scope, id)
  await record(scope, { ...about(place, id), what: 'evidence added', after: { kind: given.kind, title: given.title } })
  return ok(made)
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

export interface NewCheck {
  readonly kind: CheckKind
  readonly upheld: boolean
  /** Who confirmed, or for whom the assessor works; empty for a check. */
  readonly organisation: string
  readonly words: string
  readonly at: Date
}

/** Who recorded it, or added evidence to it: neither judges it nor takes a judgement back. */
const isOwn = async (scope: Scope, found: RecordRow): Promise<boolean> => {
  const me = personIn(scope)
  if (me === null) return false
  return found.recorderId === me || (await evidenceOf(scope, found.id)).some(({ adderId }) => adderId === me)
}

const checkProblem = async (scope: Scope, found: RecordRow, { kind, organisation }: NewCheck) => {
  if (await isOwn(scope, found))
    return { kind: 'You recorded this or added evidence to it. Somebody else has to say whether it is so.' }
  const provider = (await workById(scope, found.place, found.work))?.provider ?? ''
  if (kind !== 'check' && same(organisation, provider))
    return { organisation: 'This is who did the work. Name who benefited, or who assessed it.' }
  if (kind === 'check' && (await evidenceOf(scope, found.id)).every(({ withdrawnAt }) => withdrawnAt !== null))
    return { kind: 'There is no evidence to look at yet.' }
  return undefined
}

/** Field errors `kind`, `organisation`. A check that finds it otherwise takes the record back to a claim. */
export const addCheck = async (scope: Scope, place: PlaceId, id: RecordId, given: NewCheck): Promise<Result<true>> => {
  const permission = given.kind === 'assurance' ? 'measurement.assure' : 'measurement.check'
  need(scope, place, permission, given.kind === 'assurance' ? 'assure results here' : 'check results here')
  const found = await delivery(scope, place, id)
  const problem = await checkProblem(scope, found, given)
  if (problem !== undefined) return wrong(problem)
  await insertCheck(scope, place, id, { ...given, by: nameOf(scope), byId: personIn(scope) })
  await regrade(scope, id)
  await record(scope, {
    ...about(place, id),
    what: given.upheld ? 'record checked' : 'record found otherwise',
    after: { kind: given.kind, upheld: given.upheld, organisation: given.organisation },
    ...(given.words === '' ? {} : { why: given.words }),
  })
  return ok(true)
}

type Which = { readonly evidence: EvidenceId } | { readonly check: CheckId }

/** @throws Refused `not-allowed` for one's own record, and for an assessment that is not one's own to take back */
const needOther = async (scope: Scope, place: PlaceId, found: RecordRow, id: CheckId): Promise<void> => {
  if (await isOwn(scope, found)) throw notAllowed('take back what others said of your own record')
  const check = (await checksOf(scope, found.id)).find((one) => one.id === id)
  const isMine = check !== undefined && check.checkerId !== null && check.checkerId === personIn(scope)
  if (check?.kind === 'assurance' && !isMine)
    need(scope, place, 'measurement.assure', 'take back what an assessor said')
}

/** Takes evidence or a check back, with the reason; the grade falls or rises as if it had never been there. Field error `why`. */
export const takeBack = async (
  scope: Scope,
  place: PlaceId,
  id: RecordId,
  which: Which,
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<Result<true>> => {
  const isEvidence = 'evidence' in which
  need(scope, place, isEvidence ? 'measurement.record' : 'measurement.check', 'take this back')
  const found = await delivery(scope, place, id)
  if (!isEvidence) await needOther(scope, place, found, which.check)
  if (why.trim() === '') return wrong({ why: 'Say why, in a few words: people will ask.' })
  if (why.length > 2000) return wrong({ why: 'Use at most 2,000 letters.' })
  const withdrawal = { by: nameOf(scope), at, why: why.trim() }
  const changed = isEvidence
    ? await withdrawEvidenceRow(scope, id, which.evidence, withdrawal)
    : await withdrawCheckRow(scope, id, which.check, withdrawal)
  if (changed === 0) throw notFound(isEvidence ? 'evidence' : 'check')
  await regrade(scope, id)
  const what: Id<string> = isEvidence ? which.evidence : which.check
  await record(scope, {
    ...about(place, id),
    what: isEvidence ? 'evidence withdrawn' : 'check withdrawn',
    before: { id: what },
    why: why.trim(),
  })
  return ok(true)
}
