// `measure methods`: the methods with what each takes.
import type { Command } from '../../../platform/kernel/index.ts'
import { methods } from '../rules/all.ts'
import { described } from '../rules/described.ts'

const work = async () => ({
  json: { methods: methods.map(described) },
  words: methods
    .map(({ key, title, version, definition }) => `${key} (${version}): ${title}\n  ${definition}`)
    .join('\n'),
})

export const methodsCommand: Command = {
  name: 'measure methods',
  words: 'Lists the methods by which values are worked out, with the JSON that each takes',
  options: [],
  run: work,
  alone: work,
}
