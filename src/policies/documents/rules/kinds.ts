// The four kinds of document, each with its own shape: the sections it has, and what each section is for.

export const documentKinds = ['charter', 'policy', 'framework', 'checklist'] as const
/** Also the last part of the document's address. */
export type DocumentKind = (typeof documentKinds)[number]

export const isDocumentKind = (text: string): text is DocumentKind => documentKinds.some((kind) => kind === text)

/** What a part can be filled from, in place of words that somebody wrote. */
export const fills = ['priorities', 'rules', 'checklist', 'framework', 'measures'] as const
export type Fill = (typeof fills)[number]

/** An entry of a list that is tied to a priority: an outcome with its example clause, or a question with its help. */
export type EntryKind = 'outcome' | 'question'

export interface Section {
  /** Kept with every part, so never renamed. */
  readonly key: string
  readonly title: string
  /** What belongs here, for those who write. */
  readonly words: string
  /** What a section of this kind is filled from, where it is. */
  readonly fill?: Fill
  /** Which entries people add to it. */
  readonly entries?: EntryKind
}

export interface KindShape {
  readonly kind: DocumentKind
  readonly title: string
  /** What it is and who needs it, in a sentence. */
  readonly words: string
  readonly sections: readonly Section[]
}

const priorities: Section = {
  key: 'priorities',
  title: 'Our priorities',
  words: 'Filled from the priorities that every sector agreed. Change a priority on its own page.',
  fill: 'priorities',
}

export const kindShapes: Readonly<Record<DocumentKind, KindShape>> = {
  charter: {
    kind: 'charter',
    title: 'Charter',
    words: 'What partners promise each other and the place: one page, and a longer version with examples.',
    sections: [
      { key: 'one-page', title: 'On one page', words: 'The promises, short enough for one page on a wall.' },
      priorities,
      {
        key: 'examples',
        title: 'In full, with examples',
        words: 'What each promise and each priority means, with examples from here.',
        fill: 'priorities',
      },
    ],
  },
  policy: {
    kind: 'policy',
    title: 'Policy',
    words: 'What every procurement must do: scope, thresholds, minimum weightings, duties, roles and review.',
    sections: [
      { key: 'scope', title: 'Scope', words: 'Whom the policy binds, and what it is for.' },
      priorities,
      {
        key: 'rules',
        title: 'Rules',
        words:
          'Minimum weightings, thresholds and tiers. They are entered as fields, so that procurements can obey them.',
        fill: 'rules',
      },
      { key: 'duties', title: 'Duties', words: 'What must be done before, during and after a procurement.' },
      { key: 'roles', title: 'Roles', words: 'Who does what, and who answers for it.' },
      { key: 'review', title: 'Review', words: 'When and how the policy is looked at again.' },
    ],
  },
  framework: {
    kind: 'framework',
    title: 'Procurement framework',
    words: 'From each priority to outcomes, example clauses and measures, beside the objectives they serve.',
    sections: [
      { key: 'purpose', title: 'Purpose', words: 'How to use the framework.' },
      {
        key: 'outcomes',
        title: 'Priorities, outcomes and clauses',
        words: 'For each priority: the objectives it serves, the outcomes we want, and a clause that asks for them.',
        fill: 'framework',
        entries: 'outcome',
      },
      {
        key: 'measures',
        title: 'Measures',
        words: 'What is counted for each outcome, from the measures in force.',
        fill: 'measures',
      },
      { key: 'use', title: 'Using it', words: 'How outcomes and clauses are chosen for one contract.' },
    ],
  },
  checklist: {
    kind: 'checklist',
    title: 'Checklist',
    words: 'The questions a commissioner answers for each procurement, each tied to a priority.',
    sections: [
      {
        key: 'guide',
        title: 'How to use this checklist',
        words: 'When the questions are asked, and who keeps the answers.',
      },
      {
        key: 'questions',
        title: 'Questions',
        words: 'Each question belongs to a priority.',
        fill: 'checklist',
        entries: 'question',
      },
    ],
  },
}

export const sectionOf = (kind: DocumentKind, key: string): Section | undefined =>
  kindShapes[kind].sections.find((section) => section.key === key)

/** Where somebody begins who said no section. */
export const firstSection = (kind: DocumentKind): string => kindShapes[kind].sections[0]?.key ?? ''

export const sectionKeys = (kind: DocumentKind): readonly string[] => kindShapes[kind].sections.map(({ key }) => key)
