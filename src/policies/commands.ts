// `policy export`: a document of a place as a file, for scripts and for whoever keeps records elsewhere.
import { resolve } from 'node:path'
import { documentFormats } from '../platform/documents/index.ts'
import { writeFileWhole } from '../platform/files/index.ts'
import { type Command, type CommandContext, Refused } from '../platform/kernel/index.ts'
import { documentToExport, written } from './documents/actions/export.ts'
import { documentKinds, isDocumentKind } from './documents/rules/kinds.ts'
import type { PoliciesServices } from './index.ts'

const notOne = (option: string, given: string, all: readonly string[]): Refused =>
  new Refused('usage', 400, `--${option} cannot be "${given}".`, `Use one of: ${all.join(', ')}.`)

const chosen = ({ options }: CommandContext) => {
  const { kind = '', format = '' } = options
  if (!isDocumentKind(kind)) throw notOne('kind', kind, documentKinds)
  const found = documentFormats.find((one) => one === format)
  if (found === undefined) throw notOne('format', format, documentFormats)
  return { kind, format: found }
}

/** @throws Refused `file-not-written` */
const toFile = async (path: string, content: Buffer): Promise<void> => {
  try {
    await writeFileWhole(path, content)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    const tip = 'Name a file in a folder that is there and that you may write to.'
    throw new Refused('file-not-written', 422, `The file cannot be written: ${error.message}.`, tip)
  }
}

const exportCommand = (services: PoliciesServices): Command => ({
  name: 'policy export',
  words: 'Write a document of a place to a file, as its page shows it',
  options: [
    { name: 'place', value: 'SLUG', words: 'The place', required: true },
    { name: 'kind', value: 'KIND', words: documentKinds.join(', '), required: true },
    { name: 'format', value: 'FORMAT', words: documentFormats.join(', '), required: true },
    { name: 'out', value: 'FILE', words: 'The file to write; one that is there is replaced', required: true },
    { name: 'draft', words: 'The version that is being worked on, in place of the published one' },
  ],
  run: async (context) => {
    const { scope, options, read, say } = context
    const { kind, format } = chosen(context)
    const { place = '', out = '' } = options
    const file = resolve(out)
    const draft = options.draft !== undefined
    const found = await read(() => documentToExport(scope, { place, kind, draft, site: services.address() }))
    say(`Writing ${found.document.title}`)
    const content = await written(services.documents, found, format)
    await toFile(file, content)
    const { version, state, document } = found
    return {
      json: { place, kind, version, state, title: document.title, format, file, bytes: content.length },
      words: `${file}: ${document.title}, version ${version} (${state}), ${content.length.toLocaleString('en-GB')} bytes.`,
    }
  },
})

export const commands = (services: PoliciesServices): readonly Command[] => [exportCommand(services)]
