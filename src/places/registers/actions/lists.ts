// Lists of areas and of NHS bodies: small files, read whole, merged into what is there, the newer edition winning.
import { innerFiles } from '../../../platform/tabular/index.ts'
import { authorityLayout } from '../rules/authorities.ts'
import { nhsLayout } from '../rules/nhs.ts'
import { notRecognised } from '../rules/recognise.ts'
import type { BodyRecord, HeldRow } from '../rules/types.ts'
import { insertHeld, upsertAreas, upsertBodies, upsertChanges } from '../store.ts'
import { editionOf, held, type Outcome, opened, rowsOf, unrecognised, type Work } from './work.ts'

/** Lists of areas and of NHS bodies are small: each is read whole. */
export const loadLists = async (work: Work): Promise<Outcome> => {
  const skipped: { file: string; reason: string }[] = []
  const layouts = new Set<string>()
  const heldBack: HeldRow[] = []
  let edition: string | null = null
  let accepted = 0
  for await (const inner of innerFiles(work.command.file.path, work.command.file.name)) {
    const { first, batches } = await opened(inner)
    const cells = first?.cells ?? []
    const list = work.command.kind === 'authorities' ? authorityLayout(cells) : nhsLayout(cells)
    if (list === undefined) {
      await batches.return(undefined)
      skipped.push({ file: inner.name, reason: notRecognised(work.command.kind, cells) })
      continue
    }
    layouts.add(list.layout)
    edition ??= editionOf(work, inner.name, list.edition)
    const all = await rowsOf(batches)
    const sound = all.slice('header' in list && !list.header ? 0 : 1).filter((row) => {
      if (row.damaged) heldBack.push(held(inner.name, row, 'The quotes in this line are not in order.'))
      return !row.damaged
    })
    await work.progress(all.length, 'Reading the list')
    if ('header' in list) {
      const bodies = new Map<string, BodyRecord>()
      for (const row of sound) {
        const reading = list.read(row.cells)
        if ('held' in reading) heldBack.push(held(inner.name, row, reading.held))
        else if (bodies.has(reading.record.code))
          heldBack.push(held(inner.name, row, `The code ${reading.record.code} is in the file already.`))
        else bodies.set(reading.record.code, reading.record)
      }
      accepted += bodies.size
      await upsertBodies(work.scope, work.load, edition, [...bodies.values()])
      const boards = [...bodies.values()].flatMap((body) =>
        body.gssCode === null
          ? []
          : [
              {
                code: body.gssCode,
                kind: 'icb' as const,
                name: body.name,
                parentCode: null,
                validFrom: null,
                validTo: null,
              },
            ],
      )
      await upsertAreas(work.scope, work.load, list.layout, edition, boards)
    } else {
      const found = list.read(sound)
      heldBack.push(...found.held.map(({ row, reason }) => held(inner.name, row, reason)))
      accepted += found.areas.length
      await upsertAreas(work.scope, work.load, list.layout, edition, found.areas)
      await upsertChanges(work.scope, work.load, found.changes)
    }
  }
  if (layouts.size === 0) throw unrecognised(work, skipped)
  await insertHeld(work.scope, work.load, heldBack)
  return { layout: [...layouts].sort().join(', '), edition, accepted, held: heldBack.length, skipped }
}
