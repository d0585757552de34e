// A connection kept open for as long as something is held: a lease on the private server, or the server lock.
// When it breaks (the server was killed, or restarted), it is made again until let go.
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'

export interface Held {
  release(): Promise<void>
}

/**
 * @param take connects and takes hold; throws where that failed
 * @param lost told each failure to take hold again; true gives up
 */
export const hold = async (take: () => Promise<Client>, lost: (error: unknown) => boolean): Promise<Held> => {
  let released = false
  let client: Client | undefined
  let again: Promise<void> | undefined

  const retake = async (): Promise<void> => {
    for (let pause = 50; !released; pause = Math.min(pause * 2, 5_000)) {
      try {
        watch(await take())
        return
      } catch (error) {
        if (lost(error)) return
        await wait(pause, undefined, { ref: false })
      }
    }
  }
  const watch = (taken: Client): void => {
    client = taken
    taken.once('end', () => {
      if (!released) again = retake()
    })
  }

  watch(await take())
  return {
    release: async () => {
      released = true
      await again
      await client?.end().catch(() => undefined)
    },
  }
}
