// Who pays which share, as form fields: one for each organisation that can be named.
import { type Body, type FieldErrors, textOf } from '../../../platform/kernel/index.ts'
import { addUp, whole } from '../rules/shares.ts'
import type { PossibleBuyer, Share } from '../rules/types.ts'

/** Percent as typed, by organisation. */
export type SharesTyped = Readonly<Record<string, string>>

export const shareField = (organisation: string): string => `share-${organisation}`

/** Of whoever can be named, and of whoever could be when the form was opened: what was typed is not lost. */
export const sharesTyped = (body: Body, buyers: readonly PossibleBuyer[]): SharesTyped => {
  const sent = Object.keys(body).flatMap((name) => (name.startsWith('share-') ? [name.slice('share-'.length)] : []))
  return Object.fromEntries(
    [...buyers.map(({ id }) => id as string), ...sent].map((id) => [id, textOf(body, shareField(id))]),
  )
}

/** With one buyer there is nothing to divide. */
export const sharesToBegin = (buyers: readonly PossibleBuyer[]): SharesTyped =>
  buyers.length === 1 ? { [buyers[0]?.id ?? '']: '100' } : {}

/** Percent with at most two decimals, as ten-thousandths; undefined where it is none. */
const shareIn = (text: string): number | undefined => {
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%?$/.exec(text)
  const share = match === null ? Number.NaN : Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return share <= whole ? share : undefined
}

/** The shares of all who pay something; errors by field where one cannot be read, or they do not make the whole. */
export const sharesIn = (
  typed: SharesTyped,
  buyers: readonly PossibleBuyer[],
): { readonly errors: FieldErrors; readonly shares: readonly Share[] } => {
  const read = buyers.map(({ id, place }) => ({ id, place, share: typed[id] ? shareIn(typed[id]) : 0 }))
  const errors = Object.fromEntries(
    read.flatMap(({ id, share }) =>
      share === undefined ? [[shareField(id), 'Enter a share in percent, such as 60.']] : [],
    ),
  )
  const shares = read.flatMap(({ id, place, share }): readonly Share[] =>
    share === undefined || share === 0 ? [] : [{ organisation: id, place, share }],
  )
  const first = buyers[0]
  if (first === undefined)
    return { errors: { '': 'Nobody can be named who pays. Add the partner organisations of the place first.' }, shares }
  const gone = Object.entries(typed).some(([id, text]) => text !== '' && !buyers.some((buyer) => buyer.id === id))
  if (gone)
    return {
      errors: {
        ...errors,
        [shareField(first.id)]:
          'A buyer that you gave a share can no longer be named: its place took that back. Divide the shares anew.',
      },
      shares,
    }
  if (Object.keys(errors).length === 0 && !addUp(shares))
    return { errors: { [shareField(first.id)]: 'The shares of all buyers must make 100%.' }, shares }
  return { errors, shares }
}
