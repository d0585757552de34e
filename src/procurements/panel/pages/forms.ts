// The forms of the panel: who is on it, and what a member declares.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import { button, checkboxes, form, html, type PageView, radios, select, textarea } from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import type { Leaf } from '../../rules/tree.ts'
import type { MemberTyped, Named } from '../forms/panel.ts'
import { capacities, capacityWords } from '../rules/types.ts'
import { panelAt, underTender, type Where } from './words.ts'

export interface AddView extends Where {
  readonly people: readonly Named[]
  readonly questions: readonly Leaf[]
  readonly typed: MemberTyped
  readonly errors?: FieldErrors
}

const underPanel = (where: Where) => [...underTender(where), { text: 'The panel', href: panelAt(where) }]

export const addPage = (view: AddView): PageView =>
  framed({
    place: view.place,
    title: 'Add a member to the panel',
    caption: view.tender.title,
    under: underPanel(view),
    errors: view.errors,
    main: form(
      { action: `${panelAt(view)}/add` },
      html`<p class="govuk-body">Whoever scores needs an account with a role in this place. People who use the service can be invited like anybody else, as evaluators.</p>`,
      select({
        ...{ name: 'person', label: 'Who?', value: view.typed.person, error: view.errors?.person },
        options: [{ value: '', text: 'Choose' }, ...view.people.map(({ id, name }) => ({ value: id, text: name }))],
      }),
      radios({
        ...{ name: 'capacity', label: 'What does this member bring?', size: 's' },
        ...{ value: view.typed.capacity, error: view.errors?.capacity },
        options: capacities.map((value) => ({ value, text: capacityWords[value] })),
      }),
      checkboxes({
        ...{ name: 'criteria', label: 'Which questions does this member score?', size: 's' },
        ...{ value: view.typed.criteria, error: view.errors?.criteria },
        options: view.questions.map(({ id, title, under }) => ({ value: id, text: [...under, title].join(': ') })),
      }),
      button({ text: 'Put on the panel' }),
    ),
  })

export interface DeclareView extends Where {
  readonly bidders: readonly string[]
  readonly typed: { readonly has: string; readonly conflict: string }
  readonly onPanel: boolean
  readonly errors?: FieldErrors
}

export const declarePage = (view: DeclareView): PageView =>
  framed({
    place: view.place,
    title: 'Have you a conflict of interest?',
    caption: view.tender.title,
    under: underPanel(view),
    errors: view.errors,
    main: view.onPanel
      ? form(
          { action: `${panelAt(view)}/declare` },
          html`<p class="govuk-body">You have one if you, your family or a close friend could gain or lose by who wins, or if it could look so to somebody who knows the facts: work, money, a seat on a board, a friendship, a quarrel.</p>${
            view.bidders.length > 0
              ? html`<p class="govuk-body">These have bid:</p><ul class="govuk-list govuk-list--bullet">${view.bidders.map((name) => html`<li>${name}</li>`)}</ul>`
              : html`<p class="govuk-body">Who has bid is not known before the opening. Think of everybody who might. You can declare again afterwards.</p>`
          }`,
          radios({
            ...{
              name: 'has',
              label: 'Have you a conflict of interest?',
              size: 's',
              value: view.typed.has,
              error: view.errors?.has,
            },
            options: [
              { value: 'no', text: 'No' },
              { value: 'yes', text: 'Yes, or it could look so' },
            ],
          }),
          textarea({
            ...{
              name: 'conflict',
              label: 'If yes: what is it?',
              rows: 4,
              value: view.typed.conflict,
              error: view.errors?.conflict,
            },
            hint: 'It is kept with the records of this procurement, and officers read it.',
          }),
          button({ text: 'Declare' }),
        )
      : html`<p class="govuk-body">You are not on this panel, so there is nothing for you to declare.</p>`,
  })
