// `tender evaluate`: checks an award outside the product. It asks no database, no account and no network.
import { readTextIfThere } from '../../../platform/files/index.ts'
import { type Command, Refused } from '../../../platform/kernel/index.ts'
import { howSure } from '../rules/how-sure.ts'
import { printedEvaluation } from '../rules/printed.ts'
import { readEvaluation } from '../rules/read.ts'
import { evaluationWords } from '../rules/said.ts'

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)
const tip = 'See docs/api/commands/tender-evaluate: three files that work, and the schema of what it takes.'

const fileIn = async (path: string): Promise<unknown> => {
  const text = await readTextIfThere(path).catch((error: unknown) => {
    // A folder, or a file that somebody else may read: the system's own word for it says enough.
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '') throw error
    throw refused('file-not-readable', `${path} cannot be read (${code}).`, 'Name a file that you may read.')
  })
  if (text === undefined) throw refused('file-not-readable', `There is no file ${path}.`, 'Check its name.')
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw refused('file-not-json', `${path} is not JSON: ${error instanceof Error ? error.message : error}.`, tip)
  }
}

const work: NonNullable<Command['alone']> = async ({ args }) => {
  const [path] = args
  if (path === undefined || args.length > 1)
    throw refused('one-file', 'Name one file.', 'Write: tender evaluate FILE.json --json')
  const read = readEvaluation(await fileIn(path))
  if (!read.ok) {
    const lines = Object.entries(read.errors).map(([at, words]) => (at === '' ? words : `${at}: ${words}`))
    throw refused('file-not-right', [`${path} cannot be evaluated:`, ...lines].join('\n'), tip)
  }
  const { criteria, bids } = read.value
  const answer = howSure(criteria, bids)
  if (answer.kind !== 'value')
    return {
      json: answer,
      words: answer.kind === 'failed' ? `Failed at ${answer.where}. ${answer.what}` : `No answer. ${answer.because}`,
      exit: 1,
    }
  const { result, sure } = answer.value
  return { json: printedEvaluation(criteria, result, sure), words: evaluationWords(criteria, result, sure) }
}

export const evaluateCommand: Command = {
  name: 'tender evaluate',
  words:
    'Works out who wins by criteria, scores and prices in a file, and how sure that is: how far each weight may move, the smallest change that puts another in front, and what the price formula does to bids',
  args: 'FILE.json',
  options: [],
  run: work,
  alone: work,
}
