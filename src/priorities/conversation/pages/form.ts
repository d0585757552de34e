// Starting a conversation, and changing what it is about.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  dateInput,
  details,
  type Html,
  html,
  input,
  insetText,
  keptForm,
  type PageView,
  radios,
  textarea,
} from '../../../platform/ui/index.ts'
import type { ConversationTyped } from '../forms/conversation.ts'
import { type StarterSet, starterInspiration, starterSets } from '../packs/starters.ts'
import { framed, underConversations } from './frame.ts'
import { conversationsAt, type PlaceNamed } from './words.ts'

export interface FormView {
  readonly place: PlaceNamed
  /** Undefined for a new one. */
  readonly conversation?: { readonly id: string; readonly title: string }
  /** Somebody has spoken: the promise about names stands. */
  readonly begun: boolean
  readonly typed: ConversationTyped
  readonly owner: string
  readonly key: string
  readonly errors?: FieldErrors | undefined
}

export const setChoices = (kind?: StarterSet['kind']) =>
  starterSets
    .filter((set) => kind === undefined || set.kind === kind)
    .map(({ key, title, hint, questions }) => ({
      value: key,
      text: title,
      hint: html`${hint} <em>${questions[0]}</em> and ${questions.length - 1} more.`,
    }))

export const inspirationNote = (): Html =>
  html`<p class="cw-source">${starterInspiration.words} Source: ${starterInspiration.source}. ${starterInspiration.note}</p>`

const names = ({ typed, errors, begun }: FormView): Html =>
  begun
    ? html`${insetText(
        typed.anonymous === 'yes'
          ? 'This conversation is anonymous. The first idea is in, so that stays.'
          : 'This conversation shows names. The first idea is in, so that stays.',
      )}<input type="hidden" name="anonymous" value="${typed.anonymous}">`
    : radios({
        name: 'anonymous',
        label: 'Are names shown beside ideas?',
        hint: 'You can change this until the first idea is in, and then no more.',
        options: [
          {
            value: 'no',
            text: 'Yes, show names',
            hint: 'People can ask each other what they meant.',
          },
          {
            value: 'yes',
            text: 'No, keep it anonymous',
            hint: 'Only the sector is shown. Nobody can look up who said what. Somebody who is the only one from their sector can still be recognised.',
          },
        ],
        value: typed.anonymous,
        error: errors?.anonymous,
      })

const starters = ({ typed }: FormView): Html =>
  html`${checkboxes({
    name: 'starters',
    label: 'Which questions do you want to begin with?',
    hint: 'You can change their words, put them in order, and add your own.',
    options: setChoices(),
    value: typed.starters,
  })}${details({ summary: 'Why begin with an open question?', small: true }, inspirationNote())}`

const fields = (view: FormView): readonly Html[] => {
  const { typed, errors } = view
  return [
    input({
      name: 'title',
      label: 'Title',
      hint: 'The question in a few words, such as “What do we want more of?”',
      value: typed.title,
      error: errors?.title,
    }),
    textarea({
      name: 'purpose',
      label: 'What is it for?',
      hint: 'Why people are asked, and what will be done with their answers.',
      rows: 4,
      value: typed.purpose,
      error: errors?.purpose,
    }),
    input({
      name: 'theme',
      label: 'Theme (optional)',
      hint: 'Leave it empty for the whole place. For example, reducing reoffending, domestic abuse, care at home.',
      value: typed.theme,
      error: errors?.theme,
    }),
    radios({
      name: 'way',
      label: 'How do people take part?',
      options: [
        {
          value: 'live',
          text: 'Live, all at one time',
          hint: 'In a room or a call. Ideas show up for everybody as they come.',
        },
        { value: 'asynchronous', text: 'In their own time', hint: 'Over days or weeks.' },
      ],
      value: typed.way,
      error: errors?.way,
    }),
    dateInput({
      name: 'from',
      label: 'First day (optional)',
      hint: 'The dates tell people when to come. They lock nothing.',
      size: 's',
      value: typed.from,
      error: errors?.from,
    }),
    dateInput({ name: 'until', label: 'Last day (optional)', size: 's', value: typed.until, error: errors?.until }),
    names(view),
    input({
      name: 'points',
      label: 'Points for each person to share out',
      hint: 'Everybody has the same number. Ten is usual.',
      width: 3,
      inputmode: 'numeric',
      value: typed.points,
      error: errors?.points,
    }),
  ]
}

export const conversationFormPage = (view: FormView): PageView => {
  const at = conversationsAt(view.place)
  const { conversation } = view
  const given = { owner: view.owner, key: view.key, asks: `/places/${view.place.slug}/sent.json` }
  return framed({
    place: view.place,
    title: conversation === undefined ? 'Start a conversation' : 'Change this conversation',
    under: [
      ...underConversations(view.place),
      ...(conversation === undefined ? [] : [{ text: conversation.title, href: `${at}/${conversation.id}` }]),
    ],
    errors: view.errors,
    main: html`${keptForm(
      {
        ...given,
        action: conversation === undefined ? `${at}/new` : `${at}/${conversation.id}/edit`,
        name: 'conversation',
      },
      fields(view),
      conversation === undefined && starters(view),
      button({ text: conversation === undefined ? 'Start this conversation' : 'Save' }),
    )}`,
  })
}
