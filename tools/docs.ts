// `npm run docs`: writes the documents that are made from the code.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { generatedDocs } from './generated-docs.ts'

const root = new URL('../', import.meta.url)
const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as { version: string }

for (const [path, text] of generatedDocs(version)) {
  const to = new URL(path, root)
  await mkdir(new URL('./', to), { recursive: true })
  const before = await readFile(to, 'utf8').catch(() => undefined)
  if (before !== text) await writeFile(to, text)
  console.log(`${path}: ${before === text ? 'as it was' : 'written'}`)
}
