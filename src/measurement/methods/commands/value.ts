// `measure value`: runs a method on a JSON file, so that an analyst can hold the answer against a spreadsheet.
import { readTextIfThere } from '../../../platform/files/index.ts'
import { type Command, listOf, Refused } from '../../../platform/kernel/index.ts'
import { methodByKey, methods } from '../rules/all.ts'
import type { Evaluation } from '../rules/evaluation.ts'
import { pounds } from '../rules/figures.ts'
import { readGiven } from '../rules/read.ts'
import { run } from '../rules/run.ts'

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

const inputIn = async (path: string): Promise<unknown> => {
  const text = await readTextIfThere(path)
  if (text === undefined)
    throw refused('file-not-readable', `There is no file ${path}.`, 'Check the name after --input.')
  try {
    return JSON.parse(text)
  } catch {
    throw refused('input-not-json', `${path} is not JSON.`, 'See "measure methods --json" for what each method takes.')
  }
}

const whole = (name: string, text: string | undefined, otherwise: number, least: number, most: number): number => {
  if (text === undefined) return otherwise
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw refused(
    `${name}-not-right`,
    `"${text}" is no ${name}.`,
    `Give a whole number from ${least} to ${most} after --${name}.`,
  )
}

const said = (evaluation: Evaluation, unit: string): string => {
  if (evaluation.kind === 'not-applicable') return `No answer. ${evaluation.because}`
  if (evaluation.kind === 'failed') return `Failed at ${evaluation.where}. ${evaluation.what}`
  const words = (value: number): string => (unit === 'pence' ? pounds(value) : String(value))
  const { value, range, working, simulation, version } = evaluation
  return [
    words(value),
    ...(range === null ? [] : [`from ${words(range.low)} to ${words(range.high)}`]),
    ...(simulation === null
      ? []
      : [
          `${simulation.draws} draws with seed ${simulation.seed}: nine in ten from ${words(simulation.p5)} to ${words(simulation.p95)}`,
        ]),
    '',
    ...working.map((step) => `${step.words}: ${step.sum} = ${step.result}`),
    '',
    `Version ${version} of the method. ${evaluation.sources.map(({ title, vintage }) => `${title} (${vintage})`).join('; ')}`,
  ].join('\n')
}

const work: NonNullable<Command['alone']> = async ({ options }) => {
  const method = methodByKey(options.method ?? '')
  if (method === undefined)
    throw refused(
      'method-not-found',
      `There is no method "${options.method ?? ''}".`,
      `Use one of ${listOf(methods.map(({ key }) => key))}.`,
    )
  const read = readGiven(method, await inputIn(options.input ?? ''))
  if (!read.ok) {
    const lines = Object.entries(read.errors).map(([path, words]) => (path === '' ? words : `${path}: ${words}`))
    throw refused('input-not-right', lines.join('\n'), 'See "measure methods --json" for what it takes.')
  }
  const draws = {
    seed: whole('seed', options.seed, 1, 0, 999_999_999_999_999),
    draws: whole('draws', options.draws, 10_000, 100, 100_000),
  }
  const evaluation = run(method, read.value, draws)
  return {
    json: evaluation,
    words: said(evaluation, method.unit),
    ...(evaluation.kind === 'answer' ? {} : { exit: 1 as const }),
  }
}

export const valueCommand: Command = {
  name: 'measure value',
  words: 'Works out a value by a method, and shows every step',
  options: [
    { name: 'method', value: 'METHOD', words: 'its key, as "measure methods" lists it', required: true },
    { name: 'input', value: 'FILE', words: 'a JSON file with what the method takes', required: true },
    { name: 'seed', value: 'N', words: 'where numbers have distributions: the same seed gives the same draws (1)' },
    { name: 'draws', value: 'N', words: 'how many draws, from 100 to 100000 (10000)' },
  ],
  run: work,
  alone: work,
}
