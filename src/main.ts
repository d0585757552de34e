// Starts the command line: everything the product does begins with one of its commands.
import { main } from './cli/run.ts'

// Whoever reads may stop, as `head` does: what was asked for is done all the same, and nobody is left to be told.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

process.exitCode = await main(process.argv.slice(2))
