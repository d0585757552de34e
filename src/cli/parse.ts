// What was typed, read against the commands there are. Pure: no process, no printing.
import { type Command, ok, type Result, wrong } from '../platform/kernel/index.ts'

export interface Typed {
  readonly command: Command
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string>>
  readonly json: boolean
  /** The e-mail address of the person on whose behalf this is done. */
  readonly as?: string
}

/** The command whose words begin what was typed; the longest where several do. */
export const commandIn = (commands: readonly Command[], words: readonly string[]): Command | undefined =>
  commands
    .filter((command) => command.name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length)[0]

const leadingWords = (typed: readonly string[]): string[] => {
  const end = typed.findIndex((word) => word.startsWith('-'))
  return typed.slice(0, end === -1 ? undefined : end)
}

const unknownCommand = (commands: readonly Command[], words: readonly string[]): string => {
  const near = commands.filter((command) => command.name.split(' ')[0] === words[0]).map((command) => command.name)
  const tip = near.length > 0 ? ` Did you mean: ${near.join(', ')}?` : ''
  return `There is no command “${words.slice(0, 2).join(' ')}”.${tip}`
}

interface Read {
  readonly args: string[]
  readonly options: Record<string, string>
  readonly problems: string[]
}

/** Splits the rest into arguments and options; `--name=value` and `--name value` mean the same, `--` ends the options. */
const readRest = (command: Command, rest: readonly string[]): Read => {
  const read: Read = { args: [], options: {}, problems: [] }
  const known = new Map(
    [
      ...command.options,
      { name: 'json', words: '' },
      { name: 'as', value: 'EMAIL', words: '' },
      { name: 'help', words: '' },
    ].map((option) => [option.name, option]),
  )
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] as string
    if (word === '--') {
      read.args.push(...rest.slice(index + 1))
      break
    }
    if (!word.startsWith('--')) {
      read.args.push(word)
      continue
    }
    const equals = word.indexOf('=')
    const name = word.slice(2, equals === -1 ? undefined : equals)
    const option = known.get(name)
    if (!option) {
      read.problems.push(`There is no option --${name} here.`)
    } else if (!('value' in option) || option.value === undefined) {
      if (equals !== -1) read.problems.push(`--${name} takes no value.`)
      read.options[name] = 'yes'
    } else {
      const value = equals === -1 ? rest[index + 1] : word.slice(equals + 1)
      if (equals === -1) index += 1
      if (value === undefined || (equals === -1 && value.startsWith('--')))
        read.problems.push(`--${name} needs a value: --${name} ${option.value}.`)
      else if (name in read.options) read.problems.push(`--${name} is there twice.`)
      else read.options[name] = value
    }
  }
  return read
}

/** Errors are in words, each a sentence, joined; the caller prints them with the command's help. */
export const parseTyped = (commands: readonly Command[], typed: readonly string[]): Result<Typed, string> => {
  const command = commandIn(commands, leadingWords(typed))
  if (!command) return wrong(unknownCommand(commands, typed))
  const read = readRest(command, typed.slice(command.name.split(' ').length))
  const missing = command.options.filter((option) => option.required && !(option.name in read.options))
  const problems = [
    ...read.problems,
    ...missing.map((option) => `--${option.name} ${option.value ?? ''} is needed: ${option.words}.`),
    ...(command.args?.startsWith('[') || !command.args || read.args.length > 0 ? [] : [`${command.args} is needed.`]),
    ...(!command.args && read.args.length > 0 ? [`"${read.args[0]}" is not expected here.`] : []),
  ]
  if (problems.length > 0) return wrong(problems.join(' '))
  const { json, as, help: _help, ...options } = read.options
  return ok({ command, args: read.args, options, json: json === 'yes', ...(as ? { as } : {}) })
}
