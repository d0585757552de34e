// `needs import`: looks into a file, and takes indicators from it. Questions are asked before anything changes.
import { bytesOf } from '../../../platform/files/index.ts'
import {
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  type ExitCode,
  type PlaceId,
} from '../../../platform/kernel/index.ts'
import { givenFile } from '../../../platform/tabular/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import { add } from '../actions/add.ts'
import { needEdit } from '../actions/allowed.ts'
import { look } from '../actions/look.ts'
import {
  type Choice,
  type FoundFile,
  type FoundTable,
  type LoadReport,
  type Region,
  regionOpen,
} from '../rules/found.ts'
import { fullName } from '../rules/indicator.ts'
import { titleOf } from '../rules/records.ts'
import { alreadyHere } from '../store/loads.ts'
import { dayGiven, keysGiven, mappingGiven, placeGiven, refused } from './given.ts'

interface Asked {
  readonly about: string
  readonly words: string
}

interface Order {
  readonly place: PlaceId
  readonly keys: readonly string[] | undefined
  readonly region: string | undefined
  readonly mode: 'replace' | 'fill' | undefined
}

const modeOf = (text: string | undefined): 'replace' | 'fill' | undefined => {
  if (text === undefined || text === 'replace' || text === 'fill') return text
  throw refused(
    'mode-not-right',
    `"${text}" is no way to treat figures that are here.`,
    'Say --earlier replace or --earlier fill.',
  )
}

const titled = (file: string, one: FoundTable): string =>
  titleOf({ fileName: file, innerName: one.packed ? one.inner : null, sheet: one.sheet })

const regionFor = (one: FoundTable, code: string | undefined): Region | null =>
  one.region ?? one.regions.find((region) => region.code === code) ?? null

const choicesOf = (found: FoundFile, order: Order): readonly Choice[] =>
  found.tables.map((one) => ({
    table: one.id,
    keys: one.indicators.map(({ key }) => key).filter((key) => order.keys?.includes(key) ?? true),
    region: regionFor(one, order.region),
    mode: order.mode ?? 'fill',
  }))

/** What must be said first: how a table is read, its region, and what becomes of figures that are here. */
const questionsFor = async (
  context: CommandContext,
  found: FoundFile,
  choices: readonly Choice[],
  order: Order,
): Promise<readonly Asked[]> => {
  const chosen = found.tables.filter(({ id }) => choices.some(({ table, keys }) => table === id && keys.length > 0))
  const open: Asked[] = chosen.flatMap(({ questions }) => questions)
  if (order.region === undefined && regionOpen(chosen)) {
    const names = [...new Set(chosen.flatMap(({ regions }) => regions.map(({ code, name }) => `${code} (${name})`)))]
    open.push({
      about: 'region',
      words: `Which region does the place lie in? Say --region with one of ${names.join(', ')}, or none.`,
    })
  }
  if (order.mode !== undefined) return open
  const keys = choices.flatMap((one) => one.keys)
  const contents = chosen.map(({ sha256, mapping }) => ({ sha256, mapping }))
  const here = await context.read(() => alreadyHere(context.scope, order.place, keys, contents))
  if (here.length > 0)
    open.push({
      about: 'earlier',
      words: `${count(here.length, 'indicator is', 'indicators are')} here already, from another file. Say --earlier replace or --earlier fill.`,
    })
  return open
}

const tableJson = (file: string) => (one: FoundTable) => ({
  title: titled(file, one),
  layout: one.layout,
  mapping: one.mapping,
  headings: one.headings,
  doubt: one.doubt,
  rows: one.counts,
  region: one.region,
  areas: one.areas,
  indicators: one.indicators.map(({ key, figures, notKnown, intervals, first, last, ...rest }) => ({
    ...{ key, name: fullName(rest), figures, notKnown, intervals, first, last },
  })),
})

const answerJson = (file: string, found: FoundFile, questions: readonly Asked[], loads: readonly LoadReport[]) => ({
  file,
  questions,
  tables: found.tables.map(tableJson(file)),
  notTables: found.notTables,
  loads,
})

