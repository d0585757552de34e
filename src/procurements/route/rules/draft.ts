// The draft of a notice, from what is known. What nobody has written yet stands there as a question. A draft is no publication.
import { count, type Day, formatDay, formatPence, listOf, type Pence } from '../../../platform/kernel/index.ts'
import { type Kind, kindWords, type Subject, subjectWords } from '../../rules/words.ts'
import type { NoticeRule, Reserve } from './types.ts'

export interface DraftFacts {
  readonly title: string
  readonly need: string
  readonly place: string
  readonly buyers: readonly { readonly name: string; readonly share: number }[]
  readonly kind: Kind
  readonly subject: Subject
  readonly value: Pence | null
  readonly startsOn: Day | null
  readonly endsOn: Day | null
  readonly extensionMonths: number
  /** The decided route with its reason; null while there is none. */
  readonly route: { readonly title: string; readonly reason: string; readonly reserve: Reserve | null } | null
  /** When what the Act asks was signed for every buyer. */
  readonly consideredOn: Day | null
  readonly lots: boolean | null
  readonly lotsWhy: string
  readonly abandonedWhy: string | null
}

interface Part {
  readonly label: string
  readonly ask: string
  readonly from?: (facts: DraftFacts) => string | null
}

const months = (number: number): string => count(number, 'month')
const reserved = {
  no: null,
  local: 'Only suppliers of the local area may compete. The local area is: [name it].',
  'sme-vcse': 'Only small and medium-sized firms, charities and social enterprises may compete.',
  both: 'Only small and medium-sized firms, charities and social enterprises of the local area may compete. The local area is: [name it].',
} as const

const parts: Readonly<Record<string, Part>> = {
  title: { label: 'Title', ask: 'What is it called?', from: ({ title }) => title },
  need: { label: 'What is needed', ask: 'What is needed, for whom, and why?', from: ({ need }) => need || null },
  buyers: {
    ...{ label: 'Who buys', ask: 'Which bodies buy?' },
    from: ({ buyers }) => (buyers.length === 0 ? null : listOf(buyers.map(({ name }) => name))),
  },
  category: {
    ...{ label: 'What is bought', ask: 'Services, goods or works? With the CPV code.' },
    from: ({ kind, subject }) => `${kindWords[kind]}. ${subjectWords[subject]}. CPV code: [enter it].`,
  },
  cpv: { label: 'CPV code', ask: 'Which code of Schedule 1 fits best?' },
  value: {
    ...{ label: 'Estimated value', ask: 'How much, for all years and extensions, with VAT?' },
    from: ({ value }) => (value === null ? null : `${formatPence(value)} with VAT, for all years and extensions.`),
  },
  days: {
    ...{ label: 'When the contract runs', ask: 'From when to when?' },
    from: ({ startsOn, endsOn, extensionMonths }) =>
      startsOn === null || endsOn === null
        ? null
        : `From ${formatDay(startsOn)} to ${formatDay(endsOn)}${extensionMonths === 0 ? '' : `, and up to ${months(extensionMonths)} more`}.`,
  },
  procedure: {
    label: 'How it is bought',
    ask: 'By which procedure, in which stages?',
    from: ({ route }) => route?.title ?? null,
  },
  criteria: { label: 'How offers are assessed', ask: 'Which criteria, with which weights, and how are they assessed?' },
  deadline: { label: 'Last moment for offers', ask: 'Until when, and how are they sent?' },
  'social-value': {
    ...{ label: 'Social value', ask: 'What was considered under the Social Value Act, and when was it signed?' },
    from: ({ consideredOn }) =>
      consideredOn === null
        ? null
        : `Before this notice we considered how what is bought might improve the economic, social and environmental wellbeing of our area. It was signed for every buyer on ${formatDay(consideredOn)}.`,
  },
  lots: {
    ...{ label: 'Lots', ask: 'Is it divided into lots? If not, why not?' },
    from: ({ lots, lotsWhy }) =>
      lots === null ? null : `${lots ? 'It is divided into lots.' : 'It is not divided into lots.'} ${lotsWhy}`.trim(),
  },
  suitability: {
    label: 'Small firms and charities',
    ask: 'Is it suitable for small and medium-sized firms? For charities and social enterprises?',
  },
  reservation: {
    ...{ label: 'Who may compete', ask: 'Is it reserved? For whom, and for which area?' },
    from: ({ route }) => (route === null || route.reserve === null ? null : reserved[route.reserve]),
  },
  engagement: { label: 'How suppliers are asked', ask: 'When and how are suppliers asked, or were they?' },
  provider: {
    label: 'Supplier',
    ask: 'Name, address and identifier; whether it is a small firm, or a charity or social enterprise.',
  },
  justification: {
    label: 'Why without a competition',
    ask: 'Which reason of Schedule 5 holds, and why?',
    from: ({ route }) => route?.reason ?? null,
  },
  standstill: { label: 'Standstill', ask: 'On which day does it end?' },
  kpis: { label: 'Performance indicators', ask: 'The three most material ones; or why there are none.' },
  ratings: {
    label: 'How it performed',
    ask: 'For each indicator: Good, Approaching target, Requires improvement, Inadequate or Other; for which period.',
  },
  contract: { label: 'The contract', ask: 'Attach it, without what may be left out.' },
  payment: { label: 'Payments', ask: 'How much, when, and how fast?' },
  change: { label: 'What changes', ask: 'What changes, from when, by how much, and which rule allows it?' },
  ending: { label: 'How it ended', ask: 'On which day, and why?' },
  stopping: { label: 'Why it stops', ask: 'When was it decided, and why?', from: ({ abandonedWhy }) => abandonedWhy },
  'decision-makers': { label: 'Who decides', ask: 'Name those who make the decision.' },
  conflicts: { label: 'Conflicts of interest', ask: 'Which were declared, and how were they dealt with?' },
  'reasons-key': {
    ...{
      label: 'Reasons by the key criteria',
      ask: 'Quality and innovation; value; integration, collaboration and sustainability; access, inequalities and choice; social value.',
    },
  },
  urgency: {
    label: 'Why it is urgent',
    ask: 'What happened, why could it not be foreseen, and what would waiting do?',
    from: ({ route }) => route?.reason ?? null,
  },
}

