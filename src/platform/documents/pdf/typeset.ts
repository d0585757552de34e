// The typesetter: Typst, as a native program inside this process, with our fonts and nothing of the computer's. It writes under
// PDF/UA-1, that is, it refuses what would not be accessible. Only the writers' own process loads it (process/child.ts).
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

interface Typesetter {
  pdf(
    of: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    how: { readonly pdfStandard: 'ua-1'; readonly creationTimestamp: number },
  ): Buffer
  evictCache(age: number): void
}

interface Program {
  readonly NodeCompiler: {
    create(how: {
      readonly workspace: string
      readonly fontArgs: readonly { readonly fontBlobs: readonly Buffer[] }[]
    }): Typesetter
  }
}

const program = '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu'
const cuts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const

/** Whether the program is here at all: it is made for one platform. */
export const canTypeset = (): boolean => {
  try {
    return existsSync(require.resolve(program))
  } catch {
    return false
  }
}

const fontFiles = (): readonly Buffer[] => {
  const folder = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/atkinson-hyperlegible/package.json')))
  return cuts.map((cut) => readFileSync(join(folder, cut, `AtkinsonHyperlegible_${cut}.ttf`)))
}

const template = readFileSync(new URL('./template.typ', import.meta.url), 'utf8')

let loaded: Typesetter | undefined

/** Its folder is one that is not there: the template reads no file, and could not. */
const typesetter = (): Typesetter => {
  loaded ??= (require(program) as Program).NodeCompiler.create({
    workspace: '/commonweal-has-no-such-folder',
    fontArgs: [{ fontBlobs: fontFiles() }],
  })
  return loaded
}

/** @param json from `pdfData` */
export const typeset = (json: string, moment: number): Buffer => {
  const setter = typesetter()
  try {
    return setter.pdf(
      { mainFileContent: template, inputs: { document: json } },
      { pdfStandard: 'ua-1', creationTimestamp: moment },
    )
  } finally {
    setter.evictCache(0)
  }
}

/** As the file itself says. */
export const pagesOf = (pdf: Buffer): number => Number(/<xmpTPg:NPages>(\d+)</.exec(pdf.toString('latin1'))?.[1] ?? 0)
