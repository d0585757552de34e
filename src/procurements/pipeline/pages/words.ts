// What a plan says in short, for whoever has to compare it with another.
import { shareWords } from '../../../measurement/index.ts'
import { formatDay, formatPence } from '../../../platform/kernel/index.ts'
import { kindWords, subjectWords } from '../../rules/words.ts'
import type { Procurement, ProcurementBuyer } from '../rules/types.ts'

interface Plan {
  readonly procurement: Procurement
  readonly buyers: readonly ProcurementBuyer[]
}

export const planRows = ({ procurement: one, buyers }: Plan) => [
  { key: 'What it is called', value: one.title },
  { key: 'What is needed', value: one.need },
  { key: 'What is bought', value: `${kindWords[one.kind]}. ${subjectWords[one.subject]}` },
  { key: 'Theme', value: one.theme ?? 'None' },
  { key: 'Estimated value', value: one.value === null ? 'Not known yet' : formatPence(one.value) },
  { key: 'Made known', value: one.noticeOn === null ? 'Not known yet' : formatDay(one.noticeOn) },
  { key: 'Begins', value: one.startsOn === null ? 'Not known yet' : formatDay(one.startsOn) },
  { key: 'Ends', value: one.endsOn === null ? 'Not known yet' : formatDay(one.endsOn) },
  { key: 'Extensions', value: `${one.extensionMonths} months` },
  { key: 'Who buys', value: buyers.map(({ name, share }) => `${name}: ${shareWords(share)}`).join('; ') },
]
