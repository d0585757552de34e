// How node:test reports to tools/test.mjs: failures as they come, in words; every result as a line of JSON in a file.
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'

const results = process.env.TEST_RESULTS_FILE

const indented = (text) => `    ${text.replaceAll('\n', '\n    ')}`

/** What went wrong, without the runner's own frames. */
const words = (error) => {
  const cause = error?.cause ?? error
  const text = typeof cause === 'string' ? cause : (cause?.stack ?? cause?.message ?? String(cause))
  const lines = text.split('\n').filter((one) => !/node:internal|node:test|\bTest\.run\b/.test(one))
  return lines.slice(0, 60).join('\n')
}

export default async function* report(source) {
  for await (const { type, data } of source) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message
    if (
      type === 'test:diagnostic' &&
      !/^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) /.test(data.message)
    )
      yield `${data.message}\n`
    if (type !== 'test:pass' && type !== 'test:fail') continue
    // A suite's own result only repeats those of its tests.
    if (data.details?.type === 'suite') continue
    const file = data.file ? relative(process.cwd(), data.file) : 'unknown file'
    const outcome = data.skip !== undefined ? 'skipped' : data.todo !== undefined ? 'todo' : type.slice(5)
    const error = data.details?.error
    // A test with tests inside fails with them: they speak for themselves.
    const only = type === 'test:fail' && error?.failureType === 'subtestsFailed'
    if (!only && results)
      appendFileSync(
        results,
        `${JSON.stringify({ file, line: data.line, name: data.name, outcome, ms: data.details?.duration_ms ?? 0 })}\n`,
      )
    if (outcome === 'fail' && !only) yield `\n✘ ${data.name}  (${file}:${data.line ?? 0})\n${indented(words(error))}\n`
  }
  // Without this line the process ended before its tests did.
  if (results) appendFileSync(results, `${JSON.stringify({ outcome: 'over' })}\n`)
}