export interface DraftPart {
  readonly name: string
  readonly label: string
  /** Null is still to be written. */
  readonly text: string | null
  readonly ask: string
}

export interface Draft {
  readonly title: string
  readonly law: string
  readonly parts: readonly DraftPart[]
}

export const notAPublication =
  'This is a draft. It is not published by standing here: it is published once it is on the central digital platform (for health care too).'

export const draftOf = (rule: NoticeRule, facts: DraftFacts): Draft => ({
  title: rule.form === null ? rule.title : `${rule.form} ${rule.title}`,
  law: `${rule.law}, ${rule.clause}`,
  parts: rule.says.flatMap((name) => {
    const part = parts[name]
    return part === undefined ? [] : [{ name, label: part.label, ask: part.ask, text: part.from?.(facts) ?? null }]
  }),
})

/** The Act of 2012 wants it signed before the first step, and these notices are one. */
export const signFirst = ({ key }: Pick<NoticeRule, 'key'>, { kind, subject, consideredOn }: DraftFacts): boolean =>
  consideredOn === null && kind === 'services' && subject !== 'health' && (key === 'uk4' || key === 'uk5')

export const draftParts: ReadonlySet<string> = new Set(Object.keys(parts))

export const draftText = ({ title, law, parts: all }: Draft): string =>
  [
    title.toUpperCase(),
    law,
    '',
    notAPublication,
    ...all.flatMap(({ label, text, ask }) => ['', label, text ?? `[To be written: ${ask}]`]),
    '',
  ].join('\n')

const tags: Readonly<Record<string, string>> = {
  ...{ uk1: 'planning', uk2: 'planning', uk3: 'planning', uk4: 'tender', 'uk4-below': 'tender', psr8: 'tender' },
  ...{ psr5: 'planning', uk7: 'contract', 'uk7-below': 'contract', uk9: 'implementation', uk10: 'contractAmendment' },
  ...{ uk11: 'contractTermination', uk12: 'tenderCancellation' },
}

/** The same in the field names of the Open Contracting Data Standard, as far as they fit. It is no release: it has no number yet. */
export const draftData = (rule: NoticeRule, facts: DraftFacts) => ({
  tag: [tags[rule.key] ?? 'award'],
  notice: { form: rule.form, title: rule.title, law: rule.law, clause: rule.clause, draft: true },
  buyer: facts.buyers[0]?.name ?? null,
  parties: facts.buyers.map(({ name, share }) => ({ name, roles: ['buyer'], shareBasisPoints: share })),
  tender: {
    ...{ title: facts.title, description: facts.need, mainProcurementCategory: facts.kind },
    procurementMethodDetails: facts.route?.title ?? null,
    value: facts.value === null ? null : { amountGross: facts.value / 100, currency: 'GBP' },
    contractPeriod: { startDate: facts.startsOn, endDate: facts.endsOn },
  },
  toBeWritten: draftOf(rule, facts)
    .parts.filter(({ text }) => text === null)
    .map(({ label }) => label),
})
