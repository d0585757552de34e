// Who is on the panel of a tender, and what they declared.
import { personsOfPlace } from '../../../accounts/index.ts'
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, textOf } from '../../../platform/kernel/index.ts'
import { addMember, decideConflict, declare, leavePanel } from '../actions/panel.ts'
import { PanelOfTender } from '../api.ts'
import { decisionForm, declarationForm, leaveForm, type MemberTyped, memberForm, memberTyped } from '../forms/panel.ts'
import { addPage, declarePage } from '../pages/forms.ts'
import { panelPage, progressColumns } from '../pages/panel.ts'
import { panelAt } from '../pages/words.ts'
import { latestOf, standingOf } from '../rules/panel.ts'
import { type At, biddersFor, panelHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders/:tender/panel'

const panelView = async (context: At, errors?: FieldErrors) => {
  const here = await panelHere(context)
  return {
    ...here,
    ...{ bidders: biddersFor(here), blindToPrice: here.tender.blindToPrice },
    ...(errors === undefined ? {} : { errors }),
  }
}

const addView = async (context: At, typed: MemberTyped, errors?: FieldErrors) => {
  const here = await panelHere(context)
  const people = await personsOfPlace(context.scope, here.id, dayOf(context.now))
  return { ...here, people, typed, ...(errors === undefined ? {} : { errors }) }
}

const declareView = async (
  context: At,
  typed: { readonly has: string; readonly conflict: string },
  errors?: FieldErrors,
) => {
  const here = await panelHere(context)
  return {
    ...{ ...here, typed, bidders: biddersFor(here), onPanel: here.own !== null },
    ...(errors === undefined ? {} : { errors }),
  }
}

export const panelRoutes: readonly Route[] = [
  get({
    name: 'panel',
    path,
    permission: 'procurements.evaluate',
    words: 'Who scores the bids of a tender, what they declared, and how far each question is.',
    answer: PanelOfTender,
    handle: async (context) => {
      const view = await panelView(context)
      const { members, declarations, progress, questions, opened } = view
      const titleOf = (criterion: string) => questions.find(({ id }) => id === criterion)?.title ?? criterion
      const data = {
        opened,
        members: members.map((member) => ({
          ...{ person: member.person, name: member.name, capacity: member.capacity, criteria: member.criteria },
          standing: standingOf(member, declarations),
          conflict: latestOf(declarations, member.person)?.conflict ?? null,
        })),
        questions: progress.map(({ criterion, members: scoring, waiting, agreed, state }) => ({
          ...{ criterion, title: titleOf(criterion), members: scoring.length, agreed, state },
          handedIn: scoring.length - waiting.length,
        })),
      }
      return showData(data, (links) => panelPage({ ...view, links }), {
        columns: progressColumns,
        rows: progress.map(({ criterion, members: scoring, waiting, state }) => [
          titleOf(criterion),
          scoring.map(({ name }) => name).join('; '),
          `${scoring.length - waiting.length} of ${scoring.length}`,
          state,
        ]),
      })
    },
  }),
  get({
    name: 'panel member form',
    path: `${path}/add`,
    permission: 'procurements.edit',
    words: 'The form that puts somebody on the panel of a tender.',
    handle: async (context) => showPage(addPage(await addView(context, { person: '', capacity: '', criteria: [] }))),
  }),
  post({
    name: 'add a panel member',
    path: `${path}/add`,
    permission: 'procurements.edit',
    audit: 'panel member added',
    words: 'Puts somebody on the panel of a tender, or changes which questions they score.',
    handle: async (context) => {
      const { scope, body, now } = context
      const typed = memberTyped(body)
      const view = await addView(context, typed)
      const read = memberForm(
        typed,
        view.people,
        view.questions.map(({ id }) => id),
      )
      const done = read.ok ? await addMember(scope, view.id, view.of, read.value, now) : read
      if (!done.ok) return invalid(done.errors, addPage({ ...view, errors: done.errors }))
      return goTo(panelAt(view), { message: 'This member is on the panel.' })
    },
  }),
  post({
    name: 'take off a panel',
    path: `${path}/leave`,
    permission: 'procurements.edit',
    audit: 'panel member left',
    words: 'Takes somebody off the panel, with the reason. What they handed in is kept.',
    handle: async (context) => {
      const { scope, body, now } = context
      const here = await panelHere(context)
      const read = leaveForm(body)
      const done = read.ok ? await leavePanel(scope, here.id, here.of, { ...read.value, at: now }) : read
      if (!done.ok) return invalid(done.errors, panelPage({ ...(await panelView(context, done.errors)), links: {} }))
      return goTo(panelAt(here), { message: 'This member has left the panel.' })
    },
  }),
  get({
    name: 'conflict declaration form',
    path: `${path}/declare`,
    permission: 'procurements.evaluate',
    words: 'The form on which a member of a panel says whether there is a conflict of interest.',
    handle: async (context) => showPage(declarePage(await declareView(context, { has: '', conflict: '' }))),
  }),
  post({
    name: 'declare a conflict',
    path: `${path}/declare`,
    permission: 'procurements.evaluate',
    audit: 'conflict of interest declared',
    words: 'A member of a panel says that there is no conflict of interest, or which.',
    handle: async (context) => {
      const { scope, body, now } = context
      const here = await panelHere(context)
      const read = declarationForm(body)
      if (!read.ok) {
        const typed = { has: textOf(body, 'has'), conflict: textOf(body, 'conflict') }
        return invalid(read.errors, declarePage(await declareView(context, typed, read.errors)))
      }
      await declare(scope, here.id, here.of, { ...read.value, at: now })
      return goTo(panelAt(here), { message: 'Your declaration is kept.' })
    },
  }),
  post({
    name: 'decide a conflict',
    path: `${path}/decide`,
    permission: 'procurements.edit',
    audit: 'conflict of interest decided',
    words: 'Another officer decides what is done about a conflict of interest.',
    handle: async (context) => {
      const { scope, body, now } = context
      const here = await panelHere(context)
      const read = decisionForm(body)
      const done = read.ok ? await decideConflict(scope, here.id, here.of, { ...read.value, at: now }) : read
      if (!done.ok) return invalid(done.errors, panelPage({ ...(await panelView(context, done.errors)), links: {} }))
      return goTo(panelAt(here), { message: 'It is decided.' })
    },
  }),
]
