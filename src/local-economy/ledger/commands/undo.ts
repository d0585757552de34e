// `ledger undo`: takes a batch out of its ledger.
import { asId, type Command, type CommandAnswer, type CommandContext, count } from '../../../platform/kernel/index.ts'
import { undo } from '../actions/undo.ts'
import type { BatchId } from '../rules/records.ts'
import { batchAnywhere } from '../store/batches.ts'
import { refused } from './given.ts'

const run = ({ scope, args, options, write }: CommandContext): Promise<CommandAnswer> =>
  write(async () => {
    const [text = '', ...more] = args
    if (more.length > 0) throw refused('one-batch', 'One batch is undone at a time.', 'Run it again for each.')
    const id = asId<BatchId>(text)
    const batch = id && (await batchAnywhere(scope, id))
    if (batch === undefined)
      throw refused('batch-not-found', `There is no batch "${text}".`, 'It is named as "ledger import" printed it.')
    if (batch.state !== 'live')
      throw refused(
        'batch-has-ended',
        `This batch was ${batch.state} before. Nothing was changed.`,
        'There is nothing to undo.',
      )
    await undo(scope, batch.placeId, batch.id, options.why?.trim() || null)
    return {
      json: {
        batch: batch.id,
        file: batch.fileName,
        publisher: batch.publisher,
        rows: batch.rows,
        amountPence: batch.pence,
      },
      words: `${batch.fileName} is out of the ledger, with ${count(batch.rows.accepted, 'line')}. It can be imported again.`,
    }
  })

export const undoCommand: Command = {
  name: 'ledger undo',
  words: 'Take a batch out of the ledger again',
  args: 'BATCH',
  options: [{ name: 'why', value: 'WORDS', words: 'Why, for the audit and the receipt' }],
  run,
}
