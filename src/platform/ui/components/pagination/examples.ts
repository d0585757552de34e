import { examplesOf } from '../../example.ts'
import { pagination } from './pagination.ts'

const hrefOf = (page: number) => `/places?page=${page}`

export const paginationExamples = examplesOf(pagination, {
  'in the middle of many': { page: 7, pages: 42, hrefOf },
  'on and back only': { previous: '/audit?before=5', next: '/audit?after=25', label: 'Pages of the record' },
})
