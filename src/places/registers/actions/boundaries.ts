// Boundaries: outlines stream through feature by feature, moved to the grid on the way.
import { innerFiles, readText } from '../../../platform/tabular/index.ts'
import { checkFrame, featureTexts, readFeature } from '../rules/geojson.ts'
import { stepsOf, tidy } from '../rules/outline.ts'
import type { BoundaryRecord, HeldRow } from '../rules/types.ts'
import { insertHeld, upsertAreas, upsertBoundaries } from '../store.ts'
import { editionOf, mostHeld, type Outcome, shownText, tooManyHeld, unrecognised, type Work } from './work.ts'

/** Outlines are written a few at a time, so that only those are in memory. */
const atOnce = 100

export const loadBoundaries = async (work: Work): Promise<Outcome> => {
  const skipped: { file: string; reason: string }[] = []
  const heldBack: HeldRow[] = []
  let edition: string | null = null
  let accepted = 0
  let files = 0
  for await (const inner of innerFiles(work.command.file.path, work.command.file.name)) {
    if (!/json$/i.test(inner.name)) {
      skipped.push({ file: inner.name, reason: 'Its name does not end in .json or .geojson.' })
      continue
    }
    const seen = new Set<string>()
    let waiting: BoundaryRecord[] = []
    const write = async () => {
      await upsertAreas(
        work.scope,
        work.load,
        'boundaries',
        edition,
        waiting.map(({ geometry: _, ...area }) => ({ ...area, validFrom: null, validTo: null })),
      )
      await upsertBoundaries(work.scope, work.load, edition ?? 'not stated', waiting)
      accepted += waiting.length
      waiting = []
      await work.progress(accepted, 'Reading outlines')
    }
    const features = featureTexts(readText(await inner.open()))
    let feature = await features.next()
    for (let number = 1; !feature.done; number += 1, feature = await features.next()) {
      const reading = readFeature(feature.value)
      if (heldBack.length > mostHeld) throw tooManyHeld()
      const hold = (reason: string, text: string) =>
        heldBack.push({ file: inner.name, row: number, text: shownText(text).slice(0, 300), reason })
      if ('held' in reading) {
        hold(reading.held, feature.value)
        continue
      }
      const { edition: column, ...area } = reading.record
      edition ??= editionOf(work, inner.name, column)
      const geometry = tidy(area.geometry, stepsOf(area.kind))
      if (seen.has(area.code)) hold(`The code ${area.code} is in the file already.`, area.name)
      else if (geometry === undefined) hold('Its outline is too small to draw.', area.name)
      else {
        seen.add(area.code)
        waiting.push({ ...area, geometry })
      }
      if (waiting.length >= atOnce) await write()
    }
    checkFrame(feature.value)
    await write()
    files += 1
  }
  if (files === 0) throw unrecognised(work, skipped)
  await insertHeld(work.scope, work.load, heldBack)
  return { layout: 'GeoJSON', edition, accepted, held: heldBack.length, skipped }
}
