// `plan import`: a plan with its goals from a spreadsheet. What cannot be told for sure is asked before anything changes.
import { bytesOf } from '../../../platform/files/index.ts'
import type { Command, CommandAnswer, CommandContext, PlaceId } from '../../../platform/kernel/index.ts'
import { givenFile } from '../../../platform/tabular/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import { needEdit } from '../actions/allowed.ts'
import { sendSheet, takeGoals } from '../actions/import.ts'
import { createPlan } from '../actions/plans.ts'
import { readFile } from '../actions/read-file.ts'
import { kindOfTitle } from '../rules/kind.ts'
import { oneLine } from '../rules/read-goals.ts'
import { previewOf } from '../rules/report.ts'
import { type FoundFile, limits, type Mapping } from '../rules/sheet.ts'
import type { PlanId } from '../rules/types.ts'
import { importById } from '../store/imports.ts'
import { goalsOfPlan, type PlanToSave, planTitled } from '../store/plans.ts'
import { answerJson, answerWords, type Outcome, questionsOf } from './answer.ts'
import { dayGiven, kindGiven, linkGiven, mappingGiven, placeGiven, refused } from './given.ts'

const planGiven = ({ options }: CommandContext): PlanToSave => {
  const title = oneLine(options.title ?? '')
  if (title === '' || title.length > 200)
    throw refused('title-not-right', 'A plan needs a title of at most 200 letters.', 'Say it after --title.')
  const publisher = oneLine(options.publisher ?? '')
  const [from, to] = [dayGiven(options, 'from'), dayGiven(options, 'to')]
  if (from !== null && to !== null && to < from)
    throw refused('days-not-in-order', 'The last day is before the first day.', 'Change --from or --to.')
  return {
    ...{ title, kind: kindGiven(options.kind) ?? kindOfTitle(title), from, to, adopted: dayGiven(options, 'adopted') },
    ...{
      publisherId: null,
      publisher: publisher === '' ? null : publisher.slice(0, 200),
      link: linkGiven(options.link),
    },
  }
}

interface Order {
  readonly place: PlaceId
  readonly plan: PlanToSave
  readonly fileName: string
  readonly found: FoundFile
}

/** What would be done. */
const looked = ({ scope, read }: CommandContext, { place, plan, found }: Order, mapping: Mapping | undefined) =>
  read(async (): Promise<Outcome> => {
    const there = await planTitled(scope, place, plan.title)
    const goals = there === undefined ? [] : await goalsOfPlan(scope, there.id)
    const now = goals.filter(({ withdrawnOn }) => withdrawnOn === null)
    const asked = mapping === undefined || questionsOf(mapping).length > 0
    return {
      plan: { id: there?.id ?? null, title: there?.title ?? plan.title, created: there === undefined },
      ...{ import: null, already: false, report: asked ? null : (previewOf(found, mapping, now)?.report ?? null) },
    }
  })

const planFor = async ({ scope }: CommandContext, { place, plan }: Order) => {
  const there = await planTitled(scope, place, plan.title)
  if (there !== undefined) return { id: there.id, title: there.title, created: false }
  const made = await createPlan(scope, { ...plan, place })
  if (made.ok) return { id: made.value, title: plan.title, created: true }
  throw refused('plan-not-made', Object.values(made.errors).join(' '), 'Change it and try again. Nothing was made.')
}

/** All in one transaction: a plan without its goals is not left behind. */
const taken = (context: CommandContext, order: Order, mapping: Mapping, fileKey: string): Promise<Outcome> =>
  context.write(async () => {
    const { scope } = context
    const { place, fileName, found } = order
    const plan = await planFor(context, order)
    const sent = await sendSheet(scope, { place, plan: plan.id, fileName, fileKey, found, mapping })
    if (sent.kind === 'here') {
      const report = (await importById(scope, plan.id, sent.id))?.report ?? null
      return { plan, import: sent.id, already: true, report }
    }
    const report = await takeGoals(scope, { place, plan: plan.id as PlanId, id: sent.id })
    return { plan, import: sent.id, already: false, report }
  })

const run = async (services: PrioritiesServices, context: CommandContext): Promise<CommandAnswer> => {
  const { args, options, scope } = context
  const [path, ...more] = args
  if (path === undefined || more.length > 0)
    throw refused('one-file', 'One file is taken at a time.', 'Name one file, and run it again for each.')
  const place = (await placeGiven(context)).id
  needEdit(scope, place)
  const plan = planGiven(context)
  const { name } = givenFile(path)
  const received = await services.files.receive(await bytesOf(path), { maxBytes: limits.fileBytes })
  try {
    const found = await readFile({ path: received.path, name })
    const mapping = mappingGiven(found, options)
    const order: Order = { place, plan, fileName: name, found }
    const questions = questionsOf(mapping)
    if (options.look !== undefined || mapping === undefined || questions.length > 0) {
      const done = await looked(context, order, mapping)
      const none = mapping === undefined ? found.notTables.map(({ inner, reason }) => `${inner}: ${reason}`) : []
      const words = [...none, ...questions.map((one) => one.words), answerWords(done, true)].join('\n')
      const exit = mapping === undefined ? 1 : questions.length > 0 ? 4 : 0
      return { json: answerJson(name, found, mapping, done), words, exit }
    }
    // The file is kept before a record names it.
    await services.files.keep(received)
    const done = await taken(context, order, mapping, received.key)
    const held = !done.already && (done.report?.held.length ?? 0) > 0
    return { json: answerJson(name, found, mapping, done), words: answerWords(done, false), exit: held ? 3 : 0 }
  } finally {
    await services.files.discard(received)
  }
}

export const importCommand = (services: PrioritiesServices): Command => ({
  name: 'plan import',
  words: 'Take a local plan and its goals from a spreadsheet',
  args: 'FILE',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose plan', required: true },
    { name: 'title', value: 'TITLE', words: 'The plan; one of this title is brought up to date', required: true },
    { name: 'kind', value: 'KIND', words: 'Of a new plan: corporate-plan, police-and-crime-plan, … or other' },
    { name: 'publisher', value: 'NAME', words: 'Of a new plan: who published it' },
    { name: 'from', value: 'DAY', words: 'Of a new plan: its first day, 2023-04-01' },
    { name: 'to', value: 'DAY', words: 'Of a new plan: its last day' },
    { name: 'adopted', value: 'DAY', words: 'Of a new plan: when it was adopted' },
    { name: 'link', value: 'ADDRESS', words: 'Of a new plan: where it can be read' },
    { name: 'sheet', value: 'NAME', words: 'Which sheet or table of the file, by name or number' },
    { name: 'header', value: 'ROW', words: 'Which row holds the headings; none if there is none' },
    { name: 'columns', value: 'LIST', words: 'What each column holds: code,title,words,theme,order,none' },
    { name: 'look', words: 'Only say what would be done; nothing is changed' },
  ],
  run: (context) => run(services, context),
})
