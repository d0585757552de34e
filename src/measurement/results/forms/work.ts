// A piece of work as form fields: what it is, who does it, and who pays which share.
import {
  type Body,
  type DayTyped,
  dayIn,
  dayTyped,
  errorsOf,
  type OrganisationId,
  ok,
  type PlaceId,
  type Result,
  textOf,
  wrong,
} from '../../../platform/kernel/index.ts'
import { addUp, whole } from '../rules/shares.ts'
import type { Share, WorkWords } from '../rules/types.ts'

export interface Buyer {
  readonly id: OrganisationId
  readonly name: string
  readonly place: PlaceId
  /** Where it buys for another place. */
  readonly placeName?: string
}

export interface WorkTyped {
  readonly title: string
  readonly provider: string
  readonly from: DayTyped
  readonly to: DayTyped
  readonly theme: string
  /** Percent, by organisation. */
  readonly shares: Readonly<Record<string, string>>
}

export const shareField = (organisation: string): string => `share-${organisation}`

export const workTyped = (body: Body, buyers: readonly Buyer[]): WorkTyped => ({
  title: textOf(body, 'title'),
  provider: textOf(body, 'provider'),
  from: dayTyped(body, 'from'),
  to: dayTyped(body, 'to'),
  theme: textOf(body, 'theme'),
  shares: Object.fromEntries(buyers.map(({ id }) => [id, textOf(body, shareField(id))])),
})

/** Percent with at most two decimals, as ten-thousandths; undefined where it is none. */
const shareIn = (text: string): number | undefined => {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text)
  const share = match === null ? Number.NaN : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return share <= whole ? share : undefined
}

const sharesFrom = (typed: WorkTyped, buyers: readonly Buyer[]) => {
  const read = buyers.map(({ id, place }) => ({ id, place, share: typed.shares[id] ? shareIn(typed.shares[id]) : 0 }))
  const errors = Object.fromEntries(
    read.flatMap(({ id, share }) =>
      share === undefined ? [[shareField(id), 'Enter a share in percent, such as 60.']] : [],
    ),
  )
  const shares = read.flatMap(({ id, place, share }): readonly Share[] =>
    share === undefined || share === 0 ? [] : [{ organisation: id, place, share }],
  )
  return { errors, shares }
}

export interface WorkGiven {
  readonly words: WorkWords
  readonly shares: readonly Share[]
}

export const workForm = (body: Body, typed: WorkTyped, buyers: readonly Buyer[]): Result<WorkGiven> => {
  const [from, to] = [dayIn(body, 'from'), dayIn(body, 'to')]
  const { errors: shareErrors, shares } = sharesFrom(typed, buyers)
  const first = buyers[0]
  const errors = {
    ...errorsOf({
      title:
        typed.title === '' || typed.title.length > 300 ? 'Enter what the work is, in up to 300 letters.' : undefined,
      provider:
        typed.provider === '' || typed.provider.length > 200 ? 'Enter who does it, in up to 200 letters.' : undefined,
      from: from === undefined || from === 'wrong' ? 'Enter the first day, such as 1 4 2026.' : undefined,
      to: to === 'wrong' ? 'Enter the last day, such as 31 3 2027, or leave it empty.' : undefined,
      theme: typed.theme.length > 100 ? 'Use at most 100 letters.' : undefined,
    }),
    ...shareErrors,
    ...(Object.keys(shareErrors).length === 0 && !addUp(shares) && first !== undefined
      ? { [shareField(first.id)]: 'The shares of all buyers must make 100%.' }
      : {}),
  }
  if (Object.keys(errors).length > 0 || from === undefined || from === 'wrong' || to === 'wrong') return wrong(errors)
  const { title, provider, theme } = typed
  return ok({
    words: { title, provider, providerId: null, from, to: to ?? null, theme: theme === '' ? null : theme },
    shares,
  })
}