const foundWords = (file: string, found: FoundFile): string =>
  [
    ...found.tables.map((one) => {
      const { source, ours, notOurs } = one.counts
      return `${titled(file, one)}: ${one.layout}. ${count(source, 'row')}, ${ours} ours, ${notOurs} of other places; ${count(one.indicators.length, 'indicator')}.`
    }),
    ...found.notTables.map((one) => `${one.inner}: not used. ${one.reason}`),
  ].join('\n')

const loadWords = ({ title, load, indicators, already, figures, notKnown, held }: LoadReport): string =>
  load === null
    ? `${title}: ${count(already, 'indicator is', 'indicators are')} here from this very file. Nothing was changed.`
    : `${title}: ${count(indicators, 'indicator')}, ${count(figures, 'figure')} (${notKnown} not known), ${count(held, 'row')} held. File ${load}.`

const exitOf = (loads: readonly LoadReport[]): ExitCode => {
  if (loads.length === 0) return 1
  return loads.some(({ held }) => held > 0) ? 3 : 0
}

const run = async (services: PrioritiesServices, context: CommandContext): Promise<CommandAnswer> => {
  const { args, options, scope, say } = context
  const [path, ...more] = args
  if (path === undefined || more.length > 0)
    throw refused('one-file', 'One file is taken at a time.', 'Name one file, and run it again for each.')
  const place = (await placeGiven(context)).id
  needEdit(scope, place)
  const order: Order = {
    place,
    keys: keysGiven(options.indicators),
    region: options.region,
    mode: modeOf(options.earlier),
  }
  const mapping = await mappingGiven(options.mapping)
  const publishedOn = dayGiven(options.published)
  const { name } = givenFile(path)
  const received = await services.files.receive(await bytesOf(path), { maxBytes: Number.MAX_SAFE_INTEGER })
  try {
    const file = { path: received.path, name, key: received.key }
    const found = await look(context, services, mapping ? { place, file, mapping } : { place, file })
    const choices = choicesOf(found, order)
    const questions = await questionsFor(context, found, choices, order)
    if (options.look !== undefined)
      return { json: answerJson(name, found, questions, []), words: foundWords(name, found) }
    if (questions.length > 0)
      return {
        json: answerJson(name, found, questions, []),
        words: questions.map((one) => one.words).join('\n'),
        exit: 4,
      }
    // The file is kept before a record names it.
    if (choices.some(({ keys }) => keys.length > 0)) await services.files.keep(received)
    const kept = { ...file, path: await services.files.pathOf(received.key).catch(() => received.path) }
    const source = options.source?.trim() || 'Publisher not said'
    say('Taking indicators')
    const loads = await add(context, services, {
      place,
      source,
      publishedOn,
      file: kept,
      tables: found.tables,
      choices,
    })
    const words =
      loads.length === 0 ? `${foundWords(name, found)}\nNothing was taken.` : loads.map(loadWords).join('\n')
    return { json: answerJson(name, found, [], loads), words, exit: exitOf(loads) }
  } finally {
    await services.files.discard(received)
  }
}

export const importCommand = (services: PrioritiesServices): Command => ({
  name: 'needs import',
  words: 'Take published indicators of need from a file',
  args: 'FILE',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose indicators', required: true },
    { name: 'source', value: 'NAME', words: 'Who published the file' },
    { name: 'published', value: 'DAY', words: 'When it was published: 2026-11-22' },
    { name: 'indicators', value: 'KEYS', words: 'Only these, as --look names them, separated by semicolons' },
    { name: 'mapping', value: 'FILE', words: 'How to read it, as --look --json prints it' },
    { name: 'region', value: 'CODE', words: 'The region the place lies in, or none' },
    { name: 'earlier', value: 'replace|fill', words: 'What becomes of figures that are here already' },
    { name: 'look', words: 'Only say what is in the file; nothing is changed' },
  ],
  run: (context) => run(services, context),
})
