// What residents and people who use services have said: written down, put right, taken out.
import { record } from '../../../platform/audit/index.ts'
import {
  type FieldErrors,
  may,
  notAllowed,
  notFound,
  ok,
  type PlaceId,
  type Result,
  type Scope,
  wrong,
} from '../../../platform/kernel/index.ts'
import { personalSigns } from '../rules/personal.ts'
import type { ResidentsView, ViewId } from '../rules/types.ts'
import { insertView, removeView, saveView, type ViewToSave, viewById } from '../store/views.ts'
import { once, type Taken } from './change.ts'

export interface ViewCommand extends ViewToSave {
  readonly place: PlaceId
  /** The people agreed that their words are kept and used. Without it nothing is kept. */
  readonly agreed: boolean
  /** The writer has looked: what seems to tell who somebody is does not, or they agreed to it. */
  readonly looked: boolean
}

const must = (scope: Scope, place: PlaceId): void => {
  if (!may(scope, 'priorities.edit', { kind: 'place', id: place })) throw notAllowed('write down residents’ views here')
}

/** Never the words themselves: they may have to go, and the audit stays. */
const detail = ({ source, on, people, consent }: ViewToSave) => ({ name: source, on, people, consent })

const problem = ({ agreed, looked, words }: ViewCommand): FieldErrors | undefined => {
  if (!agreed)
    return {
      agreed:
        'Without their agreement these words cannot be kept. Ask the people, or write down only what many said, as a figure in a plan.',
    }
  const signs = personalSigns(words)
  return signs.length === 0 || looked
    ? undefined
    : { words: `There seems to be ${signs.join(' and ')} in this. Take it out, or tick the box below.` }
}

export const recordView = async (
  scope: Scope,
  command: ViewCommand & { readonly key: string; readonly now: Date },
): Promise<Result<Taken<ViewId>, FieldErrors>> => {
  const { place, key, words, source, now } = command
  must(scope, place)
  const errors = problem(command)
  if (errors !== undefined) return wrong(errors)
  return once(scope, { place, key, words: [source, words] }, async () => {
    const id = await insertView(scope, place, command, { demonstration: false, at: now })
    const subject = { kind: 'residents’ view', id }
    await record(scope, { what: 'residents’ view written down', subject, place, after: detail(command) })
    return ok(id)
  })
}

const here = async (scope: Scope, place: PlaceId, id: ViewId): Promise<ResidentsView> => {
  must(scope, place)
  const found = await viewById(scope, place, id)
  if (found === undefined) throw notFound('view')
  return found
}

export const changeView = async (
  scope: Scope,
  command: ViewCommand & { readonly view: ViewId; readonly key: string },
): Promise<Result<Taken<ViewId>, FieldErrors>> => {
  const before = await here(scope, command.place, command.view)
  const errors = problem(command)
  if (errors !== undefined) return wrong(errors)
  const { place, key } = command
  return once(scope, { place, key, words: [JSON.stringify(detail(command)), command.words] }, async () => {
    await saveView(scope, before.id, command)
    await record(scope, {
      what: 'residents’ view changed',
      subject: { kind: 'residents’ view', id: before.id },
      place,
      before: detail(before),
      after: { ...detail(command), wordsChanged: before.words !== command.words },
    })
    return ok(before.id)
  })
}

/** The words are gone for good: whoever agreed may change their mind. */
export const takeOutView = async (
  scope: Scope,
  command: { readonly place: PlaceId; readonly view: ViewId; readonly why: string; readonly now: Date },
): Promise<Result<void, FieldErrors>> => {
  const before = await here(scope, command.place, command.view)
  if (command.why === '') return wrong({ why: 'Say why it is taken out.' })
  await removeView(scope, before.id, command.now)
  await record(scope, {
    what: 'residents’ view taken out',
    subject: { kind: 'residents’ view', id: before.id },
    place: command.place,
    before: detail(before),
    why: command.why,
  })
  return ok(undefined)
}
