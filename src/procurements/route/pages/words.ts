// The words and addresses that the pages of routes and notices share.
import { formatDay } from '../../../platform/kernel/index.ts'
import { type Html, html, insetText, type Task, tag } from '../../../platform/ui/index.ts'
import { link, type PlaceNamed, procurementAddress } from '../../pages/words.ts'
import { lateOnes, type NoticeState, type Owed } from '../rules/notices.ts'
import type { Clock, Decided, Fit, LawPacks, MomentKind, NoticeRule, Pack } from '../rules/types.ts'

export const routeAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementAddress(place, procurement)}/route`
export const noticesAt = (place: Pick<PlaceNamed, 'slug'>, procurement: string): string =>
  `${procurementAddress(place, procurement)}/notices`

const fits: Readonly<Record<Fit, Html>> = {
  yes: tag('Open to you', 'good'),
  unknown: tag('Perhaps', 'attention'),
  no: tag('Not open', 'quiet'),
}
export const fitTag = (fit: Fit): Html => fits[fit]
export const fitWords: Readonly<Record<Fit, string>> = { yes: 'open', unknown: 'perhaps', no: 'not open' }

const states: Readonly<Record<NoticeState, Html>> = {
  published: tag('Published', 'good'),
  late: tag('Published late', 'wrong'),
  due: tag('To do', 'attention'),
  overdue: tag('Late', 'wrong'),
  waiting: tag('Not yet', 'quiet'),
  perhaps: tag('Only if needed', 'plain'),
}
export const stateTag = (state: NoticeState): Html => states[state]

export const momentWords: Readonly<Record<MomentKind, string>> = {
  awarded: 'The contract was made',
  modified: 'The contract was changed',
  ended: 'The contract ended',
  stopped: 'It was decided to stop the procurement',
  representation: 'A provider objected during the standstill',
  'further-decision': 'A further decision was made on what was objected',
}

const fromWords: Readonly<Record<MomentKind, string>> = {
  awarded: 'the contract is made',
  modified: 'the contract is changed',
  ended: 'the contract ends',
  stopped: 'it is decided to stop',
  representation: 'a provider objects',
  'further-decision': 'a further decision',
}

const eventWords = (event: string, { notices }: LawPacks): string => {
  const notice = notices.notices.find(({ key }) => key === event)
  return notice === undefined ? fromWords[event as MomentKind] : `“${formOf(notice)}” is published`
}

export const formOf = ({ form, title }: Pick<NoticeRule, 'form' | 'title'>): string =>
  form === null ? title : `${form} ${title}`

const unitWords = { days: 'days', 'working-days': 'working days' } as const

export const clockWords = (clock: Clock | null, packs: LawPacks): string => {
  if (clock === null) return ''
  if (clock.kind === 'words') return `${clock.words}.`
  if (clock.kind === 'before') return `Before ${eventWords(clock.event, packs)}.`
  const light = clock.lightTouchDays === null ? '' : ` Light touch: ${clock.lightTouchDays} ${unitWords[clock.unit]}.`
  const counted = clock.beginning === 'that-day' ? 'That day is the first.' : 'The day after is the first.'
  return `Within ${clock.days} ${unitWords[clock.unit]} once ${fromWords[clock.from]}. ${counted}${light}`
}

const seenWords = {
  read: 'We read the rule in the law itself.',
  excerpt: 'We read the rule in excerpts and guidance.',
  outline: 'We know the rule in outline only.',
} as const
export const seenOf = (seen: NoticeRule['seen']): string => seenWords[seen]

export const checkedWords = (packs: readonly Pick<Pack, 'title' | 'checked'>[]): string =>
  packs.every(({ checked }) => checked !== null)
    ? packs
        .map(({ title, checked }) => `${title}: checked by ${checked?.by} on ${checked && formatDay(checked.on)}.`)
        .join(' ')
    : 'No person has held this against the law yet. Have somebody who knows the law read it before you rely on it.'

/** What the advice stands on, and that nobody has checked it. */
export const packsPart = (packs: readonly Pack[]): Html =>
  insetText(
    html`<p class="govuk-body">${checkedWords(packs)}</p>`,
    html`<ul class="govuk-list govuk-list--bullet">${packs.map(
      ({ title, vintage, source, sourceLink, toCheck }) =>
        html`<li>${title}, ${vintage}. From ${link(sourceLink, source)}. ${toCheck}</li>`,
    )}</ul>`,
  )

export const noPublication =
  'Nothing on our pages is a publication. A notice is published once it is on the central digital platform, Find a Tender.'

export const routeTask = (
  place: Pick<PlaceNamed, 'slug'>,
  procurement: string,
  decided: Decided | null,
  title: string | null,
): Task => ({
  title: 'Decide the route',
  href: routeAt(place, procurement),
  hint: title ?? 'A few questions lead to the ways that the law leaves open. An officer decides, with a reason.',
  status: decided === null ? tag('Not decided', 'quiet') : tag('Decided', 'good'),
})

export const noticesTask = (place: Pick<PlaceNamed, 'slug'>, procurement: string, owed: readonly Owed[]): Task => {
  const late = lateOnes(owed).length
  const out = owed.filter(({ published }) => published !== null).length
  return {
    title: 'Publish the notices',
    href: noticesAt(place, procurement),
    hint: 'Drafts to copy, the official numbers, and what is due when.',
    status: late > 0 ? tag(`${late} late`, 'wrong') : tag(`${out} published`, out > 0 ? 'good' : 'quiet'),
  }
}
