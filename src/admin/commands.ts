// `backup`, `restore`, `check` and `settings`: the same actions as the pages, for scripts and timers.
import { resolve } from 'node:path'
import { type Command, type CommandContext, count, formatMoment, Refused } from '../platform/kernel/index.ts'
import { showSettings } from '../platform/settings/index.ts'
import { backup } from './actions/backup.ts'
import { check } from './actions/check.ts'
import { restore } from './actions/restore.ts'
import type { AdminServices } from './index.ts'
import { sizeInWords } from './words.ts'

const oneFile = ({ args }: CommandContext, command: string): string => {
  const [file, ...more] = args
  if (file === undefined || file === '' || more.length > 0)
    throw new Refused('usage', 400, `${command} needs the name of one file.`, `See: commonweal help ${command}`)
  return resolve(file)
}

const keepItSafe =
  'This file holds everything, the keys included: whoever has it can read all of it. Keep it where only you can.'

const backupCommand = (services: AdminServices): Command => ({
  name: 'backup',
  words: 'Write everything (database, files, ledger, keys) to one file, while the server may go on running',
  args: 'FILE',
  options: [],
  run: async (context) => {
    const receipt = await backup(context, services, oneFile(context, 'backup'), context.say)
    const damaged =
      receipt.damaged.length === 0
        ? ''
        : `\n${count(receipt.damaged.length, 'stored file was', 'stored files were')} already damaged. Run: commonweal check`
    return {
      json: receipt,
      words: `${receipt.file}: ${sizeInWords(receipt.bytes)}, ${count(receipt.rows, 'row')}, ${count(receipt.files.count, 'file')}.\n${keepItSafe}${damaged}`,
      ...(receipt.damaged.length === 0 ? {} : { exit: 3 }),
    }
  },
})

const restoreCommand = (services: AdminServices): Command => ({
  name: 'restore',
  words: 'Put a backup into an empty data folder, all of it or nothing',
  args: 'FILE',
  options: [],
  run: async (context) => {
    const receipt = await restore(context, services, oneFile(context, 'restore'), context.say)
    const { jobs, mails } = receipt.underWay
    const waiting =
      jobs + mails === 0
        ? ''
        : `\n${count(jobs, 'job')} and ${count(mails, 'mail')} were under way when it was made. None is done again unless you say so, under Jobs and Outbox.`
    return {
      json: receipt,
      words: `Restored as it was on ${formatMoment(new Date(receipt.madeAt))}: ${count(receipt.rows, 'row')}, ${count(receipt.files, 'file')}.${waiting}\nRun: commonweal check`,
      ...(receipt.leftOut.length === 0 ? {} : { exit: 3 }),
    }
  },
})

const checkCommand = (services: AdminServices): Command => ({
  name: 'check',
  words: 'Check the audit, the stored files and the records; exit code 1 when something is wrong',
  options: [],
  run: async (context) => {
    const receipt = await check(context, services.checks(), (words) => context.say(words))
    const lines = receipt.checks.map((one) => `${one.ok ? 'well ' : 'WRONG'}  ${one.title}\n       ${one.words}`)
    return {
      json: receipt,
      words: [...lines, '', receipt.ok ? 'All is well.' : 'Something is wrong: see above.'].join('\n'),
      exit: receipt.ok ? 0 : 1,
    }
  },
})

const settingsCommand = (services: AdminServices): Command => ({
  name: 'settings',
  words: 'Show every setting, and where its value came from; secrets are not shown',
  options: [],
  run: async () => {
    const settings = showSettings(services.settings())
    const width = Math.max(...settings.map(({ env }) => env.length))
    return {
      json: { settings },
      words: settings.map(({ env, value, from }) => `${env.padEnd(width)}  ${value}  (${from})`).join('\n'),
    }
  },
})

export const commands = (services: AdminServices): readonly Command[] => [
  backupCommand(services),
  restoreCommand(services),
  checkCommand(services),
  settingsCommand(services),
]
