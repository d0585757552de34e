// The shared words of a procurement: what is bought, and under which rules it may fall.
const among =
  <T extends string>(all: readonly T[]) =>
  (text: string): text is T =>
    (all as readonly string[]).includes(text)

export const kinds = ['services', 'goods', 'works'] as const
export type Kind = (typeof kinds)[number]
export const isKind = among(kinds)

export const kindWords: Readonly<Record<Kind, string>> = { services: 'Services', goods: 'Goods', works: 'Works' }

/** What it is about, as far as the law asks. */
export const subjects = ['health', 'light-touch', 'other'] as const
export type Subject = (typeof subjects)[number]
export const isSubject = among(subjects)

export const subjectWords: Readonly<Record<Subject, string>> = {
  health: 'Health care for patients and service users',
  'light-touch': 'Social care, education, or another light touch service',
  other: 'Something else',
}
