// The pages of a large ledger, asked of the running product one after the other.
import { createServer } from 'node:net'
import { median } from './figures.ts'
import { product, type Started, start } from './run-child.ts'

const tries = 9

/** One that nobody listens on at this moment. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

/** Starts the product; resolves with its address. */
export const serve = async (data: string): Promise<{ readonly address: string; readonly started: Started }> => {
  const settings = { COMMONWEAL_PORT: String(await freePort()), COMMONWEAL_HOST: '127.0.0.1' }
  const started = start([product, 'serve'], data, settings)
  const address = await new Promise<string>((resolve, reject) => {
    started.child.stdout?.on('data', () => {
      const found = /ready at (\S+)/.exec(started.output())
      if (found?.[1] !== undefined) resolve(found[1])
    })
    started.ended.then((code) => reject(new Error(`The product ended with ${code}:\n${started.errors()}`)), reject)
  })
  return { address, started }
}

export const stop = async ({ child, ended }: Started): Promise<void> => {
  child.kill('SIGTERM')
  await ended
}

const ask = async (url: string): Promise<{ readonly time: number; readonly text: string }> => {
  const begin = performance.now()
  const answer = await fetch(url)
  const text = await answer.text()
  const time = performance.now() - begin
  if (answer.status !== 200) throw new Error(`${new URL(url).pathname} answered ${answer.status}`)
  return { time, text }
}

export interface Timed {
  /** The first time it was asked: nothing of it had been read yet. */
  readonly first: number
  readonly median: number
}

export const timePage = async (address: string, path: string): Promise<Timed> => {
  const times: number[] = []
  for (let i = 0; i <= tries; i += 1) times.push((await ask(`${address}${path}`)).time)
  return { first: times[0] ?? 0, median: median(times.slice(1)) }
}

/** The address of the page of the supplier with most lines: the first one on the list. */
export const supplierPath = async (address: string, slug: string): Promise<string> => {
  const { text } = await ask(`${address}/places/${slug}/ledger/suppliers`)
  const found = new RegExp(`/places/${slug}/ledger/suppliers/[0-9a-f]{16}`).exec(text)
  if (!found) throw new Error('No supplier is on the list of suppliers')
  return found[0]
}
