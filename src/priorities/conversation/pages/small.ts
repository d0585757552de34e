// Two small pages, made for scripts and readable by people: is there anything new, and was a form taken.
import { html, type PageView } from '../../../platform/ui/index.ts'
import type { Conversation } from '../rules/types.ts'
import { framed, underConversations } from './frame.ts'
import { conversationAddress, link, type PlaceNamed } from './words.ts'

export const nowPage = (place: PlaceNamed, conversation: Conversation, words: string): PageView =>
  framed({
    place,
    title: 'What is new',
    caption: conversation.title,
    under: [...underConversations(place), { text: conversation.title, href: conversationAddress(place, conversation) }],
    main: html`<p class="govuk-body">${words}</p><p class="govuk-body">${link(conversationAddress(place, conversation), 'Back to the conversation')}</p>`,
  })

export const sentPage = (place: PlaceNamed, taken: boolean): PageView =>
  framed({
    place,
    title: 'Was it taken?',
    main: html`<p class="govuk-body">${
      taken ? 'Yes: what you sent is here.' : 'No: nothing was taken from this form yet. You can send it again.'
    }</p>`,
  })
