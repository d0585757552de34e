// The demonstration's plans: spreadsheets of goals, read the way an officer's would be.
import { fileURLToPath } from 'node:url'
import { organisations, placeBySlug } from '../../../places/index.ts'
import { record } from '../../../platform/audit/index.ts'
import { bytesOf } from '../../../platform/files/index.ts'
import { count, type Day, type Scope } from '../../../platform/kernel/index.ts'
import type { PrioritiesServices } from '../../index.ts'
import { sendSheet, takeGoals } from '../actions/import.ts'
import { createPlan } from '../actions/plans.ts'
import { readFile } from '../actions/read-file.ts'
import { limits } from '../rules/sheet.ts'
import { isPlanKind } from '../rules/types.ts'
import { dateImport, demonstrationFiles, planFiles } from '../store/imports.ts'
import { deleteDemonstrationPlans, planTitled } from '../store/plans.ts'
import data from './plans.json' with { type: 'json' }

type Services = Pick<PrioritiesServices, 'files' | 'filesInUse'>
type Say = (words: string) => void
type Given = (typeof data.plans)[number]

/** @returns how many goals it brought */
const loadPlan = async (scope: Scope, services: Services, given: Given): Promise<number> => {
  const { title, kind, publisher, file, link } = given
  const place = await placeBySlug(scope, given.place)
  if (place === undefined || (await planTitled(scope, place.id, title)) !== undefined) return 0
  if (!isPlanKind(kind)) throw new Error(`The demonstration's data is wrong: ${kind} is no kind of plan`)
  const organisation = (await organisations(scope, publisher)).find(({ name }) => name === publisher)
  const made = await createPlan(scope, {
    ...{ place: place.id, demonstration: true, kind, title, publisher, link },
    ...{ publisherId: organisation?.id ?? null, adopted: given.adopted as Day },
    ...{ from: given.from as Day, to: given.to as Day },
  })
  if (!made.ok) throw new Error(`The demonstration's data is wrong: ${JSON.stringify(made.errors)}`)
  const path = fileURLToPath(new URL(`./${file}`, import.meta.url))
  const found = await readFile({ path, name: file })
  const { key } = await services.files.put(await bytesOf(path), { maxBytes: limits.fileBytes })
  const which = { place: place.id, plan: made.value }
  const { id } = await sendSheet(scope, { ...which, fileName: file, fileKey: key, found })
  const { added } = await takeGoals(scope, { ...which, id })
  await dateImport(scope, id, new Date(given.sent))
  return added
}

/** May run twice: a plan that is here already stays as it is. */
export const loadPlans = async (scope: Scope, services: Services, say: Say): Promise<void> => {
  let plans = 0
  let goals = 0
  for (const given of data.plans) {
    const added = await loadPlan(scope, services, given)
    plans += added > 0 ? 1 : 0
    goals += added
  }
  if (plans > 0) say(`${count(plans, 'invented plan')} with ${count(goals, 'goal')} loaded`)
}

export const removePlans = async (scope: Scope, services: Services, say: Say): Promise<void> => {
  const keys = await demonstrationFiles(scope)
  const plans = await deleteDemonstrationPlans(scope)
  if (plans === 0) return
  await record(scope, {
    what: 'demonstration plans removed',
    subject: { kind: 'demonstration', id: 'plans' },
    before: { plans },
  })
  const used = new Set(await (services.filesInUse ?? planFiles)(scope, keys))
  for (const key of keys) if (!used.has(key)) await services.files.remove(key)
  say(`${count(plans, 'invented plan')} removed`)
}
