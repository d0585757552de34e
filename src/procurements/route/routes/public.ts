// For everybody: which routes are open, and which notices there are.
import { get, type Route, showData, Type } from '../../../platform/http/index.ts'
import { dayOf } from '../../../platform/kernel/index.ts'
import { lawPacks, packsKept } from '../../packs/law.ts'
import { Helper, NoticeList } from '../api.ts'
import { answersForm, answersTyped, anyAnswered } from '../forms/answers.ts'
import {
  helperAddress,
  helperPage,
  noticeListAddress,
  noticeListColumns,
  noticeListPage,
  noticeRows,
  routeColumns,
} from '../pages/public.ts'
import { clockWords, fitWords } from '../pages/words.ts'
import { routesFor } from '../rules/routes-for.ts'
import type { Advised } from '../rules/types.ts'

/** What stands in the address: any of the questions, as text. */
export const answersQuery = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 300 }))

export const advisedJson = (advised: Advised | null) =>
  advised && {
    ...{ suggested: advised.suggested, threshold: advised.threshold, socialValueAct: advised.act },
    routes: advised.all.map(({ route, fit, why }) => ({
      ...{ key: route.key, title: route.title, regime: route.regime, open: fit, why },
      ...{ steps: route.steps, notices: route.notices },
    })),
  }

export const publicRoutes: readonly Route[] = [
  get({
    name: 'procurement routes',
    path: helperAddress,
    permission: 'procurements.tools',
    words: 'Which ways of buying the law leaves open, to the answers in the address. Nothing is kept.',
    query: answersQuery,
    answer: Helper,
    handle: async ({ query, now }) => {
      const typed = answersTyped(query)
      const read = anyAnswered(query) ? answersForm(typed, dayOf(now)) : null
      const advised = read?.ok ? routesFor(read.value, lawPacks) : null
      const errors = read === null || read.ok ? undefined : read.errors
      const data = {
        ...{ answers: read?.ok ? read.value : null, errors: errors ?? {}, advised: advisedJson(advised) },
        packs: packsKept(lawPacks),
      }
      return showData(data, (links) => helperPage({ typed, errors, advised, packs: lawPacks, links }), {
        columns: routeColumns,
        rows: (advised?.all ?? []).map(({ route, fit, why }) => [route.title, fitWords[fit], why]),
      })
    },
  }),
  get({
    name: 'procurement notices',
    path: noticeListAddress,
    permission: 'procurements.tools',
    words: 'The notices that the law asks for when public bodies buy, with their clocks.',
    answer: NoticeList,
    handle: async () => {
      const data = {
        packs: packsKept(lawPacks),
        notices: lawPacks.notices.notices.map((rule) => ({
          ...{ key: rule.key, form: rule.form, title: rule.title, law: rule.law, clause: rule.clause, owed: rule.owed },
          ...{ byWhen: clockWords(rule.clock, lawPacks), seen: rule.seen },
        })),
      }
      return showData(data, (links) => noticeListPage({ packs: lawPacks, links }), {
        columns: noticeListColumns,
        rows: noticeRows(lawPacks),
      })
    },
  }),
]
