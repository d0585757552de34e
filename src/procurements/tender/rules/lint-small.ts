// What a small charity or firm could not answer, though it could do the work well; and "local", which the law lets a tender ask for only
// under some regimes. Patterns of words: they find what is often wrong and cannot know, so each is a suggestion.
// Procurement Act 2023, s.12(4) (small and medium-sized firms), s.22 (conditions of participation), s.23(6).
import { type Rule, warn } from './findings.ts'
import { leavesOf } from './tree.ts'

interface Pattern {
  readonly rule: string
  readonly pattern: RegExp
  readonly what: string
  readonly law: string
  readonly todo: string
}

const patterns: readonly Pattern[] = [
  {
    ...{ rule: 'audited-accounts', pattern: /\baudited\b[^.]{0,40}\b(accounts|statements|financ)/i },
    what: 'It asks for audited accounts.',
    law: 'Procurement Act 2023, s.22(3)(a)',
    todo: 'They may not be asked of those whom the law does not ask for an audit. Take other proof, such as accounts that were examined.',
  },
  {
    ...{
      rule: 'insurance',
      pattern:
        /\b(hold|have|holds|has|having|in place|current|existing|evidence of|certificate)\b[^.]{0,60}\binsurance|\binsurance\b[^.]{0,60}\b(at the time of|when) (bid|tender|submi)/i,
    },
    what: 'It asks for insurance before the contract is awarded.',
    law: 'Procurement Act 2023, s.22(3)(b)',
    todo: 'Ask for a promise to have it by the first day of the contract.',
  },
  {
    ...{ rule: 'turnover', pattern: /\bturnover\b|\b(times|multiple of) (the )?(annual )?(contract )?value/i },
    what: 'It asks for a turnover of some size.',
    law: 'Procurement Act 2023, s.22(2) and s.12(4)',
    todo: 'Ask how they would pay staff until they are paid, or pay earlier. A small organisation may be sound.',
  },
  {
    ...{
      rule: 'years',
      pattern:
        /\b(at least|minimum( of)?|over|more than)?\s*(two|three|four|five|ten|[2-9]|10)\+?\s*years?['’]?\b[^.]{0,40}\b(trading|experience|accounts|track record|established|in business)|\b(trading|established|in business)\b[^.]{0,30}\byears?\b/i,
    },
    what: 'It asks for some years of trading or experience.',
    law: 'Procurement Act 2023, s.22(2)',
    todo: 'Ask what its people have done, wherever they did it.',
  },
  {
    ...{
      rule: 'national',
      pattern:
        /\b(national(ly)?|nationwide|UK-wide|across the (UK|country))\b[^.]{0,40}\b(cover|presence|reach|network|deliver|capacity)/i,
    },
    what: 'It asks for work all over the country.',
    law: 'Procurement Act 2023, s.22(2)',
    todo: 'Ask for what this service needs, here.',
  },
  {
    ...{
      rule: 'accreditation',
      pattern: /\b(ISO ?\d{3,5}|Investors in People|Cyber Essentials Plus|CHAS|Constructionline|accredit(ed|ation))\b/i,
    },
    what: 'It asks for a certificate that costs money to get.',
    law: 'Procurement Act 2023, s.22(2) and s.56',
    todo: 'Ask what they do, say “or equivalent”, and take other proof.',
  },
  {
    ...{
      rule: 'similar',
      pattern: /\b(similar|identical|same) (size|value|scale|contract)s?\b|\bcontracts? of (a )?(similar|comparable)/i,
    },
    what: 'It asks for contracts of the same size before.',
    law: 'Procurement Act 2023, s.22(2)',
    todo: 'Ask for an example of anything like it, paid or not, of any size.',
  },
  {
    ...{ rule: 'guarantee', pattern: /\b(parent company guarantee|performance bond|bank guarantee)\b/i },
    what: 'It asks for a guarantee that a charity cannot get.',
    law: 'Procurement Act 2023, s.22(2) and s.12(4)',
    todo: 'Leave it out, or say who need not give it.',
  },
  {
    ...{
      rule: 'dedicated',
      pattern:
        /\b(dedicated|full-time|in-house) (bid|HR|legal|sustainability|compliance|social value) (team|department|manager|officer)\b/i,
    },
    what: 'It asks for staff that only a large organisation has.',
    law: 'Procurement Act 2023, s.12(4)',
    todo: 'Ask who looks after it, and how.',
  },
]

const local =
  /\blocal(ly)?[- ](based|owned|run|supplier|provider|organisation|compan(y|ies)|firm|business(es)?|charit(y|ies)|bidder|contractor)s?\b|\b(based|located|registered|headquartered) (in|within)\b|\b(local )?office (in|within)\b/i

const lawful = {
  'light-touch': {
    what: 'asks how near the bidder is. For a light touch service that may count where it matters to those who use it.',
    law: 'Procurement Act 2023, s.23(6)',
    todo: 'Say why being near matters to them, and let others show how they would be near.',
  },
  health: {
    what: 'asks where the bidder is. For health care, what counts is whether the wellbeing of the area would be better.',
    law: 'Health Care Services (Provider Selection Regime) Regulations 2023, reg. 5(e) and reg. 4',
    todo: 'Ask what it would bring to the area. Where the bidder has its seat may not decide.',
  },
  other: {
    what: 'asks where the bidder is. Here that would treat bidders from elsewhere worse, which the law does not allow.',
    law: 'Procurement Act 2023, s.12(2) and s.23(2)(a)',
    todo: 'Ask what it would bring to people who live here: anybody can offer that. Below the threshold the whole tender may be kept for local bidders, if the notice says so.',
  },
} as const

const texts: (draft: Parameters<Rule>[0]) => readonly {
  readonly where: string
  readonly criterion: string | null
  readonly text: string
}[] = ({ criteria, conditions }) => [
  ...conditions.map(({ title, words }) => ({
    where: `Condition “${title}”`,
    criterion: null,
    text: `${title}. ${words}`,
  })),
  ...leavesOf(criteria).map(({ criterion: { id, title, question } }) => ({
    ...{ where: title, criterion: id },
    text: `${title}. ${question?.words ?? ''} ${question?.goodEvidence ?? ''}`,
  })),
]

export const smallBidders: Rule = (draft) =>
  texts(draft).flatMap(({ where, criterion, text }) =>
    patterns
      .filter(({ pattern }) => pattern.test(text))
      .map(({ rule, what, law, todo }) => warn(rule, { where, criterion, what, law, todo })),
  )

export const localWords: Rule = (draft) =>
  texts(draft).flatMap(({ where, criterion, text }) => {
    const found = local.exec(text)?.[0]
    if (found === undefined) return []
    const { what, law, todo } = lawful[draft.subject]
    return [warn('local', { where, criterion, law, todo, what: `“${found}” ${what}` })]
  })
