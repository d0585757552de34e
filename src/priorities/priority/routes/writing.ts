// Writing, changing, proposing and withdrawing a priority. Partners' people take part in it.
import { randomUUID } from 'node:crypto'
import {
  type Answer,
  get,
  goTo,
  invalid,
  post,
  type Route,
  type RouteContext,
  showPage,
  Type,
} from '../../../platform/http/index.ts'
import { type FieldErrors, notFound, textOf } from '../../../platform/kernel/index.ts'
import { groupById } from '../../conversation/actions/ask.ts'
import type { GroupNamed } from '../../conversation/rules/types.ts'
import type { PrioritiesServices } from '../../index.ts'
import type { OnePriority, Outcome } from '../actions/views.ts'
import { changePriority, draftPriority, proposePriority, withdrawPriority } from '../actions/write.ts'
import {
  baseOf,
  emptyPriority,
  type PriorityTyped,
  priorityForm,
  priorityShown,
  priorityTyped,
} from '../forms/priority.ts'
import { type FormShown, priorityFormPage } from '../pages/form.ts'
import { withdrawPage } from '../pages/withdraw.ts'
import { prioritiesAt, priorityAt } from '../pages/words.ts'
import { offeredIn, placeAt, placeNamed, priorityHere } from './here.ts'

type Context = Pick<RouteContext, 'scope' | 'at'>

const begun = (group: GroupNamed | undefined): Pick<FormShown, 'from'> =>
  group === undefined ? {} : { from: { group: group.id, title: group.title, ideas: group.ideas } }

const newPage = async (context: Context, typed: PriorityTyped, group: GroupNamed | undefined, errors?: FieldErrors) => {
  const place = placeAt(context.at)
  const named = await placeNamed(context.scope, place)
  return priorityFormPage({
    place: named,
    action: `${prioritiesAt(named)}/new`,
    title: 'Write a priority',
    typed,
    offered: await offeredIn(context.scope, place),
    ...begun(group),
    ...(errors === undefined ? {} : { errors }),
  })
}

const groupFor = async ({ scope, at }: Context, id: string): Promise<GroupNamed | undefined> =>
  id === '' ? undefined : groupById(scope, placeAt(at), id)

const latestOf = ({ versions }: OnePriority) => {
  const [latest] = versions
  if (latest === undefined) throw notFound('priority')
  return latest.outcome
}

const editPage = async (
  context: Context,
  found: OnePriority,
  typed: PriorityTyped,
  more: { readonly errors?: FieldErrors; readonly theirs?: Outcome } = {},
) => {
  const place = placeAt(context.at)
  const named = await placeNamed(context.scope, place)
  const latest = latestOf(found)
  const at = priorityAt(named, found.row.number)
  return priorityFormPage({
    place: named,
    action: `${at}/edit`,
    title: `Change priority ${found.row.number}`,
    typed: more.theirs === undefined ? typed : { ...typed, base: `${more.theirs.version}.${more.theirs.edit}` },
    offered: await offeredIn(context.scope, place),
    ...(more.errors === undefined ? {} : { errors: more.errors }),
    ...(more.theirs === undefined ? {} : { theirs: { words: more.theirs, by: more.theirs.writtenBy, href: at } }),
    ...(latest.proposed
      ? {
          note: `Version ${latest.version} was proposed, so it stays as it is. Your change begins version ${latest.version + 1}, which every sector is asked about anew.`,
        }
      : {}),
  })
}

/** A group whose ideas are well put already gives the form its first words. */
const firstWords = (group: GroupNamed | undefined): PriorityTyped => {
  const empty = emptyPriority(randomUUID())
  return group === undefined ? empty : { ...empty, title: group.title, want: group.words }
}

const save = async (context: RouteContext): Promise<Answer> => {
  const { scope, at, params, body, now } = context
  const place = placeAt(at)
  const typed = priorityTyped(body)
  const found = await priorityHere(scope, place, params.priority ?? '')
  const base = baseOf(typed.base) ?? { version: latestOf(found).version, edit: latestOf(found).edit }
  const read = priorityForm(body)
  if (!read.ok) return invalid(read.errors, await editPage(context, found, typed, { errors: read.errors }))
  const done = await changePriority(scope, place, found.row.id, base, { ...read.value, now })
  if (!done.ok) return invalid(done.errors, await editPage(context, found, typed, { errors: done.errors }))
  if ('conflict' in done.value)
    return showPage(await editPage(context, found, typed, { theirs: done.value.conflict }), 409)
  return goTo(priorityAt(await placeNamed(scope, place), found.row.number), { message: 'Your change is saved.' })
}

