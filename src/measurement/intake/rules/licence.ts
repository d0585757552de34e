// Whose measures these are. What somebody else holds the rights to stays private to the place that has a licence: it is left out of
// every open export. The materials named below are known not to be open, or nobody has confirmed that they are.
import type { FoundFile, Mapping } from './sheet.ts'

/** Who holds the rights to a file and what they allow, as somebody of the place says. */
export interface Licence {
  /** Own: the place wrote it. Open: anybody may use it and pass it on. Restricted: the place may use it, and not pass it on. */
  readonly kind: 'own' | 'open' | 'restricted'
  readonly holder: string
  readonly words: string
}

export const isPrivate = ({ kind }: Licence): boolean => kind === 'restricted'

interface Material {
  readonly name: string
  readonly holder: string
  /** Known not to be open: whatever is said, it stays private. */
  readonly closed: boolean
  readonly pattern: RegExp
}

const materials: readonly Material[] = [
  {
    ...{ name: 'National TOMs', holder: 'Social Value Portal', closed: true },
    pattern:
      /\bnational toms?\b|\btoms (?:framework|ref|calculator|measure)|\bsocial value portal\b|\bthemes,? outcomes,? (?:and|&) measures\b/i,
  },
  {
    ...{ name: 'UK Social Value Bank', holder: 'HACT', closed: true },
    pattern: /\bhact\b|\bsocial value bank\b/i,
  },
  {
    ...{ name: 'Unit cost database', holder: 'Greater Manchester Combined Authority', closed: false },
    pattern: /\bunit cost database\b|\bgmca\b|\bnew economy \(greater manchester\)/i,
  },
  {
    ...{ name: 'National Social Value Standard', holder: 'Loop', closed: false },
    pattern: /\bnational social value standard\b/i,
  },
  {
    ...{ name: 'Social Value Engine', holder: 'Social Value Engine', closed: false },
    pattern: /\bsocial value engine\b/i,
  },
]

export interface Named {
  readonly name: string
  readonly holder: string
  readonly closed: boolean
}

/** Which of the known materials a file names, in its name, its sheets or anywhere in their cells. */
export const materialsNamed = (fileName: string, { tables }: FoundFile): readonly Named[] => {
  const names = [fileName.replace(/[-_]+/g, ' '), ...tables.map(({ sheet }) => sheet ?? '')]
  return materials
    .filter(
      ({ pattern }) =>
        names.some((name) => pattern.test(name)) ||
        tables.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => pattern.test(cell)))),
    )
    .map(({ name, holder, closed }) => ({ name, holder, closed }))
}

export const holdsValues = ({ columns }: Mapping): boolean => columns.includes('value')

/** Measures may be anybody's; £ values are somebody's work, and what is named is somebody's. */
export const licenceAsked = (named: readonly Named[], mapping: Mapping): boolean =>
  named.length > 0 || holdsValues(mapping)

const openWords =
  /\bcc ?0\b|\bogl\b|open government licen[cs]e|\bcc[ -]by(?:[ -]sa)?\b(?![ -](?:nc|nd|sa[ -]n))|public domain|\bmit\b|creative commons (?:attribution|zero)(?![^.;]*(?:non-?commercial|no-?deriv))/i
const closedWords = /\bn[cd]\b|non-?commercial|no-?derivatives?|all rights reserved/i

/** Whether words name a licence that does not let everybody pass the work on. */
export const isClosedLicence = (words: string): boolean => closedWords.test(words)

/** Whether words name a licence by which anybody may pass the work on. */
export const isOpenLicence = (words: string): boolean => openWords.test(words) && !isClosedLicence(words)

/** What is known not to be open stays private, whoever says otherwise. */
export const licenceHeld = (said: Licence, named: readonly Named[]): Licence =>
  said.kind !== 'restricted' && named.some(({ closed }) => closed) ? { ...said, kind: 'restricted' } : said
