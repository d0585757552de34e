// Loads and removes the invented place: each feature its own part, in an order in which each finds what it stands on.
import type { DemoPart } from '../platform/http/index.ts'
import type { Command, CommandContext } from '../platform/kernel/index.ts'
import type { Product } from './compose.ts'

/** People hold roles in places, so places come before accounts; from there on, the order of the road. */
const first = ['places', 'accounts']

const parts = (product: Product): readonly { readonly name: string; readonly part: DemoPart }[] => {
  const all = product.features.flatMap(({ name, demo }) => (demo ? [{ name, part: demo }] : []))
  const place = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length)
  return all.sort((a, b) => place(a.name) - place(b.name))
}

const composed = (product: Product | undefined): Product => {
  if (!product) throw new Error('the demonstration was described, not composed')
  return product
}

const load = async (product: Product, { scope, options, write, say }: CommandContext) => {
  const done = parts(product)
  for (const { part } of done) {
    say(`Loading ${part.words}`)
    await write(() => part.load(scope, say, options.small !== undefined))
  }
  return {
    json: { place: 'merebridge', loaded: done.map(({ name }) => name) },
    words: 'Merebridge is loaded. It is an invented place: nothing in it is real.',
  }
}

const remove = async (product: Product, { scope, write, say }: CommandContext) => {
  const done = [...parts(product)].reverse()
  for (const { part } of done) {
    say(`Removing ${part.words}`)
    await write(() => part.remove(scope, say))
  }
  return {
    json: { place: 'merebridge', removed: done.map(({ name }) => name) },
    words: 'The demonstration is gone. What you made yourself is untouched.',
  }
}

export const demonstrationCommands = (product?: Product): readonly Command[] => [
  {
    name: 'demo load',
    words: 'Load the invented place Merebridge, or bring it up to date',
    options: [
      { name: 'small', words: 'With a ledger of some thousand lines in place of 180,000: a few seconds, not a minute' },
    ],
    run: (context) => load(composed(product), context),
  },
  {
    name: 'demo remove',
    words: 'Remove the invented place and everything in it',
    options: [],
    run: (context) => remove(composed(product), context),
  },
]
