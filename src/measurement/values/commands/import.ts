// `values import`: the same action as the page.
import { basename } from 'node:path'
import { placeBySlug } from '../../../places/index.ts'
import { type Command, type CommandContext, type PlaceId, Refused } from '../../../platform/kernel/index.ts'
import { isValueKind } from '../../rules/words.ts'
import { loadPack, lookInto } from '../actions/values.ts'

const refused = (reason: string, message: string, tip: string): Refused => new Refused(reason, 400, message, tip)

const placeGiven = async ({
  scope,
  options,
  read,
}: CommandContext): Promise<{ readonly id: PlaceId; readonly slug: string }> => {
  const slug = options.place ?? ''
  const found = await read(() => placeBySlug(scope, slug))
  if (found === undefined) throw refused('place-not-found', `There is no place "${slug}".`, 'See "place list".')
  return { id: found.id, slug }
}

export const importValuesCommand: Command = {
  name: 'values import',
  words: 'Load £ values that somebody holds the rights to: they stay private to the place, and all are off',
  args: 'FILE',
  options: [
    { name: 'place', value: 'SLUG', words: 'Whose values', required: true },
    { name: 'title', value: 'TITLE', words: 'What the values are called', required: true },
    { name: 'vintage', value: 'WORDS', words: 'Their version or date: "March 2015"', required: true },
    { name: 'licence-holder', value: 'NAME', words: 'Who holds the rights to them', required: true },
    { name: 'licence', value: 'WORDS', words: 'What the holder allows', required: true },
    { name: 'kind', value: 'KIND', words: 'fiscal, economic or wellbeing, where the file does not say' },
  ],
  run: async (context) => {
    const { args, options, scope, write } = context
    const [path, ...more] = context.args
    if (path === undefined || more.length > 0)
      throw refused(
        'one-file',
        `One file is taken at a time, not ${args.length}.`,
        'Name one file, and run it again for each.',
      )
    const kind = options.kind ?? null
    if (kind !== null && !isValueKind(kind))
      throw refused(
        'kind-not-right',
        `"${kind}" is no kind of value.`,
        'Say fiscal, economic or wellbeing after --kind.',
      )
    const place = await placeGiven(context)
    const file = basename(path)
    const read = await lookInto({ path, name: file }, kind)
    const { title = '', vintage = '', licence = '' } = options
    const holder = options['licence-holder'] ?? ''
    const made = await write(() =>
      loadPack(scope, place.id, { title, vintage, licence, holder, fileName: file, read, at: new Date() }),
    )
    if (!made.ok) throw refused('not-loaded', Object.values(made.errors).join(' '), 'Change it, and run it again.')
    const { report } = read
    return {
      json: { place: place.slug, pack: made.value, title, vintage, ...report },
      words: [
        `${report.values} values loaded from ${report.rows} rows; ${report.held.length} held back, ${report.notValues} name no value. All are off.`,
        ...report.held.map((one) => `${one.sheet === null ? '' : `${one.sheet}, `}row ${one.row}: ${one.reason}`),
      ].join('\n'),
      exit: report.held.length > 0 ? 3 : 0,
    }
  },
}
