// The notices of one procurement: drafts, official numbers, and the days that clocks count from.
import { get, goTo, invalid, post, type Route, sendFile, showData } from '../../../platform/http/index.ts'
import { dayOf, type FieldErrors, may, notFound } from '../../../platform/kernel/index.ts'
import { lawPacks } from '../../packs/law.ts'
import { type Context, procurementHere } from '../../routes/here.ts'
import { recordMoment, recordNotice } from '../actions/notices.ts'
import { draftFacts, noticesSeen } from '../actions/route.ts'
import { NoticesOfProcurement, OneNotice } from '../api.ts'
import {
  type MomentTyped,
  momentForm,
  momentTyped,
  type NoticeTyped,
  noticeForm,
  noticeTyped,
} from '../forms/notice.ts'
import { draftHtml, lineColumns, noticePage } from '../pages/notice.ts'
import { dueWords, noticeAt, noticeColumns, noticesPage, waitWords } from '../pages/notices.ts'
import { formOf, noticesAt } from '../pages/words.ts'
import { draftData, draftOf, draftText, signFirst } from '../rules/draft.ts'
import { noticeOf } from '../rules/notices.ts'
import { linesOf, publishedIn } from '../store/route.ts'

const path = '/places/:place/procurements/:procurement'
const none = { day: '', month: '', year: '' }
const noMoment: MomentTyped = { kind: '', on: none, note: '', corrects: '' }
const noNotice: NoticeTyped = { number: '', on: none, time: '', corrects: '', back: '', why: '' }

type At = Context & { readonly params: { readonly procurement: string } }
type AtNotice = Context & { readonly params: { readonly procurement: string; readonly notice: string } }

const here = async (context: At) => {
  const found = await procurementHere(context, context.params.procurement)
  const { id, procurement } = found
  return {
    ...found,
    mayEdit: procurement.place === id && may(context.scope, 'procurements.edit', { kind: 'place', id }),
  }
}

const listView = async (context: At, typed: MomentTyped = noMoment, errors?: FieldErrors) => {
  const { place, procurement, mayEdit } = await here(context)
  const seen = await noticesSeen(context.scope, procurement, context.now)
  return { ...seen, place, procurement, mayEdit, packs: lawPacks, typed, errors }
}

const noticeView = async (context: AtNotice, typed: NoticeTyped = noNotice, errors?: FieldErrors) => {
  const { scope, params } = context
  const { place, procurement, mayEdit } = await here(context)
  const rule = noticeOf(params.notice, lawPacks)
  if (rule === undefined) throw notFound('notice')
  const facts = await draftFacts(scope, procurement, place.name)
  return {
    ...{
      place,
      procurement,
      mayEdit,
      rule,
      facts,
      draft: draftOf(rule, facts),
      signFirst: signFirst(rule, facts),
      packs: lawPacks,
      typed,
      errors,
    },
    lines: await linesOf(scope, procurement.id, rule.key),
    standing: (await publishedIn(scope, procurement.id)).filter(({ notice }) => notice === rule.key),
  }
}

