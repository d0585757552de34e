// Groups with their ideas, for whoever looks on. What stands in no group is shown too: nothing that was said gets lost.
import { count } from '../../../platform/kernel/index.ts'
import { type Html, html } from '../../../platform/ui/index.ts'
import type { Conversation, Group, Idea } from '../rules/types.ts'
import { ideaList } from './ideas.ts'
import type { PlaceNamed } from './words.ts'

export interface GroupsShown {
  readonly place: PlaceNamed
  readonly conversation: Conversation
  readonly ideas: readonly Idea[]
  readonly groups: readonly Group[]
}

const never = (): boolean => false

export const groupsShown = (view: GroupsShown): Html => {
  const { groups, ideas } = view
  const loose = ideas.filter(({ group }) => group === null)
  const list = (name: string, own: readonly Idea[], empty: string) =>
    ideaList({ ...view, name, ideas: own, changes: never, empty })
  return html`<h2 class="govuk-heading-m">${count(groups.length, 'group')} of ideas</h2>${
    groups.length === 0 && html`<p class="govuk-body">No group is made yet.</p>`
  }${groups.map((group) => {
    const own = ideas.filter((idea) => idea.group === group.id)
    return html`<section class="cw-question" id="${`group-${group.id}`}"><h3 class="govuk-heading-s">${group.title} <span class="cw-muted">(${count(own.length, 'idea')})</span></h3>${
      group.words !== '' && html`<p class="govuk-body">${group.words}</p>`
    }${list(`group-list-${group.id}`, own, 'No idea stands in this group.')}</section>`
  })}${
    loose.length > 0 &&
    html`<h3 class="govuk-heading-s">In no group <span class="cw-muted">(${count(loose.length, 'idea')})</span></h3>${list('group-list-none', loose, '')}`
  }`
}
