// Starts the command line: everything the product does begins with one of its commands.
import { main } from './cli/run.ts'

process.exitCode = await main(process.argv.slice(2))
