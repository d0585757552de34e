// Scoring a question alone, and agreeing on it together.
import { get, goTo, invalid, post, type Route, showData, showPage } from '../../../platform/http/index.ts'
import { type FieldErrors, textOf } from '../../../platform/kernel/index.ts'
import type { Context } from '../../routes/here.ts'
import type { Leaf } from '../../rules/tree.ts'
import { agree, giveScores } from '../actions/panel.ts'
import { AgreedQuestion } from '../api.ts'
import { agreedForm, type ScoreTyped, scoresForm, scoresTyped } from '../forms/panel.ts'
import { agreePage, givenColumns } from '../pages/agree.ts'
import { type Blocked, scoresPage } from '../pages/scores.ts'
import { agreeAt, panelAt } from '../pages/words.ts'
import { agreedOn } from '../rules/panel.ts'
import { scoresOf } from '../store/panel.ts'
import { leafNamed, type PanelHere, type Params, panelHere } from './here.ts'

const path = '/places/:place/procurements/:procurement/tenders/:tender/panel'

type At = Context & { readonly params: Params & { readonly criterion: string } }

const blockedFor = ({ opened, own, standing }: PanelHere, leaf: Leaf): Blocked => {
  if (own === null) return 'not-member'
  if (!opened) return 'sealed'
  if (standing === 'to-declare') return 'declare'
  if (standing !== 'scores') return 'aside'
  return own.criteria.includes(leaf.id) ? null : 'not-yours'
}

const scoresView = async (context: At, typed?: readonly ScoreTyped[], errors?: FieldErrors) => {
  const { scope, params } = context
  const here = await panelHere(context)
  const leaf = leafNamed(here, params.criterion)
  const blocked = blockedFor(here, leaf)
  const kept = (await scoresOf(scope, here.tender.id, leaf.id)).filter(({ person }) => person === here.own?.person)
  return {
    // What is blocked is not even handed to the page.
    ...{ ...here, leaf, blocked, kept, bids: blocked === null ? here.running : [] },
    typed: typed ?? kept.map(({ bid, score, reason }) => ({ bid, score: String(score), reason, changeWhy: '' })),
    ...(errors === undefined ? {} : { errors }),
  }
}

const agreeView = async (context: At, typed?: readonly ScoreTyped[], errors?: FieldErrors) => {
  const { scope, params } = context
  const here = await panelHere(context)
  const leaf = leafNamed(here, params.criterion)
  const progress = here.progress.find(({ criterion }) => criterion === leaf.id)
  if (progress === undefined) throw new Error('every question has its progress')
  const allIn = progress.state === 'to-agree' || progress.state === 'agreed'
  const reads = here.mayEdit || here.standing === 'scores'
  const scores = allIn && reads ? await scoresOf(scope, here.tender.id, leaf.id) : []
  const stands = here.running.map(({ bid }) => {
    const one = agreedOn(here.consensus, leaf.id, bid)
    return { bid, score: one === undefined ? '' : String(one.score), reason: one?.reason ?? '', changeWhy: '' }
  })
  return {
    ...{ ...here, leaf, progress, scores, bids: allIn && reads ? here.running : [], typed: typed ?? stands },
    ...(errors === undefined ? {} : { errors }),
  }
}

export const scoreRoutes: readonly Route[] = [
  get({
    name: 'panel scores form',
    path: `${path}/scores/:criterion`,
    permission: 'procurements.evaluate',
    words: 'The form on which a member of a panel scores one question, bid by bid.',
    handle: async (context) => showPage(scoresPage(await scoresView(context))),
  }),
  post({
    name: 'score a question',
    path: `${path}/scores/:criterion`,
    permission: 'procurements.evaluate',
    audit: 'scores handed in',
    words: 'Keeps what a member gives, or hands it in. What is handed in stays.',
    handle: async (context) => {
      const { scope, body, now } = context
      const handIn = textOf(body, 'do') === 'hand-in'
      const before = await scoresView(context)
      const open = before.bids.filter(({ bid }) => before.kept.find((one) => one.bid === bid)?.handedInAt == null)
      const typed = scoresTyped(
        body,
        open.map(({ bid }) => bid),
      )
      const read = scoresForm(typed, before.leaf.question, handIn)
      const done = read.ok
        ? await giveScores(scope, before.id, before.of, {
            ...{ criterion: before.leaf.id, scores: read.value, handIn, at: now },
          })
        : read
      if (!done.ok) return invalid(done.errors, scoresPage(await scoresView(context, typed, done.errors)))
      return goTo(panelAt(before), { message: handIn ? 'Your scores are handed in.' : 'Your scores are kept.' })
    },
  }),
  get({
    name: 'agreed scores',
    path: `${path}/agree/:criterion`,
    permission: 'procurements.evaluate',
    words: 'What each member gave for one question, once all are in, and what the panel agreed.',
    answer: AgreedQuestion,
    handle: async (context) => {
      const view = await agreeView(context)
      const { leaf, progress, scores, consensus, members, bids } = view
      const bidderOf = (bid: string) => bids.find((one) => one.bid === bid)?.bidder
      const nameOf = (person: string) => members.find((one) => one.person === person)?.name ?? ''
      const shown = scores.flatMap((one) => {
        const bidder = bidderOf(one.bid)
        return bidder === undefined
          ? []
          : [{ bid: one.bid, bidder, member: nameOf(one.person), score: one.score, reason: one.reason }]
      })
      const data = {
        ...{ criterion: leaf.id, title: leaf.title, state: progress.state, scores: shown },
        consensus: consensus
          .filter(({ criterion }) => criterion === leaf.id)
          .flatMap(({ bid, at, criterion: _, ...rest }) => {
            const bidder = bidderOf(bid)
            return bidder === undefined ? [] : [{ bid, bidder, ...rest, at: at.toISOString() }]
          }),
      }
      return showData(data, (links) => agreePage({ ...view, links }), {
        columns: givenColumns,
        rows: shown.map(({ bidder, member, score, reason }) => [bidder, member, score, reason]),
      })
    },
  }),
  post({
    name: 'agree on scores',
    path: `${path}/agree/:criterion`,
    permission: 'procurements.edit',
    audit: 'scores agreed',
    words: 'Keeps what the panel agreed on one question, with its reasons. What each gave stays.',
    handle: async (context) => {
      const { scope, body, now } = context
      const before = await agreeView(context)
      const typed = scoresTyped(
        body,
        before.bids.map(({ bid }) => bid),
      )
      const read = agreedForm(typed, before.leaf.question)
      const done = read.ok
        ? await agree(scope, before.id, before.of, { criterion: before.leaf.id, scores: read.value, at: now })
        : read
      if (!done.ok)
        return invalid(done.errors, agreePage({ ...(await agreeView(context, typed, done.errors)), links: {} }))
      return goTo(agreeAt(before, before.leaf.id), {
        message: done.value === 0 ? 'Nothing was changed.' : 'What was agreed is kept.',
      })
    },
  }),
]
