// The help, made from the commands themselves, for the terminal and for docs/commands.md.
import type { Command } from '../platform/kernel/index.ts'

const usage = (command: Command): string =>
  [
    `commonweal ${command.name}`,
    command.args ?? '',
    ...command.options.map((option) => {
      const words = `--${option.name}${option.value ? ` ${option.value}` : ''}`
      return option.required ? words : `[${words}]`
    }),
  ]
    .filter((part) => part !== '')
    .join(' ')

/** Every command, one line each. */
export const overview = (commands: readonly Command[]): string => {
  const width = Math.max(...commands.map((command) => command.name.length))
  return [
    'Usage: commonweal COMMAND [arguments] [options]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.words}`),
    '',
    'With every command: --json prints JSON only; --as EMAIL says on whose behalf; --help explains the command.',
    'Exit codes: 0 done; 1 refused or failed; 3 done with rows held; 4 a question must be answered first.',
    '',
  ].join('\n')
}

/** One command whole. */
export const helpFor = (command: Command): string => {
  const width = Math.max(0, ...command.options.map((option) => option.name.length + (option.value?.length ?? -1) + 3))
  return [
    command.words,
    '',
    `Usage: ${usage(command)}`,
    ...(command.options.length > 0 ? [''] : []),
    ...command.options.map(
      (option) =>
        `  ${`--${option.name}${option.value ? ` ${option.value}` : ''}`.padEnd(width)}  ${option.words}${option.required ? ' (needed)' : ''}`,
    ),
    '',
  ].join('\n')
}
