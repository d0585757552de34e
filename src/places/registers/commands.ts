// `register import` and `register list`. Each file is one transaction: what was loaded before a file that is refused stays.
import {
  type Command,
  type CommandAnswer,
  type CommandContext,
  count,
  may,
  notAllowed,
  Refused,
} from '../../platform/kernel/index.ts'
import { givenFile } from '../../platform/tabular/index.ts'
import { type ImportedFile, importRegister } from './actions/import.ts'
import { editionGiven } from './rules/edition.ts'
import { kindWords } from './rules/recognise.ts'
import { isRegisterKind, type RegisterKind, registerKinds } from './rules/types.ts'
import { loads } from './store.ts'

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

interface RefusedFile {
  readonly file: string
  readonly kind: RegisterKind
  readonly refused: { readonly reason: string; readonly message: string; readonly tip: string }
}

const readArguments = ({ args, options }: CommandContext) => {
  const [kind = '', ...paths] = args
  if (!isRegisterKind(kind))
    throw refused(
      'register-not-known',
      `"${kind}" is not a kind of register.`,
      `Say what the file is: register import ${registerKinds.join('|')} FILE…`,
    )
  if (paths.length === 0) throw refused('file-needed', 'There is no file to load.', kindWords[kind].reads)
  const edition = options.edition === undefined ? undefined : editionGiven(options.edition)
  if (options.edition !== undefined && edition === undefined)
    throw refused(
      'edition-not-right',
      `"${options.edition}" is not an edition.`,
      'Write it as 2024, 2024-05 or 2024-05-31.',
    )
  return { kind, paths, edition }
}

const importOne = async (
  context: CommandContext,
  kind: RegisterKind,
  path: string,
  edition: string | undefined,
): Promise<ImportedFile | RefusedFile> => {
  const file = givenFile(path)
  let told = Date.now()
  try {
    return await context.write(() =>
      importRegister(context.scope, { file, kind, edition }, async (done, words) => {
        if (Date.now() - told < 2_000) return
        told = Date.now()
        context.say(`${file.name}: ${words}, ${count(done, 'row')} so far`)
      }),
    )
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { file: file.name, kind, refused: { reason: error.reason, message: error.message, tip: error.tip } }
  }
}

const wordsOf = (one: ImportedFile | RefusedFile): string => {
  if ('refused' in one) return `${one.refused.message} ${one.refused.tip}`
  if (one.duplicateOf !== null) return `${one.file} was loaded before. Nothing was changed.`
  const edition = one.edition === null ? 'edition not stated' : `edition ${one.edition}`
  const back =
    one.rows.held === 0
      ? ''
      : `, ${count(one.rows.held, 'row')} held back (first: row ${one.held[0]?.row}: ${one.held[0]?.reason})`
  return `${one.file}: ${one.layout}, ${edition}, ${count(one.rows.accepted, 'row')} taken${back}, ${one.seconds} s.`
}

const run = async (context: CommandContext): Promise<CommandAnswer> => {
  const { kind, paths, edition } = readArguments(context)
  if (!may(context.scope, 'registers.import')) throw notAllowed('load registers')
  const files: (ImportedFile | RefusedFile)[] = []
  for (const path of paths) files.push(await importOne(context, kind, path, edition))
  // A file that was loaded before changed nothing, so it counts for nothing.
  const fresh = files.filter((one): one is ImportedFile => 'rows' in one && one.duplicateOf === null)
  const sum = (of: keyof ImportedFile['rows']) => fresh.reduce((total, one) => total + one.rows[of], 0)
  const total = { source: sum('source'), accepted: sum('accepted'), held: sum('held') }
  const failed = files.some((one) => 'refused' in one)
  return {
    json: { files, total },
    words: files.map(wordsOf).join('\n'),
    exit: failed ? 1 : total.held > 0 ? 3 : 0,
  }
}

const list = ({ scope, read }: CommandContext): Promise<CommandAnswer> =>
  read(async () => {
    const all = await loads(scope)
    return {
      json: {
        loads: all.map(({ id, kind, layout, fileName, sha256, edition, source, accepted, held, loadedAt }) => ({
          load: id,
          kind,
          layout,
          file: fileName,
          sha256,
          edition,
          rows: { source, accepted, held },
          loadedAt: loadedAt.toISOString(),
        })),
      },
      words:
        all
          .map(
            (one) =>
              `${one.kind}: ${one.fileName}, edition ${one.edition ?? 'not stated'}, ${count(one.accepted, 'row')}`,
          )
          .join('\n') || 'No register is loaded yet. Load one with "register import".',
    }
  })

export const registerCommands: readonly Command[] = [
  {
    name: 'register import',
    words: 'Load postcodes, authorities, boundaries or NHS bodies from files as published',
    args: `${registerKinds.join('|')} FILE…`,
    options: [
      { name: 'edition', value: 'EDITION', words: 'Which edition it is, such as 2024-05, where the file does not say' },
    ],
    run,
  },
  { name: 'register list', words: 'List the registers that are loaded', options: [], run: list },
]
