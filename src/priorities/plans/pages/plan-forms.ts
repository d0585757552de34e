// The forms of a plan and of a goal, and the one that withdraws them.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  dateInput,
  form,
  type Html,
  html,
  input,
  insetText,
  type PageView,
  radios,
  select,
  textarea,
  warningText,
} from '../../../platform/ui/index.ts'
import type { GoalTyped, PlanTyped } from '../forms/plan.ts'
import { type Goal, type LinkedPriority, type Plan, planKinds } from '../rules/types.ts'
import { framed, underPlans } from './frame.ts'
import { goalName, kindTitle, link, type PlaceNamed, planAddress, plansAt } from './words.ts'

export interface PlanFormView {
  readonly place: PlaceNamed
  /** The one that is changed; none is a new one. */
  readonly plan?: Plan
  readonly typed: PlanTyped
  readonly publishers: readonly { readonly id: string; readonly name: string }[]
  readonly errors?: FieldErrors | undefined
}

const publisherPart = ({ typed, publishers, errors }: PlanFormView): Html =>
  html`${select({
    name: 'publisher',
    label: 'Who published it?',
    options: [
      { value: '', text: 'Choose an organisation' },
      ...publishers.map(({ id, name }) => ({ value: id, text: name })),
      { value: 'other', text: 'Another organisation' },
    ],
    value: typed.publisher,
    error: errors?.publisher,
  })}${input({
    name: 'publisherName',
    label: 'Its name, if it is another organisation',
    value: typed.publisherName,
    error: errors?.publisherName,
  })}`

export const planFormPage = (view: PlanFormView): PageView => {
  const { place, plan, typed, errors } = view
  return framed({
    place,
    title: plan === undefined ? 'Add a plan' : 'Change what stands about this plan',
    under: [
      ...underPlans(place),
      ...(plan === undefined ? [] : [{ text: plan.title, href: planAddress(place, plan) }]),
    ],
    errors,
    form: true,
    main: form(
      { action: plan === undefined ? `${plansAt(place)}/new` : `${planAddress(place, plan)}/edit` },
      input({
        name: 'title',
        label: 'Title of the plan or strategy',
        hint: 'As it stands on its cover.',
        value: typed.title,
        error: errors?.title,
      }),
      radios({
        name: 'kind',
        label: 'What kind of plan is it?',
        options: planKinds.map((value) => ({ value, text: kindTitle[value] })),
        value: typed.kind,
        error: errors?.kind,
        size: 's',
      }),
      publisherPart(view),
      dateInput({
        name: 'from',
        label: 'From which day does it hold?',
        hint: 'You can leave this empty. For example, 1 4 2023.',
        value: typed.from,
        error: errors?.from,
        size: 's',
      }),
      dateInput({
        name: 'to',
        label: 'Until which day?',
        hint: 'You can leave this empty. For example, 31 3 2027.',
        value: typed.to,
        error: errors?.to,
        size: 's',
      }),
      dateInput({
        name: 'adopted',
        label: 'When was it adopted?',
        hint: 'You can leave this empty.',
        value: typed.adopted,
        error: errors?.adopted,
        size: 's',
      }),
      input({
        name: 'link',
        label: 'Where can it be read?',
        hint: 'The address of the plan on the web. You can leave this empty.',
        type: 'url',
        spellcheck: false,
        value: typed.link,
        error: errors?.link,
      }),
      button({ text: plan === undefined ? 'Add this plan' : 'Save' }),
    ),
  })
}

export interface GoalFormView {
  readonly place: PlaceNamed
  readonly plan: Plan
  readonly goal?: Goal
  readonly typed: GoalTyped
  readonly errors?: FieldErrors | undefined
}

export const goalFormPage = ({ place, plan, goal, typed, errors }: GoalFormView): PageView => {
  const at = planAddress(place, plan)
  return framed({
    place,
    title: goal === undefined ? 'Add a goal' : 'Change this goal',
    caption: plan.title,
    under: [...underPlans(place), { text: plan.title, href: at }],
    errors,
    form: true,
    main: html`${form(
      { action: goal === undefined ? `${at}/goals/new` : `${at}/goals/${goal.id}/edit` },
      input({
        name: 'code',
        label: 'Number in the plan',
        hint: 'As the plan writes it, such as C1 or 2.3. You can leave this empty.',
        width: 10,
        value: typed.code,
        error: errors?.code,
      }),
      input({ name: 'title', label: 'The goal', value: typed.title, error: errors?.title }),
      textarea({
        name: 'words',
        label: 'What it means',
        hint: 'In the words of the plan, or in your own. You can leave this empty.',
        rows: 6,
        value: typed.words,
        error: errors?.words,
      }),
      input({
        name: 'theme',
        label: 'What the plan puts it under',
        hint: 'A theme, pillar or mission. You can leave this empty.',
        value: typed.theme,
        error: errors?.theme,
      }),
      input({
        name: 'order',
        label: 'Its place among the goals',
        hint: 'Leave it empty to set it behind the others.',
        width: 5,
        inputmode: 'numeric',
        value: typed.order,
        error: errors?.order,
      }),
      button({ text: goal === undefined ? 'Add this goal' : 'Save' }),
    )}${goal !== undefined && html`<p class="govuk-body">${link(`${at}/goals/${goal.id}/withdraw`, 'It is no longer in the plan: withdraw it')}</p>`}`,
  })
}

export interface WithdrawView {
  readonly place: PlaceNamed
  readonly plan: Plan
  /** One goal of it; none is the whole plan. */
  readonly goal?: Goal
  readonly used: readonly LinkedPriority[]
  readonly why: string
  readonly errors?: FieldErrors | undefined
}

const usedPart = (used: readonly LinkedPriority[], goal: boolean): Html =>
  used.length === 0
    ? html`<p class="govuk-body">No priority answers to ${goal ? 'this goal' : 'a goal of this plan'}.</p>`
    : html`${warningText('Priorities answer to it. They stay as they are, and go on naming it as withdrawn, until somebody changes them.')}<ul class="govuk-list govuk-list--bullet">${used.map((one) => html`<li>${link(one.href, one.title)} (${one.status.toLowerCase()})</li>`)}</ul>`

export const withdrawPage = ({ place, plan, goal, used, why, errors }: WithdrawView): PageView => {
  const at = planAddress(place, plan)
  return framed({
    place,
    title: goal === undefined ? 'Withdraw this plan' : 'Withdraw this goal',
    caption: plan.title,
    under: [...underPlans(place), { text: plan.title, href: at }],
    errors,
    form: true,
    main: html`${goal !== undefined && insetText(goalName(goal))}${usedPart(used, goal !== undefined)}<p class="govuk-body">Nothing is deleted: ${goal === undefined ? 'the plan and its goals stay' : 'the goal stays'} to be read, with the day and your reason.</p>${form(
      { action: goal === undefined ? `${at}/withdraw` : `${at}/goals/${goal.id}/withdraw` },
      input({
        name: 'why',
        label: 'Why does it no longer hold?',
        hint: 'For example, a new plan took its place.',
        value: why,
        error: errors?.why,
      }),
      button({ text: goal === undefined ? 'Withdraw the plan' : 'Withdraw the goal', kind: 'warning' }),
    )}`,
  })
}