export const noticeRoutes: readonly Route[] = [
  get({
    name: 'notices of a procurement',
    path: `${path}/notices`,
    permission: 'procurements.read',
    words: 'Which notices a procurement owes on its route, by when, and what is published.',
    answer: NoticesOfProcurement,
    handle: async (context) => {
      const seen = await listView(context)
      const data = {
        route: seen.decided?.route ?? null,
        notices: seen.owed.map(({ rule, state, due, published, wait }) => ({
          ...{ key: rule.key, form: rule.form, title: rule.title, law: rule.law, clause: rule.clause, state, due },
          published: published && { number: published.number, at: published.publishedAt.toISOString() },
          wait: waitWords(wait),
        })),
        moments: seen.moments.map(({ id, kind, on, note, by }) => ({ id, kind, on, note, by })),
      }
      return showData(data, (links) => noticesPage({ ...seen, links }), {
        columns: noticeColumns,
        rows: seen.owed.map((one) => [
          ...[formOf(one.rule), one.state, one.due ?? dueWords(one, lawPacks)],
          ...[one.published?.publishedAt.toISOString() ?? null, waitWords(one.wait)],
        ]),
      })
    },
  }),
  post({
    name: 'record a day for clocks',
    path: `${path}/moments`,
    permission: 'procurements.edit',
    audit: 'day for clocks recorded',
    words:
      'Records when the contract was made, changed or ended, or what happened in a standstill: clocks count from it.',
    handle: async (context) => {
      const { scope, body, now, params } = context
      const { id, place, procurement } = await procurementHere(context, params.procurement)
      const typed = momentTyped(body)
      const read = momentForm(body, typed, dayOf(now))
      const done = read.ok ? await recordMoment(scope, id, procurement.id, read.value, now) : read
      if (done.ok) return goTo(noticesAt(place, procurement.id), { message: 'The day is recorded.' })
      return invalid(done.errors, noticesPage({ ...(await listView(context, typed, done.errors)), links: {} }))
    },
  }),
  get({
    name: 'notice of a procurement',
    path: `${path}/notices/:notice`,
    permission: 'procurements.read',
    words: 'The draft of one notice, and what the official platform published. It is no publication.',
    answer: OneNotice,
    handle: async (context) => {
      const seen = await noticeView(context)
      const { rule, lines, facts } = seen
      const data = {
        ...{ key: rule.key, law: rule.law, clause: rule.clause, published: seen.standing.length > 0 },
        records: lines.map(({ at: _, publishedAt, ...one }) => ({
          ...one,
          publishedAt: publishedAt?.toISOString() ?? null,
        })),
        draft: draftData(rule, facts),
      }
      return showData(data, (links) => noticePage({ ...seen, links }), {
        columns: lineColumns,
        rows: lines.map((one) => [
          ...[one.number, one.publishedAt?.toISOString() ?? null, one.why, one.by, one.at.toISOString()],
        ]),
      })
    },
  }),
  get({
    name: 'draft of a notice as text',
    path: `${path}/notices/:notice/text/file`,
    permission: 'procurements.read',
    words: 'The draft of one notice as plain text, to copy to the official platform.',
    handle: async (context) => {
      const { rule, draft } = await noticeView(context)
      return sendFile(`draft-${rule.key}.txt`, 'text/plain; charset=utf-8', Buffer.from(draftText(draft)))
    },
  }),
  get({
    name: 'draft of a notice as HTML',
    path: `${path}/notices/:notice/html/file`,
    permission: 'procurements.read',
    words: 'The draft of one notice as a document, to copy to the official platform.',
    handle: async (context) => {
      const { rule, draft } = await noticeView(context)
      return sendFile(`draft-${rule.key}.html`, 'text/html; charset=utf-8', Buffer.from(draftHtml(draft)))
    },
  }),
  post({
    name: 'record a notice',
    path: `${path}/notices/:notice`,
    permission: 'procurements.edit',
    audit: 'notice recorded',
    words: 'Records the official number and time of a notice, or puts such a record right. The earlier line stays.',
    handle: async (context) => {
      const { scope, body, now, params } = context
      const { id, place, procurement } = await procurementHere(context, params.procurement)
      const notice = noticeOf(params.notice, lawPacks)
      if (notice === undefined) throw notFound('notice')
      const typed = noticeTyped(body)
      const read = noticeForm(body, typed, now)
      const done = read.ok
        ? await recordNotice(scope, id, procurement.id, { ...read.value, notice: notice.key }, now)
        : read
      if (done.ok) return goTo(noticeAt(place, procurement.id, notice.key), { message: 'It is recorded.' })
      return invalid(done.errors, noticePage({ ...(await noticeView(context, typed, done.errors)), links: {} }))
    },
  }),
]
