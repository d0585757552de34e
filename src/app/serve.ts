// `commonweal serve`: the site and the worker in one process, until it is told to stop.
import { firstAdministratorLink } from '../accounts/index.ts'
import { listen } from '../platform/http/index.ts'
import type { Command, CommandAnswer, CommandContext } from '../platform/kernel/index.ts'
import type { Product } from './compose.ts'
import { forgetListening, noteListening } from './listening.ts'
import { webServer } from './web.ts'

const oneSignalMilliseconds = 1000

/**
 * Resolves when the process is told to stop. npm and the terminal both pass Ctrl-C on, so what follows at once is the same word;
 * one that comes later means "now": the process ends there and then, and the next start finds everything that was saved.
 */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    let first: number | undefined
    const told = (): void => {
      if (first !== undefined && performance.now() - first > oneSignalMilliseconds) process.exit(1)
      first ??= performance.now()
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, told)
  })

const firstLink = async (product: Product, address: string): Promise<string | undefined> => {
  const scope = product.auth.systemScope('start')
  const path = await product.database.write(scope, () => firstAdministratorLink(scope, { auth: product.auth }))
  return path === undefined ? undefined : `${address}${path}`
}

const serve = async (product: Product, { say }: CommandContext): Promise<CommandAnswer> => {
  const stop = toldToStop()
  const { values } = product.settings()
  const server = await webServer(product)
  const listening = await listen(server, { host: values.host, port: values.port, say })
  try {
    const address = values.publicAddress ?? listening.address
    product.listeningAt(address)
    await noteListening(values.dataFolder, address)
    process.stdout.write(`Commonweal is ready at ${address}\n`)
    const link = await firstLink(product, address)
    if (link) process.stdout.write(`Make the first administrator here (the link works once): ${link}\n`)
    process.stdout.write('Press Ctrl-C to stop.\n')
    await stop
    say('Stopping: finishing what is under way.')
  } finally {
    await forgetListening(values.dataFolder)
    await listening.close()
  }
  return { json: { stopped: true }, words: 'Stopped. Everything is kept in the data folder.' }
}

export const serveCommand = (product?: Product): Command => ({
  name: 'serve',
  words: 'Run the site and its jobs until stopped',
  options: [],
  run: (context) => {
    if (!product) throw new Error('serve was described, not composed')
    return serve(product, context)
  },
})
