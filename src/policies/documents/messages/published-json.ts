// A published document as data: at its address with .json, and from the command line.
import type { PublicationRow } from '../store/publications.ts'

export const publishedJson = (found: PublicationRow, address: string) => ({
  kind: found.kind,
  version: found.number,
  title: found.title,
  published: found.publishedOn,
  withdrawn: found.withdrawnOn === null ? null : { on: found.withdrawnOn, why: found.withdrawnWhy ?? '' },
  address,
  adoptions: found.adoptions,
  priorities: found.priorities.map(({ number, version, title }) => ({ number, version, title })),
  movedOn: found.movedOn,
  document: found.document,
})
