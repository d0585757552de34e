// One-time codes from an app (RFC 6238: six digits, half a minute, SHA-1, as every app takes them) and recovery codes.
import { generateSecret, generateURI, verify } from 'otplib'
import { maybe, rows, run, sql } from '../db/index.ts'
import type { PersonId, Scope } from '../kernel/index.ts'
import type { Keys } from '../keys/index.ts'
import { elevated } from './elevate.ts'
import { personById } from './people.ts'
import { digestOf, newRecoveryCode, plainCode } from './secrets.ts'

const purpose = 'one-time codes'
const stepSeconds = 30
const recoveryCodes = 10

interface Row {
  sealed: Buffer
  turned_on_at: Date | null
  used_step: number
}

const secretRow = (scope: Scope, person: PersonId, on: boolean): Promise<Row | undefined> =>
  maybe<Row>(
    scope,
    sql`select sealed, turned_on_at, used_step from code_secrets
        where person_id = ${person} and (turned_on_at is not null) = ${on}`,
  )

export const codesOn = (scope: Scope, person: PersonId): Promise<boolean> =>
  elevated(scope, async () => (await secretRow(scope, person, true)) !== undefined)

export interface BegunCodes {
  readonly secret: string
  readonly address: string
}

const begun = async (scope: Scope, person: PersonId, issuer: string, secret: string): Promise<BegunCodes> => {
  const label = (await personById(scope, person))?.email ?? 'account'
  return { secret, address: generateURI({ issuer, label, secret }) }
}

/** Starts anew when it was begun before. Throws where codes are on: they are turned off first. */
export const beginCodes = (scope: Scope, keys: Keys, person: PersonId, issuer: string): Promise<BegunCodes> =>
  elevated(scope, async () => {
    const secret = generateSecret({ length: 20 })
    const sealed = await keys.seal(purpose, Buffer.from(secret))
    const written = await run(
      scope,
      sql`insert into code_secrets (person_id, sealed) values (${person}, ${sealed})
          on conflict (person_id) do update set sealed = excluded.sealed, used_step = 0
          where code_secrets.turned_on_at is null`,
    )
    if (written === 0) throw new Error('Codes are on already: turn them off before beginning anew')
    return begun(scope, person, issuer, secret)
  })

export const codesBegun = (
  scope: Scope,
  keys: Keys,
  person: PersonId,
  issuer: string,
): Promise<BegunCodes | undefined> =>
  elevated(scope, async () => {
    const row = await secretRow(scope, person, false)
    return row && begun(scope, person, issuer, (await keys.open(purpose, row.sealed)).toString())
  })

/** One step of half a minute each way is allowed for slow fingers and slow clocks; each code is taken once. */
const takeCode = async (
  scope: Scope,
  keys: Keys,
  person: PersonId,
  row: Row,
  code: string,
  now: Date,
): Promise<boolean> => {
  const token = code.replace(/[\s-]/g, '')
  if (!/^\d{6}$/.test(token)) return false
  const epoch = Math.floor(now.getTime() / 1000)
  const secret = (await keys.open(purpose, row.sealed)).toString()
  const result = await verify({ secret, token, epoch, epochTolerance: stepSeconds, afterTimeStep: row.used_step })
  if (!result.valid) return false
  const step = Math.floor(epoch / stepSeconds) + result.delta
  // The condition, not the check above, decides between two that come at the same time.
  const taken = await run(
    scope,
    sql`update code_secrets set used_step = ${step} where person_id = ${person} and used_step < ${step}`,
  )
  return taken > 0
}

const recoveryDigest = (person: PersonId, code: string): Buffer => digestOf(`${person} ${plainCode(code)}`)

const takeRecoveryCode = async (scope: Scope, person: PersonId, code: string, now: Date): Promise<boolean> => {
  const used = await run(
    scope,
    sql`update recovery_codes set used_at = ${now}
        where person_id = ${person} and code_hash = ${recoveryDigest(person, code)} and used_at is null`,
  )
  return used > 0
}

/** A code from the app, or a recovery code, which is then used up. */
export const takeAnyCode = (scope: Scope, keys: Keys, person: PersonId, code: string, now: Date): Promise<boolean> =>
  elevated(scope, async () => {
    const row = await secretRow(scope, person, true)
    if (row === undefined) return false
    return (await takeCode(scope, keys, person, row, code, now)) || (await takeRecoveryCode(scope, person, code, now))
  })

export const newRecoveryCodes = (scope: Scope, person: PersonId): Promise<readonly string[]> =>
  elevated(scope, async () => {
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
    await run(scope, sql`delete from recovery_codes where person_id = ${person}`)
    for (const code of codes)
      await run(
        scope,
        sql`insert into recovery_codes (person_id, code_hash) values (${person}, ${recoveryDigest(person, code)})`,
      )
    return codes
  })

export const turnOnCodes = (
  scope: Scope,
  keys: Keys,
  person: PersonId,
  code: string,
  now: Date,
): Promise<readonly string[] | undefined> =>
  elevated(scope, async () => {
    const row = await secretRow(scope, person, false)
    if (row === undefined || !(await takeCode(scope, keys, person, row, code, now))) return undefined
    await run(scope, sql`update code_secrets set turned_on_at = ${now} where person_id = ${person}`)
    return newRecoveryCodes(scope, person)
  })

export const turnOffCodes = (scope: Scope, person: PersonId): Promise<void> =>
  elevated(scope, async () => {
    await run(scope, sql`delete from code_secrets where person_id = ${person}`)
    await run(scope, sql`delete from recovery_codes where person_id = ${person}`)
  })

export const recoveryCodesLeft = (scope: Scope, person: PersonId): Promise<number> =>
  elevated(scope, async () => {
    const [row] = await rows<{ left: number }>(
      scope,
      sql`select count(*)::int as left from recovery_codes where person_id = ${person} and used_at is null`,
    )
    return row!.left
  })
