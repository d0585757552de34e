// Procurement Act 2023: which of its ways are open to what is bought.
import { type Said, underPsr } from './psr.ts'
import type { Answers, RouteKey, ThresholdFound } from './types.ts'

type PaRoute = Exclude<RouteKey, `psr-${string}`>

const yes = (why: string): Said => ({ fit: 'yes', why })
const no = (why: string): Said => ({ fit: 'no', why })
const ask = (why: string): Said => ({ fit: 'unknown', why })

const isLightTouch = ({ kind, subject }: Answers): boolean | null =>
  kind === null || subject === null ? null : kind === 'services' && subject !== 'other'

const above = ({ reached }: ThresholdFound): Said | undefined =>
  reached === null
    ? ask('Whether the value reaches the threshold is not known yet.')
    : reached
      ? undefined
      : no('The value is below the threshold.')

const below = ({ reached }: ThresholdFound): Said | undefined =>
  reached === null
    ? ask('Whether the value reaches the threshold is not known yet.')
    : reached
      ? no('The value reaches the threshold.')
      : undefined

const competitive = (answers: Answers, found: ThresholdFound, words: string): Said =>
  above(found) ??
  (isLightTouch(answers) === null
    ? ask('Say what is bought and what it is about.')
    : yes(isLightTouch(answers) ? `${words} Light touch asks less of you.` : words))

const directWords = {
  single: 'Only one supplier can do it, for a reason in Schedule 5 (s.41).',
  urgent: 'It is strictly necessary for extreme and unavoidable urgency (s.41 and Schedule 5).',
  'user-choice': 'The law lets the person who uses the service choose the supplier (s.41 and Schedule 5).',
  other: 'Another reason of Schedule 5, or of sections 42 and 43, is given.',
} as const

/** Who may reserve: best value authorities and parish councils by the Order of 2026; central bodies by PPN 005. */
const reserved = ({ authority, reserve }: Answers): Said => {
  if (authority === null) return ask('Say who buys.')
  if (authority === 'welsh') return no('The Order is for England.')
  if (authority === 'other') return no('The Order is for best value authorities and parish councils (art. 2).')
  if (reserve === null) return ask('Say whether only some are to compete.')
  if (reserve === 'no') return no('You do not mean to reserve it.')
  return yes(
    authority === 'local'
      ? 'It is below the threshold, and the Order lets you reserve it. It is a competition all the same.'
      : 'It is below the threshold. Central bodies may reserve under PPN 005; whether your body is one has to be checked.',
  )
}

const routes: Readonly<Record<PaRoute, (answers: Answers, found: ThresholdFound) => Said>> = {
  'pa2023-open': (answers, found) =>
    competitive(answers, found, 'The value reaches the threshold: a competition in one stage is open.'),
  'pa2023-flexible': (answers, found) =>
    competitive(answers, found, 'The value reaches the threshold: a competition in stages is open.'),
  'light-touch': (answers, found) =>
    isLightTouch(answers) === false
      ? no('It is no light touch service.')
      : (above(found) ?? yes('It is a light touch service, and the value reaches the threshold (s.9).')),
  'below-threshold': (_, found) => below(found) ?? yes('The value is below the threshold (s.84).'),
  'below-threshold-reserved': (answers, found) => below(found) ?? reserved(answers),
  'direct-award': ({ direct }, found) =>
    above(found) ??
    (direct === null
      ? ask('Say whether one of the reasons for a direct award holds.')
      : direct === 'none'
        ? no('None of the reasons for a direct award holds (s.41).')
        : yes(directWords[direct])),
}

export const paSays = (key: PaRoute, answers: Answers, found: ThresholdFound): Said => {
  const psr = underPsr(answers)
  if (psr.fit === 'yes') return no('The Provider Selection Regime governs it instead (SI 2024/692, reg. 43).')
  if (psr.fit === 'unknown') return ask(psr.why)
  if (answers.callOff === true) return no('A call-off follows the rules of its framework (s.45).')
  if (answers.change === true)
    return no(
      'A change of a running contract is no new procurement where section 74 allows it: a change notice may be owed (s.75).',
    )
  return routes[key](answers, found)
}
