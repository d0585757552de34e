// A Scope is bound to the transaction opened under it, so a store needs nothing but the Scope, and row-level security
// is set before the first question can be put. The binding lives here alone and ends with the transaction.
import { setTimeout as wait } from 'node:timers/promises'
import { escapeLiteral, type Pool, type PoolClient } from 'pg'
import type { Scope } from '../kernel/index.ts'
import type { AfterCommit } from './database.ts'
import { sqlState, systemCode } from './errors.ts'

interface Transaction {
  readonly client: PoolClient
  readonly later: AfterCommit[]
  /** pg takes one statement at a time; what is asked side by side waits its turn here. */
  turn: Promise<unknown>
}

export type Mode = 'read' | 'write'

const open = new WeakMap<Scope, Transaction>()

const begin: Readonly<Record<Mode, string>> = {
  read: 'begin isolation level repeatable read, read only',
  write: 'begin isolation level read committed, read write',
}

const list = (ids: readonly string[]): string => escapeLiteral(`{${ids.join(',')}}`)

/** The settings that row-level security reads, for this transaction only. One round trip, with the `begin`. */
const settings = (scope: Scope): string => {
  const person = scope.actor.kind === 'person' ? scope.actor.id : ''
  return `select set_config('commonweal.everything', '${scope.everything ? 'on' : 'off'}', true),
    set_config('commonweal.person', ${escapeLiteral(person)}, true),
    set_config('commonweal.places', ${list(scope.places)}, true),
    set_config('commonweal.organisations', ${list(scope.organisations)}, true)`
}

const transactionOf = (scope: Scope): Transaction => {
  const found = open.get(scope)
  if (!found) throw new Error('No transaction is open under this scope: ask inside database.read or database.write')
  return found
}

const refuseNesting = (scope: Scope): void => {
  if (open.has(scope)) throw new Error('A transaction is already open under this scope: transactions are not nested')
}

/** Takes the connection of the scope's transaction for one statement, after those asked before it. */
export const inTurn = <T>(scope: Scope, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const transaction = transactionOf(scope)
  const mine = transaction.turn.then(() => {
    if (open.get(scope) !== transaction) throw new Error('The transaction of this scope has already ended')
    return work(transaction.client)
  })
  transaction.turn = mine.catch(() => undefined)
  return mine
}

export const afterCommit = (scope: Scope, work: AfterCommit): void => {
  transactionOf(scope).later.push(work)
}

/** Ends the transaction: from here on the scope has none, so a question forgotten (not awaited) finds nothing to run in. */
const end = async (scope: Scope, transaction: Transaction, last: 'commit' | 'rollback'): Promise<void> => {
  await transaction.turn
  open.delete(scope)
  const { command } = await transaction.client.query(last)
  // PostgreSQL answers a commit after a failed statement with ROLLBACK, and no error: a caught error must not look like a save.
  if (command !== last.toUpperCase())
    throw new Error('Nothing was saved: a statement in the transaction had failed and its error was swallowed')
}

const inside = async <T>(scope: Scope, mode: Mode, transaction: Transaction, work: () => Promise<T>): Promise<T> => {
  await transaction.client.query(`${begin[mode]}; ${settings(scope)}`)
  const answer = await work()
  await end(scope, transaction, 'commit')
  return answer
}

/** How long a visitor waits for a server that was killed and comes back: it took 2.5 seconds on two busy cores. */
const patienceMilliseconds = 10_000

/** There is none (yet), or it is starting, stopping or recovering. */
const comesBack = (error: unknown): boolean =>
  sqlState(error) === '57P03' || ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(systemCode(error) ?? '')

/** Nothing has been asked yet, so asking again for a connection does nothing twice. */
const connection = async (pool: Pool): Promise<PoolClient> => {
  for (const until = Date.now() + patienceMilliseconds; ; await wait(100)) {
    try {
      return await pool.connect()
    } catch (error) {
      if (pool.ending || !comesBack(error) || Date.now() > until) throw error
    }
  }
}

/** @param trouble hears what work after the commit threw */
export const transact = async <T>(
  pool: Pool,
  scope: Scope,
  mode: Mode,
  work: () => Promise<T>,
  trouble: (error: unknown) => void,
): Promise<T> => {
  refuseNesting(scope)
  const client = await connection(pool)
  let broken = false
  try {
    // Again: another may have been opened under this scope while we waited for a connection.
    refuseNesting(scope)
    const transaction: Transaction = { client, later: [], turn: Promise.resolve() }
    open.set(scope, transaction)
    const answer = await inside(scope, mode, transaction, work).catch(async (error: unknown) => {
      await end(scope, transaction, 'rollback').catch(() => {
        broken = true
      })
      throw error
    })
    for (const later of transaction.later) await later().catch(trouble)
    return answer
  } finally {
    client.release(broken)
  }
}
