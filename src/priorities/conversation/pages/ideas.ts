// Ideas as they are shown, and the forms that take them in.
import { sectorTitle } from '../../../platform/auth/index.ts'
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, details, type Html, html, keptForm, select, textarea } from '../../../platform/ui/index.ts'
import type { Conversation, Idea, Question, Standing } from '../rules/types.ts'
import { conversationAddress, link, type PlaceNamed, sectorOptions } from './words.ts'

/** `Nkechi Oyelaran, Local authority`; only the sector where names are not shown. */
export const byWords = ({ by, inRoom, sector }: Idea): string => {
  const title = sectorTitle(sector)
  if (inRoom) return `Said in the room, ${title}`
  return by === null ? title : `${by}, ${title}`
}

const entry = (idea: Idea, at: string, change: boolean): Html =>
  html`<li class="cw-ideas__idea" id="${`idea-${idea.id}`}"><p class="cw-ideas__words">${idea.words}</p>
<p class="cw-ideas__by">${byWords(idea)}${
    change &&
    html`. ${link(`${at}/ideas/${idea.id}`, html`Change or take back<span class="govuk-visually-hidden"> “${idea.words.slice(0, 60)}”</span>`)}`
  }${idea.mine && !change && ' (yours)'}</p></li>`

export interface IdeasShown {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  /** Unique on the page. */
  readonly name: string
  readonly ideas: readonly Idea[]
  /** Which may be changed or taken back now. */
  readonly changes: (idea: Idea) => boolean
  readonly empty: string
}

export const ideaList = ({ place, conversation, name, ideas, changes, empty }: IdeasShown): Html => {
  const at = conversationAddress(place, conversation)
  return html`<ul class="cw-ideas" id="${name}" data-live-list="">${ideas.map((idea) => entry(idea, at, changes(idea)))}</ul>${
    ideas.length === 0 && html`<p class="govuk-body cw-muted">${empty}</p>`
  }`
}

/** What was typed and could not be taken, by the mark of its form. */
export interface IdeaBack {
  readonly mark: string
  readonly words: string
  readonly sector: string
  readonly key: string
}

export interface IdeaFormView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly question: Question
  readonly standing: Standing
  readonly leads: boolean
  readonly sectors: readonly { readonly name: string; readonly title: string }[]
  readonly owner: string
  readonly newKey: () => string
  readonly back?: IdeaBack | undefined
  readonly errors?: FieldErrors | undefined
}

export const ownMark = ({ position }: Question): string => String(position)
export const roomMark = ({ position }: Question): string => `room-${position}`

const fieldsFor = (
  view: IdeaFormView,
  mark: string,
  asked: string,
  sectorLabel: string | undefined,
): readonly Html[] => {
  const back = view.back?.mark === mark ? view.back : undefined
  const errors = view.errors ?? {}
  return [
    textarea({
      name: `words-${mark}`,
      label: asked,
      rows: 3,
      value: back?.words,
      error: errors[`words-${mark}`],
    }),
    ...(sectorLabel === undefined
      ? []
      : [
          select({
            name: `sector-${mark}`,
            label: `${sectorLabel} (question ${view.question.position})`,
            options: sectorOptions(view.sectors, 'Choose a sector'),
            value: back?.sector,
            error: errors[`sector-${mark}`],
          }),
        ]),
  ]
}

const kept = (view: IdeaFormView, mark: string, action: string, ...inside: readonly (Html | readonly Html[])[]): Html =>
  keptForm(
    {
      action,
      name: mark,
      owner: view.owner,
      key: view.back?.mark === mark ? view.back.key : view.newKey(),
      sends: 'clears',
      sent: 'Your idea is in.',
    },
    inside,
  )

/** For one's own idea, where one has a voice; and for what is said in the room, for whoever leads. */
export const ideaForms = (view: IdeaFormView): Html => {
  const { standing, question, leads } = view
  const at = `${conversationAddress(view.place, view.conversation)}/questions/${question.id}`
  const [own, room] = [ownMark(question), roomMark(question)]
  const speaks = standing.kind === 'speaks' || standing.kind === 'says-which'
  const wrongInRoom = Object.keys(view.errors ?? {}).some((name) => name.endsWith(`-${room}`))
  return html`${
    speaks &&
    kept(
      view,
      own,
      `${at}/ideas`,
      fieldsFor(
        view,
        own,
        `Your idea for question ${question.position}`,
        standing.kind === 'speaks' ? undefined : 'The sector you speak for',
      ),
      button({ text: `Add idea to question ${question.position}`, repeats: true }),
    )
  }${
    leads &&
    details(
      {
        summary: `Write down an idea said in the room, for question ${question.position}`,
        open: wrongInRoom || standing.kind === 'chairs',
      },
      kept(
        view,
        room,
        `${at}/room`,
        fieldsFor(view, room, `What somebody said about question ${question.position}`, 'Sector of whoever said it'),
        button({ text: `Write down for question ${question.position}`, kind: 'secondary', repeats: true }),
      ),
    )
  }`
}
