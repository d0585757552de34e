// One idea; with the forms to change it or take it back, for whoever said it.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  form,
  html,
  insetText,
  keptForm,
  type PageView,
  summaryList,
  textarea,
} from '../../../platform/ui/index.ts'
import type { Conversation, Group, Idea, Question } from '../rules/types.ts'
import { framed, underConversations } from './frame.ts'
import { byWords } from './ideas.ts'
import { conversationAddress, link, type PlaceNamed } from './words.ts'

export interface IdeaView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly question: Question | undefined
  readonly group: Group | undefined
  readonly idea: Idea
  readonly mayChange: boolean
  readonly owner: string
  readonly key: string
  readonly typed?: string
  readonly errors?: FieldErrors | undefined
}

export const ideaPage = (view: IdeaView): PageView => {
  const { place, conversation, idea, typed, errors } = view
  const at = conversationAddress(place, conversation)
  const own = `${at}/ideas/${idea.id}`
  return framed({
    place,
    title: view.mayChange ? 'Change or take back an idea' : 'An idea',
    caption: conversation.title,
    under: [...underConversations(place), { text: conversation.title, href: at }],
    errors,
    main: html`${view.question && html`<p class="govuk-body"><strong>${view.question.words}</strong></p>`}${
      view.mayChange
        ? html`${keptForm(
            { action: own, name: 'change', owner: view.owner, key: view.key, asks: `/places/${place.slug}/sent.json` },
            textarea({ name: 'words', label: 'The idea', rows: 4, value: typed ?? idea.words, error: errors?.words }),
            button({ text: 'Save the new words' }),
          )}<h2 class="govuk-heading-m">Take it back</h2><p class="govuk-body">Its words are removed for good, and nobody sees that it was there.</p>${form(
            { action: `${own}/withdraw` },
            button({ text: 'Take this idea back', kind: 'warning' }),
          )}`
        : insetText(html`<p class="cw-ideas__words">${idea.words}</p>`)
    }${summaryList([
      { key: 'Who', value: byWords(idea) },
      view.group && { key: 'Group', value: view.group.title },
    ])}<p class="govuk-body">${link(at, 'Back to the conversation')}</p>`,
  })
}
