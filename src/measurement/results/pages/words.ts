// The words and addresses that the pages of results share.
import { formatDay } from '../../../platform/kernel/index.ts'
import { type Html, tag } from '../../../platform/ui/index.ts'
import { link, type PlaceNamed } from '../../pages/words.ts'
import { type Grade, gradeWords } from '../../rules/words.ts'
import type { RecordRow, WorkWords } from '../rules/types.ts'

export const worksAt = ({ slug }: Pick<PlaceNamed, 'slug'>): string => `/places/${slug}/works`
export const workAddress = (place: Pick<PlaceNamed, 'slug'>, work: string): string => `${worksAt(place)}/${work}`
export const recordAddress = ({ slug }: Pick<PlaceNamed, 'slug'>, record: string): string =>
  `/places/${slug}/records/${record}`

export const periodWords = ({ from, to }: Pick<WorkWords, 'from' | 'to'>): string =>
  to === null ? `From ${formatDay(from)}` : from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`

const kinds: Readonly<Record<Grade, 'quiet' | 'plain' | 'good'>> = {
  promised: 'quiet',
  claimed: 'quiet',
  evidenced: 'plain',
  checked: 'plain',
  confirmed: 'good',
  assured: 'good',
}

export const gradeTag = (grade: Grade): Html => tag(gradeWords[grade], kinds[grade])

export const standing = ({ grade, withdrawnAt }: Pick<RecordRow, 'grade' | 'withdrawnAt'>): Html =>
  withdrawnAt === null ? gradeTag(grade) : tag('Withdrawn', 'wrong')

export const underWorks = (place: PlaceNamed) => [{ text: 'Pieces of work', href: worksAt(place) }]
export const workLink = (place: PlaceNamed, work: { readonly id: string; readonly title: string }): Html =>
  link(workAddress(place, work.id), work.title)
/** In percent, with no more decimals than it has. */
export const shareWords = (share: number): string => `${String(share / 100)}%`
