// The form for a measure: in a draft, or for a contract that counts it in its own way.
import type { FieldErrors } from '../../../platform/kernel/index.ts'
import {
  button,
  checkboxes,
  details,
  fieldset,
  form,
  type Html,
  hidden,
  html,
  input,
  type PageView,
  radios,
  select,
  textarea,
} from '../../../platform/ui/index.ts'
import { framed } from '../../pages/frame.ts'
import type { PlaceNamed } from '../../pages/words.ts'
import { gradeMeanings, gradeWords, natures, natureWords, units, unitWords } from '../../rules/words.ts'
import { evidenceField, evidenceGrades, type MeasureTyped } from '../forms/measure.ts'
import { directions, type Framework, frequencies, levels, type OutcomeContent } from '../rules/types.ts'
import { directionWords, frequencyWords, levelWords } from './words.ts'

export interface Choices {
  readonly priorities: readonly { readonly id: string; readonly title: string }[]
  readonly objectives: readonly { readonly key: string; readonly title: string }[]
}

export interface MeasureFormView {
  readonly place: PlaceNamed
  readonly framework: Framework
  readonly under: readonly { readonly text: string; readonly href: string }[]
  readonly title: string
  /** Where the form goes. */
  readonly action: string
  readonly typed: MeasureTyped
  readonly choices: Choices
  /** Fields that go along unseen: edition, id. */
  readonly carried: Readonly<Record<string, string>>
  /** What stands above the fields: the outcome, or what is different. */
  readonly before: Html
  /** Below the form: taking it out. */
  readonly after?: Html
  readonly errors?: FieldErrors
}

export const outcomeField = (
  label: string,
  outcomes: readonly OutcomeContent[],
  value: string,
  error: string | undefined,
): Html =>
  select({
    ...{ name: 'under', label, value, error },
    options: outcomes.map(({ id, title }) => ({ value: id ?? '', text: title })),
  })

export const changedField = (value: string, error: string | undefined): Html =>
  textarea({
    name: 'changed',
    label: 'What is different, and why',
    hint: 'People will ask. Where the unit stays the same, it still counts in the total of the framework’s measure.',
    ...{ rows: 3, value, error },
  })

type Fields = Pick<MeasureFormView, 'typed' | 'errors' | 'choices'>

const what = ({ typed, errors }: Fields): Html =>
  html`${input({ name: 'code', label: 'Code', hint: 'Short, and used once: JOBS-1.', width: 10, value: typed.code, error: errors?.code })}${input({ name: 'title', label: 'What is measured', value: typed.title, error: errors?.title })}${textarea({ name: 'definition', label: 'Definition', hint: 'So exact that two people count the same.', rows: 4, value: typed.definition, error: errors?.definition })}${select({ name: 'unit', label: 'Counted in', value: typed.unit, error: errors?.unit, options: [{ value: '', text: 'Choose' }, ...units.map((unit) => ({ value: unit, text: unit === 'own' ? 'a unit of our own' : unitWords(unit, null) }))] })}${input({ name: 'ownUnit', label: 'Your own unit', hint: 'Only for a unit of your own: school visits.', width: 20, value: typed.ownUnit, error: errors?.ownUnit })}${textarea({ name: 'whoCounts', label: 'Who or what counts', hint: 'And who does not.', rows: 3, value: typed.whoCounts, error: errors?.whoCounts })}`

const how = ({ typed, errors }: Fields): Html =>
  html`${radios({ name: 'level', label: 'What kind of measure', value: typed.level, error: errors?.level, small: true, options: levels.map((value) => ({ value, text: levelWords[value] })) })}${radios({ name: 'direction', label: 'Which way is better', value: typed.direction, error: errors?.direction, small: true, options: directions.map((value) => ({ value, text: directionWords[value] })) })}${select({ name: 'frequency', label: 'How often it is reported', value: typed.frequency, error: errors?.frequency, options: frequencies.map((value) => ({ value, text: frequencyWords[value] })) })}${input({ name: 'whose', label: 'Whose lives it is about', hint: 'Young people leaving care, for instance.', value: typed.whose, error: errors?.whose })}${select({ name: 'nature', label: 'Where nobody says otherwise, it is', value: typed.nature, error: errors?.nature, options: natures.map((value) => ({ value, text: natureWords[value] })) })}`

const serves = ({ typed, errors, choices }: Fields): Html =>
  html`${select({ name: 'priority', label: 'The priority it serves', value: typed.priority, error: errors?.priority, options: [{ value: '', text: 'None' }, ...choices.priorities.map(({ id, title }) => ({ value: id, text: title }))] })}${
    choices.objectives.length > 0 &&
    checkboxes({
      name: 'objectives',
      label: 'The objectives it serves',
      small: true,
      value: typed.objectives,
      error: errors?.objectives,
      options: choices.objectives.map(({ key, title }) => ({ value: key, text: title })),
    })
  }${textarea({ name: 'references', label: 'The same measure in other frameworks (optional)', hint: 'One a line: the framework, a colon, the code. PPN 002: 3a', rows: 3, value: typed.references, error: errors?.references })}`

const evidence = ({ typed, errors }: Fields): Html =>
  details(
    {
      summary: 'What should be shown for each grade (optional)',
      open: evidenceGrades.some((grade) => errors?.[evidenceField(grade)] !== undefined),
    },
    ...evidenceGrades.map((grade) =>
      textarea({
        name: evidenceField(grade),
        label: gradeWords[grade],
        hint: gradeMeanings[grade],
        rows: 2,
        value: typed.evidence[grade],
        error: errors?.[evidenceField(grade)],
      }),
    ),
  )

export const measureFormPage = (view: MeasureFormView): PageView =>
  framed({
    place: view.place,
    here: 'measures',
    title: view.title,
    caption: view.framework.title,
    under: view.under,
    errors: view.errors,
    form: true,
    main: html`${form(
      { action: view.action },
      Object.entries(view.carried).map(([name, value]) => hidden(name, value)),
      view.before,
      what(view),
      fieldset({ legend: 'How it is counted', size: 'm' }, how(view)),
      fieldset({ legend: 'What it serves', size: 'm' }, serves(view)),
      evidence(view),
      button({ text: 'Save the measure' }),
    )}${view.after}`,
  })
