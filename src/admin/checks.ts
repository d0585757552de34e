// The checks that are about the whole installation: its audit, its stored files, the links between its records, its tables.
import { verifyChains } from '../platform/audit/index.ts'
import type { Check } from '../platform/http/index.ts'
import { count } from '../platform/kernel/index.ts'
import type { AdminServices } from './index.ts'
import { brokenLinks, countRows, databaseFacts } from './store/checks.ts'
import { sizeInWords } from './words.ts'

const audit: Check = {
  name: 'audit',
  words: 'The audit: nothing altered, removed or moved',
  run: async (scope) => {
    const chains = await verifyChains(scope)
    const broken = chains.filter((chain) => !chain.ok)
    const entries = chains.reduce((sum, chain) => sum + chain.entries, 0)
    return broken.length === 0
      ? { ok: true, words: `${count(entries, 'entry', 'entries')} in ${count(chains.length, 'chain')}, all whole.` }
      : { ok: false, words: broken.map((chain) => chain.words).join(' ') }
  },
}

const storedFiles = (services: Pick<AdminServices, 'files'>): Check => ({
  name: 'files',
  words: 'Stored files: each is what it was when it came',
  run: async () => {
    let files = 0
    let bytes = 0
    const damaged: string[] = []
    for await (const file of services.files.list()) {
      files += 1
      bytes += file.bytes
      if (!(await services.files.intact(file.key))) damaged.push(file.key)
    }
    return damaged.length === 0
      ? { ok: true, words: `${count(files, 'file')}, ${sizeInWords(bytes)}, all whole.` }
      : {
          ok: false,
          words: `${count(damaged.length, 'file was', 'files were')} changed on the disk: ${damaged.join(', ')}.`,
        }
  },
})

const links: Check = {
  name: 'links',
  words: 'Links between records: none leads nowhere',
  run: async (scope) => {
    const { links: looked, broken } = await brokenLinks(scope)
    return broken.length === 0
      ? { ok: true, words: `${count(looked, 'kind')} of link, all whole.` }
      : { ok: false, words: broken.map((one) => `${one.link}: ${count(one.rows, 'row')} of ${one.table}.`).join(' ') }
  },
}

const tables: Check = {
  name: 'tables',
  words: 'Tables: all can be read',
  run: async (scope) => {
    const counted = await countRows(scope)
    const facts = await databaseFacts(scope)
    const rows = counted.reduce((sum, one) => sum + one.rows, 0)
    return {
      ok: true,
      words: `${count(counted.length, 'table')} with ${count(rows, 'row')}, ${count(facts.changes, 'change')} of structure applied.`,
    }
  },
}

export const checks = (services: Pick<AdminServices, 'files'>): readonly Check[] => [
  audit,
  storedFiles(services),
  links,
  tables,
]
