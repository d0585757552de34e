// Starts the programs that are measured, each in a process of its own, so that nobody's memory is mistaken for another's.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { watch } from './watch.ts'

const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

export interface Ran {
  readonly milliseconds: number
  readonly output: string
  /** Bytes, all of its processes together; undefined where that is not measured. */
  readonly peak: number | undefined
  /** Milliseconds of one core, likewise. */
  readonly processor: number | undefined
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  readonly output: () => string
  readonly errors: () => string
}

const productEnvironment = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  COMMONWEAL_DATA: data,
  COMMONWEAL_LOG_LEVEL: 'silent',
})

export const start = (
  args: readonly string[],
  data: string,
  settings: Readonly<Record<string, string>> = {},
): Started => {
  const child = spawn(process.execPath, args, {
    cwd: projectFolder,
    env: { ...productEnvironment(data), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { child, ended, output: () => output, errors: () => errors }
}

/** @throws with everything it said where it does not end well; 3 is well: some rows are held */
export const run = async (args: readonly string[], data: string): Promise<Ran> => {
  const begin = performance.now()
  const started = start(args, data)
  const watching = watch(started.child.pid ?? 0, data)
  const code = await started.ended
  const milliseconds = performance.now() - begin
  watching.end()
  if (code !== 0 && code !== 3)
    throw new Error(`${args.join(' ')} ended with ${code}:\n${started.errors()}${started.output()}`)
  return { milliseconds, output: started.output(), peak: watching.peak(), processor: watching.processor() }
}

export const product = join(projectFolder, 'src/main.ts')

export const commonweal = (words: readonly string[], data: string): Promise<Ran> => run([product, ...words], data)

/** One of the small programs in `children.ts`; what it prints is JSON. */
export const small = async <T>(words: readonly string[], data: string): Promise<Ran & { readonly answer: T }> => {
  const ran = await run([join(projectFolder, 'tools/bench/children.ts'), ...words], data)
  return { ...ran, answer: JSON.parse(ran.output) as T }
}
