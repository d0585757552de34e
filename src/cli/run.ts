// Runs one command under an actor and prints its answer: JSON or words on standard output, everything else on standard error.
import { userInfo } from 'node:os'
import { appCommands, describeFeatures, openProduct, type Product } from '../app/index.ts'
import { personByEmail } from '../platform/auth/index.ts'
import { type Command, type CommandAnswer, emailOf, Refused, type Scope } from '../platform/kernel/index.ts'
import { diskFull } from './disk-full.ts'
import { helpFor, overview } from './help.ts'
import { commandIn, parseTyped, type Typed } from './parse.ts'

const say = (words: string): void => {
  process.stderr.write(`${words}\n`)
}

/** Every command there is, for the help: described, not yet able to run. */
export const allCommands = (): readonly Command[] =>
  [...describeFeatures().flatMap((feature) => feature.commands ?? []), ...appCommands()].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )

/** A number may have no name, as in a container. */
const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return `user ${process.getuid?.()}`
  }
}

const scopeOf = async (product: Product, typed: Typed): Promise<Scope> => {
  if (typed.as === undefined) return product.auth.systemScope(`command line (${userName()})`)
  const email = emailOf(typed.as)
  const asking = product.auth.systemScope('command line')
  const person = email && (await product.database.read(asking, () => personByEmail(asking, email)))
  const scope = person ? await product.auth.scopeForPerson(person.id) : undefined
  if (!scope)
    throw new Refused('no-such-person', 404, `There is no active person with the address ${typed.as}.`, 'Check --as.')
  return scope
}

const runIn = async (product: Product, typed: Typed): Promise<CommandAnswer> => {
  const commands = [...product.features.flatMap((feature) => feature.commands ?? []), ...appCommands(product)]
  const command = commands.find((one) => one.name === typed.command.name)
  if (!command) throw new Error(`the command ${typed.command.name} is described but cannot be run`)
  const scope = await scopeOf(product, typed)
  return command.run({
    scope,
    args: typed.args,
    options: typed.options,
    write: (work) => product.database.write(scope, work),
    read: (work) => product.database.read(scope, work),
    say,
  })
}

const print = (answer: CommandAnswer, json: boolean): number => {
  process.stdout.write(json ? `${JSON.stringify(answer.json, null, 2)}\n` : `${answer.words}\n`)
  return answer.exit ?? 0
}

const printFailure = (failed: unknown, json: boolean): number => {
  const error = diskFull(failed) ?? failed
  if (!(error instanceof Refused)) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    say('\nThis is a fault in Commonweal, not in what you typed. Nothing that was being changed has been kept.')
  } else {
    say(`${error.message}\n${error.tip}`)
  }
  if (json) {
    const refusal =
      error instanceof Refused
        ? { reason: error.reason, message: error.message, tip: error.tip }
        : { reason: 'broken', message: 'Something broke; the details are on standard error.', tip: '' }
    process.stdout.write(`${JSON.stringify({ error: refusal }, null, 2)}\n`)
  }
  return 1
}

const explain = (commands: readonly Command[], words: readonly string[]): number => {
  const command = commandIn(commands, words)
  process.stdout.write(command ? helpFor(command) : overview(commands))
  return 0
}

/** What was asked for is done or refused by now: trouble here is told, and changes no answer. */
const close = (product: Product | undefined): Promise<void> =>
  product?.close().catch((error: unknown) => say(`Closing: ${error instanceof Error ? error.message : error}`)) ??
  Promise.resolve()

/** Runs what was typed and gives the exit code. */
export const main = async (typedWords: readonly string[]): Promise<number> => {
  const commands = allCommands()
  const first = typedWords[0]
  if (first === undefined || first === 'help' || first === '--help') return explain(commands, typedWords.slice(1))
  if (typedWords.includes('--help')) return explain(commands, typedWords)
  const json = typedWords.includes('--json')
  const read = parseTyped(commands, typedWords)
  if (!read.ok) return printFailure(new Refused('usage', 400, read.errors, 'See: commonweal help'), json)
  const { command, ...given } = read.value
  let product: Product | undefined
  try {
    if (command.alone) return print(await command.alone(given), json)
    product = await openProduct({ env: process.env, say, worker: command.name === 'serve' })
    const answer = await runIn(product, read.value)
    // First closed, then said: whoever reads “stopped” finds nothing still running.
    await close(product)
    return print(answer, json)
  } catch (error) {
    await close(product)
    return printFailure(error, json)
  }
}
