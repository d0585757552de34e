// Writing a draft: adding, changing, moving and removing its paragraphs and entries.
import { record } from '../../../platform/audit/index.ts'
import { errorsOf, type FieldErrors, ok, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { type Choice, type Kept, saving, type Written } from '../rules/editing.ts'
import { type EntryKind, sectionKeys, sectionOf } from '../rules/kinds.ts'
import { mostInHeading, tooLongWords, tooManyParagraphs, tooMuchWords } from '../rules/limits.ts'
import type { PartId, PartRow, VersionRow } from '../rules/types.ts'
import {
  insertParts,
  makeRoom,
  type PartToAdd,
  partByKey,
  partsOf,
  removePart as removeRow,
  setAside,
  swapParts,
  writePart,
} from '../store/parts.ts'
import { touch } from '../store/versions.ts'
import { nameOf, need } from './allowed.ts'
import { prioritiesNow } from './filling.ts'
import { filledIsNotWritten, lockDraft, partOf, type Where } from './open.ts'

const lengthOf = ({ heading, words }: Written): number => heading.length + words.length

const headingWords: Readonly<Record<PartRow['kind'], string>> = {
  text: 'Enter a heading: it stands in the outline and leads readers to the paragraph.',
  filled: 'Enter a heading.',
  outcome: 'Enter the outcome.',
  question: 'Enter the question.',
}

/** What is wrong with a text, given everything else that the document holds. */
const problemsOf = (text: Written, kind: PartRow['kind'], others: readonly PartRow[]): FieldErrors =>
  errorsOf({
    heading:
      text.heading.trim() === ''
        ? headingWords[kind]
        : text.heading.length > mostInHeading
          ? `Use at most ${mostInHeading} letters here.`
          : undefined,
    words:
      tooLongWords(text.words) ??
      tooMuchWords(
        lengthOf(text),
        others.reduce((sum, one) => sum + lengthOf(one), 0),
      ),
  })

const priorityProblem = async (
  scope: Scope,
  version: VersionRow,
  kind: PartRow['kind'],
  priority: string | null | undefined,
): Promise<FieldErrors> => {
  if (kind === 'text' || kind === 'filled' || priority === undefined) return {}
  const known = priority === null || (await prioritiesNow(scope, version.placeId)).some(({ id }) => id === priority)
  return known ? {} : { priority: 'Choose one of the priorities that are agreed now.' }
}

export interface AddPart extends Where, Written {
  readonly section: string
  /** Stands after this one; at the end of the section where it is left out. */
  readonly after?: PartId | undefined
  /** In a section that takes entries: whether this is one, or a paragraph between them. */
  readonly entry: EntryKind | null
  readonly priority: string | null
  /** Made by the form: pressed twice, it is added once. */
  readonly onceKey: string
  readonly at: Date
}

/** Where a new part of the section stands. */
const positionFor = (parts: readonly PartRow[], { section, after, kind }: AddPart): number => {
  const before = parts.find(({ id }) => id === after)
  if (before) return before.position + 1
  const keys = sectionKeys(kind)
  const upTo = keys.slice(0, keys.indexOf(section) + 1)
  return Math.max(-1, ...parts.filter((one) => upTo.includes(one.section)).map(({ position }) => position)) + 1
}

/** @returns field errors for `heading`, `words`, `priority` and `section` */
export const addPart = async (scope: Scope, command: AddPart): Promise<Result<PartId>> => {
  need(scope, 'policies.edit', command.place)
  const version = await lockDraft(scope, command)
  const there = await partByKey(scope, command.place, command.onceKey)
  if (there) return ok(there.id)
  const section = sectionOf(command.kind, command.section)
  if (section === undefined) return wrong({ section: 'Choose one of the sections of this document.' })
  const kind = command.entry !== null && section.entries === command.entry ? command.entry : 'text'
  const parts = await partsOf(scope, version.id)
  const tooMany = tooManyParagraphs(parts.length)
  const errors: FieldErrors = {
    ...problemsOf(command, kind, parts),
    ...(await priorityProblem(scope, version, kind, command.priority)),
    ...(tooMany === undefined ? {} : { heading: tooMany }),
  }
  if (Object.keys(errors).length > 0) return wrong(errors)
  const position = positionFor(parts, command)
  await makeRoom(scope, version.id, position)
  const { heading, words, at, onceKey } = command
  const priority = kind === 'text' ? null : command.priority
  const part: PartToAdd = {
    section: section.key,
    kind,
    heading: heading.trim(),
    words: words.trim(),
    fill: null,
    priority,
    position,
    onceKey,
  }
  const [made] = await insertParts(scope, command.place, version.id, [part], nameOf(scope), at)
  if (made === undefined) throw new Error('A paragraph was added and has no id')
  await touch(scope, version.id, at)
  await record(scope, {
    what: 'paragraph added',
    subject: { kind: 'document paragraph', id: made.id },
    place: command.place,
    after: { document: command.kind, version: version.number, heading: part.heading },
  })
  return ok(made.id)
}

export interface SavePart extends Where, Written {
  readonly part: PartId
  /** The edition that the writer had read. */
  readonly base: number
  readonly choice: Choice | null
  /** Where two texts were joined: what the writer had typed before. */
  readonly mine: Written | null
  /** Left as it is where it is left out. */
  readonly priority?: string | null
  readonly at: Date
}

/** What became of a text that somebody saved. */
export type Saved =
  | { readonly what: 'saved' | 'same' | 'theirs kept' }
  /** Somebody else was faster: both are to be shown, and nothing was written. */
  | {
      readonly what: 'choose'
      readonly theirs: Kept & { readonly by: string | null; readonly at: Date }
      readonly mine: Written
    }

/** @returns field errors for `heading`, `words` and `priority` */
export const savePart = async (scope: Scope, command: SavePart): Promise<Result<Saved>> => {
  need(scope, 'policies.edit', command.place)
  const version = await lockDraft(scope, command)
  const part = await partOf(scope, version, command.part)
  if (part.kind === 'filled') throw filledIsNotWritten()
  const kept: Kept = {
    heading: part.heading,
    words: part.words,
    edition: part.edition,
    removed: part.removedAt !== null,
  }
  const others = (await partsOf(scope, version.id)).filter(({ id }) => id !== part.id)
  const errors = {
    ...problemsOf(command, part.kind, others),
    ...(await priorityProblem(scope, version, part.kind, command.priority)),
  }
  if (Object.keys(errors).length > 0) return wrong(errors)
  const { place, base, choice, mine, at } = command
  const by = nameOf(scope)
  const outcome = saving(kept, base, command, choice, mine)
  const tied = command.priority !== undefined && command.priority !== part.priority
  if (outcome.what === 'choose')
    return ok({ what: 'choose', theirs: { ...kept, by: part.changedBy, at: part.changedAt }, mine: outcome.mine })
  if (outcome.what === 'same' && !tied) return ok({ what: 'same' })
  if (outcome.what === 'keep theirs') {
    await setAside(scope, place, part.id, part.edition, outcome.setAside, by, at)
    return ok({ what: 'theirs kept' })
  }
  const text = outcome.what === 'save' ? outcome.text : { heading: part.heading, words: part.words }
  await writePart(scope, place, part.id, tied ? { ...text, priority: command.priority ?? null } : text, by, at)
  if (outcome.what === 'save' && outcome.setAside !== null)
    await setAside(scope, place, part.id, part.edition, outcome.setAside, by, at)
  await touch(scope, version.id, at)
  await record(scope, {
    what: 'paragraph changed',
    subject: { kind: 'document paragraph', id: part.id },
    place,
    before: { heading: part.heading, words: part.words },
    after: { heading: text.heading, words: text.words },
  })
  return ok({ what: 'saved' })
}

export interface OnePart extends Where {
  readonly part: PartId
  readonly at: Date
}

/** Up or down by one, within its section. Nothing happens at the end of it. */
export const movePart = async (scope: Scope, command: OnePart & { readonly up: boolean }): Promise<void> => {
  need(scope, 'policies.edit', command.place)
  const version = await lockDraft(scope, command)
  const part = await partOf(scope, version, command.part)
  const beside = (await partsOf(scope, version.id)).filter(
    (one) =>
      one.section === part.section &&
      (one.id === part.id || one.kind === part.kind || part.kind === 'filled' || one.kind === 'filled'),
  )
  const other = beside[beside.findIndex(({ id }) => id === part.id) + (command.up ? -1 : 1)]
  if (other === undefined) return
  await swapParts(scope, part, other)
  await touch(scope, version.id, command.at)
  await record(scope, {
    what: 'paragraph moved',
    subject: { kind: 'document paragraph', id: part.id },
    place: command.place,
    after: { heading: part.heading, to: command.up ? 'up' : 'down' },
  })
}

/** It can be brought back, with its comments, until the draft is proposed. */
export const removePart = async (scope: Scope, command: OnePart): Promise<string> => {
  need(scope, 'policies.edit', command.place)
  const version = await lockDraft(scope, command)
  const part = await partOf(scope, version, command.part)
  if ((await removeRow(scope, part.id, nameOf(scope), command.at)) > 0) {
    await touch(scope, version.id, command.at)
    await record(scope, {
      what: 'paragraph removed',
      subject: { kind: 'document paragraph', id: part.id },
      place: command.place,
      before: { heading: part.heading, words: part.words },
    })
  }
  return part.heading
}

/** Brings a removed paragraph back as it was. */
export const restorePart = async (scope: Scope, command: OnePart): Promise<string> => {
  need(scope, 'policies.edit', command.place)
  const version = await lockDraft(scope, command)
  const part = await partOf(scope, version, command.part)
  if (part.removedAt === null) return part.heading
  await writePart(scope, command.place, part.id, part, nameOf(scope), command.at)
  await touch(scope, version.id, command.at)
  await record(scope, {
    what: 'paragraph brought back',
    subject: { kind: 'document paragraph', id: part.id },
    place: command.place,
    after: { heading: part.heading, words: part.words },
  })
  return part.heading
}
