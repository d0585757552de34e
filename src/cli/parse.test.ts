import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Command } from '../platform/kernel/index.ts'
import { helpFor, overview } from './help.ts'
import { commandIn, parseTyped } from './parse.ts'

const nothing = async () => ({ json: {}, words: '' })
const create: Command = {
  name: 'place create',
  words: 'Make a place',
  options: [
    { name: 'slug', value: 'SLUG', words: 'its short name in addresses', required: true },
    { name: 'districts', value: 'CODE,…', words: 'the districts it is made of' },
    { name: 'dry', words: 'change nothing' },
  ],
  run: nothing,
}
const load: Command = { name: 'register import', words: 'Load', args: 'KIND FILE…', options: [], run: nothing }
const list: Command = { name: 'place', words: 'List', options: [], run: nothing }
const commands = [create, load, list]
const parse = (...typed: string[]) => parseTyped(commands, typed)

test('the longest command that fits is taken', () => {
  assert.equal(commandIn(commands, ['place', 'create'])?.name, 'place create')
  assert.equal(commandIn(commands, ['place'])?.name, 'place')
  assert.equal(commandIn(commands, ['plaice']), undefined)
})

test('options are read with a space or an equals sign, and the common ones are set apart', () => {
  const read = parse(
    'place',
    'create',
    '--slug=oldham',
    '--districts',
    'E08000004',
    '--dry',
    '--json',
    '--as',
    'a@b.example',
  )
  assert.ok(read.ok)
  assert.deepEqual(read.value.options, { slug: 'oldham', districts: 'E08000004', dry: 'yes' })
  assert.equal(read.value.json, true)
  assert.equal(read.value.as, 'a@b.example')
})

test('what is wrong is said in words, all of it at once', () => {
  const cases: [string[], RegExp[]][] = [
    [['place', 'create'], [/--slug SLUG is needed/]],
    [['place', 'create', '--slug'], [/--slug needs a value/]],
    [['place', 'create', '--slug', '--dry'], [/--slug needs a value/]],
    [['place', 'create', '--slug', 'a', '--slug', 'b'], [/--slug is there twice/]],
    [
      ['place', 'create', '--slug', 'a', '--dry=1', '--colour', 'red'],
      [/--dry takes no value/, /no option --colour/],
    ],
    [['place', 'create', '--slug', 'a', 'extra'], [/"extra" is not expected/]],
    [['register', 'import'], [/KIND FILE… is needed/]],
    [
      ['register', 'burn'],
      [/no command “register burn”/, /register import/],
    ],
    [[], [/no command/]],
  ]
  for (const [typed, patterns] of cases) {
    const read = parse(...typed)
    assert.ok(!read.ok, typed.join(' '))
    for (const pattern of patterns) assert.match(read.errors, pattern)
  }
})

test('after -- everything is an argument, even what looks like an option', () => {
  const read = parse('register', 'import', '--', '--odd name.csv')
  assert.ok(read.ok)
  assert.deepEqual(read.value.args, ['--odd name.csv'])
})

test('any value without a leading -- comes through whole', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.startsWith('--')),
      (value) => {
        for (const typed of [['--slug', value], [`--slug=${value}`]]) {
          const read = parse('place', 'create', ...typed)
          assert.ok(read.ok)
          assert.equal(read.value.options.slug, value)
        }
      },
    ),
  )
})

test('the help names every command and every option', () => {
  for (const command of commands) assert.ok(overview(commands).includes(command.name))
  assert.match(helpFor(create), /--slug SLUG\s+its short name in addresses \(needed\)/)
  assert.match(helpFor(create), /Usage: commonweal place create --slug SLUG \[--districts CODE,…\] \[--dry\]/)
})
