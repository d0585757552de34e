// Puts a document together: its own words, and what it is filled from. Pure: the same version gives the same document, whoever
// asks and in whatever form it is written out.
import type { Block, Document } from '../../../platform/documents/index.ts'
import { formatDay } from '../../../platform/kernel/index.ts'
import type { ReadPart } from '../rules/differences.ts'
import { type Fill, kindShapes } from '../rules/kinds.ts'
import type { Part, VersionWhole } from '../rules/types.ts'
import { heading, note, paragraph, typed } from './blocks.ts'
import {
  checklistBlocks,
  frameworkBlocks,
  measuresBlocks,
  nameOfPriority,
  prioritiesBlocks,
  rulesBlocks,
} from './fills.ts'
import { plainText } from './plain-text.ts'

const filled = (version: VersionWhole, fill: Fill, section: string): readonly Block[] => {
  const { priorities, rules, measures = [] } = version.filling
  switch (fill) {
    case 'priorities':
      // A charter names them beside its promises, and explains them in its longer version.
      return prioritiesBlocks(priorities, version.kind === 'charter' && section === 'priorities')
    case 'rules':
      return rulesBlocks(rules)
    case 'framework':
      return frameworkBlocks(priorities, version.parts, measures)
    case 'checklist':
      return checklistBlocks(priorities, version.parts)
    case 'measures':
      return measuresBlocks(measures)
  }
}

/** The blocks of one part, without its heading. Entries stand inside the part that is filled from them. */
export const partBlocks = (version: VersionWhole, part: Part): readonly Block[] => {
  if (part.fill !== null) return filled(version, part.fill, part.section)
  return part.kind === 'text' ? typed(part.words) : []
}

const isShown = ({ kind }: Part): boolean => kind === 'text' || kind === 'filled'

/** In the order of the sections of its kind. */
export const partsInOrder = ({ kind, parts }: VersionWhole): readonly Part[] =>
  kindShapes[kind].sections.flatMap(({ key }) => parts.filter(({ section }) => section === key))

const anchor = (i: number): string => `part-${i + 1}`

const stateNotes: Partial<Record<VersionWhole['state'], string>> = {
  draft: 'This is a draft. Its words may still change.',
  proposed: 'This version is proposed. Sectors are asked to agree to it.',
  superseded: 'A later version has taken the place of this one.',
  withdrawn: 'This version was withdrawn from publication.',
  dropped: 'The work on this version ended before it was published.',
}

const adoptedBlocks = (version: VersionWhole): readonly Block[] =>
  version.adoptions.length === 0
    ? []
    : [
        heading(2, 'Who has adopted it', 'adopted'),
        {
          kind: 'table',
          caption: 'Organisations that adopted this version',
          columns: ['Organisation', 'On', 'Minute'],
          rows: version.adoptions.map(({ organisation, on, minute }) => [organisation, formatDay(on), minute]),
          headed: true,
        },
      ]

const fileBlocks = ({ file }: VersionWhole): readonly Block[] =>
  file === null
    ? []
    : [
        note(
          'Kept as a file',
          paragraph(
            `The text of this document is kept as it was written, in the file “${file.name}”. Its priorities are entered here beside it.`,
          ),
        ),
      ]

/** The first page of a charter can hang on a wall: its longer version begins on the next. */
const headingOf = ({ kind }: VersionWhole, part: Part, i: number, before: Part | undefined): Block => {
  const made = heading(2, part.heading, anchor(i))
  const longer =
    kind === 'charter' && part.section === 'examples' && before !== undefined && before.section !== 'examples'
  return made.kind === 'heading' && longer ? { ...made, newPage: true } : made
}

const sectionBlocks = (version: VersionWhole): readonly Block[] =>
  partsInOrder(version)
    .filter(isShown)
    .flatMap((part, i, all) => [headingOf(version, part, i, all[i - 1]), ...partBlocks(version, part)])

const reviewBlocks = ({ reviewOn }: VersionWhole): readonly Block[] =>
  reviewOn === null ? [] : [paragraph(`To be reviewed by ${formatDay(reviewOn)}.`)]

/** The whole document, ready to be written as a web page, PDF, Word or JSON. */
export const assemble = (version: VersionWhole): Document => {
  const { kind, title, place, number, state } = version
  const stated = stateNotes[state]
  return {
    title,
    subtitle: `${kindShapes[kind].title} of ${place.name}, version ${number}`,
    language: 'en-GB',
    date: version.date,
    authors: version.adoptions.length === 0 ? [place.name] : version.adoptions.map(({ organisation }) => organisation),
    reference: `${place.slug} ${kind} ${number}`,
    ...(version.address === null ? {} : { address: version.address }),
    // The others have a cover and contents once they are long.
    ...(kind === 'charter' ? { cover: false, contents: false } : {}),
    ...(place.demonstration ? { notice: `${place.name} is an invented place. Nothing in this document is real.` } : {}),
    blocks: [
      ...(stated === undefined ? [] : [note('Not in force', paragraph(stated))]),
      ...fileBlocks(version),
      ...sectionBlocks(version),
      ...reviewBlocks(version),
      ...adoptedBlocks(version),
    ],
  }
}

/** Each priority stands for itself, so that a change in one is not shown as a change of all. */
const readPriorities = (version: VersionWhole, part: Part): readonly ReadPart[] => [
  { origin: part.origin, heading: part.heading, text: '' },
  ...version.filling.priorities.map((one) => ({
    origin: `${part.origin} ${one.id}`,
    heading: nameOfPriority(one),
    text: plainText(prioritiesBlocks([one], false).filter(({ kind }) => kind !== 'heading')),
  })),
]

const readPart = (version: VersionWhole, part: Part): readonly ReadPart[] => {
  const { origin, heading: title, fill } = part
  if (fill === 'priorities') return readPriorities(version, part)
  // Entries are told apart one by one, not again inside the part that they fill.
  if (fill === 'framework' || fill === 'checklist') return [{ origin, heading: title, text: '' }]
  if (isShown(part)) return [{ origin, heading: title, text: plainText(partBlocks(version, part)) }]
  const priority = version.filling.priorities.find(({ id }) => id === part.priority)
  const text = [part.words, priority && nameOfPriority(priority)].filter(Boolean).join('\n')
  return [{ origin, heading: title, text }]
}

/** Every part as a reader reads it, for telling versions apart: paragraphs, priorities, rules and entries. */
export const readParts = (version: VersionWhole): readonly ReadPart[] =>
  partsInOrder(version).flatMap((part) => readPart(version, part))
