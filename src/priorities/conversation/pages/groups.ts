// Grouping: tick ideas that belong together, make a group of them or put them into one. For whoever leads.
import { count, type FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  details,
  form,
  type Html,
  html,
  input,
  insetText,
  keptForm,
  type PageView,
  select,
  textarea,
} from '../../../platform/ui/index.ts'
import type { GroupTyped } from '../forms/ideas.ts'
import { groups as groupsNow } from '../rules/stages.ts'
import type { Conversation, Group, Idea, Question } from '../rules/types.ts'
import { framed, underConversations } from './frame.ts'
import { groupsShown } from './groups-shown.ts'
import { byWords } from './ideas.ts'
import { conversationAddress, link, type PlaceNamed, stageTag } from './words.ts'

export interface GroupsView {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly questions: readonly Question[]
  readonly ideas: readonly Idea[]
  readonly groups: readonly Group[]
  readonly leads: boolean
  readonly owner: string
  readonly key: string
  /** For a new group, or (`of`) for one that is there. */
  readonly typed?: GroupTyped & { readonly of?: string }
  /** Ticked, where the page comes back. */
  readonly ticked: readonly string[]
  readonly errors?: FieldErrors | undefined
}

const box = (idea: Idea, ticked: readonly string[], at: string): Html =>
  html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="idea" id="${`tick-${idea.id}`}" value="${idea.id}"${
    ticked.includes(idea.id) ? html` checked` : html``
  }><label class="govuk-label govuk-checkboxes__label" for="${`tick-${idea.id}`}">${idea.words} <span class="cw-muted">(${byWords(idea)}, question ${at})</span></label></div>`

const boxes = (view: GroupsView, ideas: readonly Idea[]): Html => {
  const number = new Map(view.questions.map(({ id, position }) => [id, String(position)]))
  return html`<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">${ideas.map((idea) =>
    box(idea, view.ticked, number.get(idea.question) ?? ''),
  )}</div>`
}

const part = (view: GroupsView, title: string, ideas: readonly Idea[], words?: string): Html =>
  html`<fieldset class="govuk-fieldset cw-question"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${title} <span class="cw-muted">(${count(ideas.length, 'idea')})</span></legend>${
    words && html`<p class="govuk-body">${words}</p>`
  }${ideas.length === 0 ? html`<p class="govuk-body cw-muted">None.</p>` : boxes(view, ideas)}</fieldset>`

const sorting = (view: GroupsView, at: string): Html => {
  const loose = view.ideas.filter(({ group }) => group === null)
  const fresh = view.typed !== undefined && view.typed.of === undefined ? view.typed : undefined
  return keptForm(
    {
      action: `${at}/sort`,
      name: 'sort',
      owner: view.owner,
      key: view.key,
      asks: `/places/${view.place.slug}/sent.json`,
    },
    view.errors?.idea !== undefined && html`<p class="govuk-error-message" id="idea">${view.errors.idea}</p>`,
    part(view, 'In no group yet', loose),
    html`<h2 class="govuk-heading-m">Put the ticked ideas into a group</h2>`,
    select({
      name: 'group',
      label: 'Group',
      options: [
        { value: '', text: 'Choose a group' },
        ...view.groups.map(({ id, title }) => ({ value: id, text: title })),
        { value: 'none', text: 'In no group' },
      ],
      error: view.errors?.group,
    }),
    button({ text: 'Move the ticked ideas' }),
    html`<h2 class="govuk-heading-m">Or make a new group of them</h2>`,
    input({ name: 'title', label: 'Title of the new group', value: fresh?.title, error: fresh && view.errors?.title }),
    textarea({
      name: 'words',
      label: 'What these ideas have in common (optional)',
      rows: 2,
      value: fresh?.words,
      error: fresh && view.errors?.words,
    }),
    button({ text: 'Make a new group', name: 'make', value: 'yes' }),
    view.groups.length > 0 &&
      html`<h2 class="govuk-heading-m">Ideas in groups</h2><p class="govuk-body">To move one, tick it here and choose its new group above.</p>`,
    view.groups.map((group) =>
      part(
        view,
        group.title,
        view.ideas.filter((idea) => idea.group === group.id),
      ),
    ),
  )
}

const changing = (view: GroupsView, at: string): Html =>
  html`${view.groups.map((group, i) => {
    const typed = view.typed?.of === group.id ? view.typed : undefined
    const name = (field: string) => `${field}-${i + 1}`
    return details(
      { summary: html`Change “${group.title}”`, open: typed !== undefined },
      form(
        { action: `${at}/${group.id}` },
        input({
          name: name('title'),
          label: `Title of group ${i + 1}`,
          value: typed?.title ?? group.title,
          error: typed && view.errors?.[name('title')],
        }),
        textarea({
          name: name('words'),
          label: `Words of group ${i + 1}`,
          rows: 3,
          value: typed?.words ?? group.words,
          error: typed && view.errors?.[name('words')],
        }),
        button({ text: `Save group ${i + 1}` }),
      ),
      form(
        { action: `${at}/${group.id}/remove` },
        html`<p class="govuk-body">Removing a group keeps its ideas: they stand in no group again. Points it was given are free again.</p>`,
        button({ text: `Remove group ${i + 1}`, kind: 'warning' }),
      ),
    )
  })}`

export const groupsPage = (view: GroupsView): PageView => {
  const conversation = conversationAddress(view.place, view.conversation)
  const at = `${conversation}/groups`
  const open = view.leads && groupsNow(view.conversation.stage)
  return framed({
    place: view.place,
    title: open ? 'Group the ideas' : 'Groups of ideas',
    caption: view.conversation.title,
    under: [...underConversations(view.place), { text: view.conversation.title, href: conversation }],
    errors: view.errors,
    main: html`${
      open
        ? html`<p class="govuk-body">Tick ideas that want the same thing. Use the words of those who said them. An idea stands in one group at most; what fits nowhere may stay on its own.</p>${sorting(view, at)}${
            view.groups.length > 0 &&
            html`<h2 class="govuk-heading-m">Change or remove a group</h2>${changing(view, at)}`
          }`
        : html`${
            view.leads &&
            insetText(
              html`This conversation is at: ${stageTag(view.conversation.stage)}. Groups are made and changed while it is at grouping.`,
            )
          }${groupsShown(view)}`
    }<p class="govuk-body">${link(conversation, 'Back to the conversation')}</p>`,
  })
}
