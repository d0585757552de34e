// A new version of a document: from a starter text, from nothing, from the version before it, or with a file kept as it is.
import { record } from '../../../platform/audit/index.ts'
import { type Day, ok, type PlaceId, Refused, type Result, type Scope, wrong } from '../../../platform/kernel/index.ts'
import { templateByKey } from '../../templates/templates.ts'
import { type DocumentKind, kindShapes } from '../rules/kinds.ts'
import { isOpen, lifeRefused } from '../rules/life.ts'
import type { Template } from '../rules/template.ts'
import type { KeptFile, VersionId, VersionRow } from '../rules/types.ts'
import { insertParts, type PartToAdd, partsOf } from '../store/parts.ts'
import { rulesOf, writeRules } from '../store/rules.ts'
import { documentFor, insertVersion, openedTwice, versionsOf } from '../store/versions.ts'
import { nameOf, need, personOf } from './allowed.ts'

/** What a new version begins with. */
export type Begin =
  | { readonly what: 'template'; readonly template: string }
  | { readonly what: 'empty' }
  | { readonly what: 'before' }
  | { readonly what: 'file'; readonly file: KeptFile }

export interface BeginCommand {
  readonly place: PlaceId
  readonly kind: DocumentKind
  readonly title: string
  readonly begin: Begin
  /** From which day rules taken over from a starter text would hold, until somebody sets another. */
  readonly today: Day
  readonly at: Date
  readonly demonstration?: boolean
}

type Bare = Omit<PartToAdd, 'position'>

const text = (section: string, heading: string, words: string): Bare => ({
  section,
  kind: 'text',
  heading,
  words,
  fill: null,
  priority: null,
})

/** The sections that are filled are there from the start: nobody has to know that they exist. */
const emptyParts = (kind: DocumentKind): readonly Bare[] =>
  kindShapes[kind].sections.map((section) =>
    section.fill === undefined
      ? text(section.key, section.title, '')
      : { section: section.key, kind: 'filled', heading: section.title, words: '', fill: section.fill, priority: null },
  )

const partsOfTemplate = (template: Template): readonly Bare[] =>
  template.parts.map((part) => {
    if ('fill' in part) return { ...text(part.section, part.heading, ''), kind: 'filled', fill: part.fill }
    if ('entry' in part) return { ...text(part.section, part.heading, part.words), kind: part.entry }
    return text(part.section, part.heading, part.words)
  })

/** Beside a file stand the priorities it rests on. */
const partsBesideFile = (kind: DocumentKind): readonly Bare[] =>
  emptyParts(kind).filter(({ kind: part, fill }) => part === 'filled' && fill !== 'measures')

const partsBefore = async (scope: Scope, before: VersionRow): Promise<readonly Bare[]> =>
  (await partsOf(scope, before.id)).map(({ origin, section, kind, heading, words, fill, priority }) => ({
    origin,
    section,
    kind,
    heading,
    words,
    fill,
    priority,
  }))

const noVersionBefore = (): Refused =>
  new Refused(
    'no-version-before',
    409,
    'There is no earlier version to begin from.',
    'Begin from a starter text, or from an empty one.',
  )

const partsFor = async (
  scope: Scope,
  { kind, begin }: BeginCommand,
  before: VersionRow | undefined,
): Promise<readonly Bare[]> => {
  switch (begin.what) {
    case 'empty':
      return emptyParts(kind)
    case 'file':
      return partsBesideFile(kind)
    case 'template': {
      const template = templateByKey(begin.template)
      return template?.kind === kind ? partsOfTemplate(template) : emptyParts(kind)
    }
    case 'before':
      if (before === undefined) throw noVersionBefore()
      return partsBefore(scope, before)
  }
}

const copyRules = async (scope: Scope, command: BeginCommand, id: VersionId, before: VersionRow | undefined) => {
  if (command.kind !== 'policy') return
  const { begin, place, today, at } = command
  const by = nameOf(scope)
  if (begin.what === 'before' && before !== undefined) {
    const rules = await rulesOf(scope, before.id)
    if (rules) await writeRules(scope, place, id, { ...rules, from: today, to: null }, by, at)
  }
  const offered = begin.what === 'template' ? templateByKey(begin.template)?.rules : undefined
  if (offered) await writeRules(scope, place, id, { ...offered, from: today, to: null }, by, at)
}

/**
 * @throws Refused `another-version-open` where one is drafted or proposed already
 * @returns field errors for `title` and `begin`
 */
export const beginVersion = async (scope: Scope, command: BeginCommand): Promise<Result<VersionId>> => {
  const { place, kind, begin, at } = command
  need(scope, 'policies.edit', place)
  const title = command.title.trim()
  if (title === '') return wrong({ title: 'Enter the title of the document.' })
  if (title.length > 200) return wrong({ title: 'Use a title of at most 200 letters.' })
  if (begin.what === 'template' && templateByKey(begin.template)?.kind !== kind)
    return wrong({ begin: 'Choose one of the starter texts, or an empty document.' })
  const document = await documentFor(scope, place, kind)
  const versions = await versionsOf(scope, place, kind)
  if (versions.some(isOpen)) throw lifeRefused('another-version-open')
  const before = versions.find(({ state }) => state !== 'dropped')
  const parts = await partsFor(scope, command, before)
  const number = (versions[0]?.number ?? 0) + 1
  const template = begin.what === 'template' ? begin.template : null
  const id = await insertVersion(scope, {
    ...{ place, document, number, title, template, at },
    reviewOn: null,
    file: begin.what === 'file' ? begin.file : null,
    by: personOf(scope),
    demonstration: command.demonstration ?? false,
  }).catch((error: unknown) => {
    throw openedTwice(error) ? lifeRefused('another-version-open') : error
  })
  const placed = parts.map((part, position) => ({ ...part, position }))
  await insertParts(scope, place, id, placed, nameOf(scope), at)
  await copyRules(scope, command, id, before)
  await record(scope, {
    what: 'document begun',
    subject: { kind: 'document version', id },
    place,
    after: { document: kind, version: number, title, from: begin.what, ...(template === null ? {} : { template }) },
  })
  return ok(id)
}