const longestReason = 2000

const reasonProblem = (why: string): string | undefined => {
  if (why === '') return 'Say why, in a few words.'
  return why.length > longestReason ? `Use at most ${longestReason.toLocaleString('en-GB')} letters.` : undefined
}

export const writingRoutes = (services: Pick<PrioritiesServices, 'usedBy'>): readonly Route[] => [
  get({
    name: 'new priority form',
    path: '/places/:place/priorities/new',
    permission: 'priorities.edit',
    words: 'The form to write a priority, empty or from a group of ideas.',
    query: Type.Object({ group: Type.Optional(Type.String()) }),
    handle: async ({ scope, at, query }) => {
      const context = { scope, ...(at === undefined ? {} : { at }) }
      const group = await groupFor(context, query.group ?? '')
      return showPage(await newPage(context, firstWords(group), group))
    },
  }),
  post({
    name: 'write a priority',
    path: '/places/:place/priorities/new',
    permission: 'priorities.edit',
    partnersToo: true,
    audit: 'priority written',
    words: 'Writes a new priority as a draft.',
    handle: async (context) => {
      const { scope, at, body, now } = context
      const typed = priorityTyped(body)
      const group = await groupFor(context, textOf(body, 'group'))
      const read = priorityForm(body)
      if (!read.ok) return invalid(read.errors, await newPage(context, typed, group, read.errors))
      const place = placeAt(at)
      const given = { ...read.value, fromGroup: group?.id ?? null, once: typed.once, now }
      const { number } = await draftPriority(scope, place, given)
      return goTo(priorityAt(await placeNamed(scope, place), number), {
        message: 'The priority is written. When it is ready, propose it to every sector.',
        data: { number },
      })
    },
  }),
  get({
    name: 'change priority form',
    path: '/places/:place/priorities/:priority/edit',
    permission: 'priorities.edit',
    words: 'The form to change a priority.',
    handle: async (context) => {
      const found = await priorityHere(context.scope, placeAt(context.at), context.params.priority)
      return showPage(await editPage(context, found, priorityShown(latestOf(found))))
    },
  }),
  post({
    name: 'change a priority',
    path: '/places/:place/priorities/:priority/edit',
    permission: 'priorities.edit',
    partnersToo: true,
    audit: 'priority changed',
    words: 'Changes a draft, or begins the next version; where somebody saved meanwhile, shows both.',
    handle: (context) => save(context as RouteContext),
  }),
  post({
    name: 'propose a priority',
    path: '/places/:place/priorities/:priority/propose',
    permission: 'priorities.edit',
    partnersToo: true,
    audit: 'priority proposed',
    words: 'Lays the newest version of a priority before every seat.',
    handle: async ({ scope, at, params, now }) => {
      const place = placeAt(at)
      const { row } = await priorityHere(scope, place, params.priority)
      await proposePriority(scope, place, row.id, now)
      return goTo(priorityAt(await placeNamed(scope, place), row.number), {
        message: 'It is proposed. The lead of every seat finds it under “what needs me”.',
      })
    },
  }),
  post({
    name: 'withdraw a priority',
    path: '/places/:place/priorities/:priority/withdraw',
    permission: 'priorities.edit',
    partnersToo: true,
    audit: 'priority withdrawn',
    words: 'Withdraws, with a reason, a priority that does not stand agreed.',
    handle: async ({ scope, at, params, body, now }) => {
      const place = placeAt(at)
      const found = await priorityHere(scope, place, params.priority)
      const { row } = found
      const named = await placeNamed(scope, place)
      const why = textOf(body, 'why')
      const problem = reasonProblem(why)
      if (problem !== undefined) {
        const errors = { why: problem }
        const { title } = latestOf(found)
        const uses = (await services.usedBy?.(scope, place, row.id)) ?? []
        return invalid(errors, withdrawPage({ place: named, number: row.number, title, uses, typed: why, errors }))
      }
      await withdrawPriority(scope, place, row.id, why, now)
      return goTo(priorityAt(named, row.number), {
        message: 'The priority is withdrawn. Everything it said is kept here.',
      })
    },
  }),
]
