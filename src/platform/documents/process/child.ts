// The process that writes files: takes one order after the other until its parent lets go of it. A key press that ends the
// product is left to the parent, which finishes or drops what is under way.
import { Refused } from '../../kernel/index.ts'
import type { Answer, Order } from './messages.ts'
import { write } from './write.ts'

const answer = async (order: Order): Promise<Answer> => {
  const { number } = order
  try {
    return { number, ...(await write(order)) }
  } catch (error) {
    if (error instanceof Refused) {
      const { reason, status, message, tip } = error
      return { number, refused: { reason, status, message, tip } }
    }
    return { number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('disconnect', () => process.exit(0))
process.on('message', (order: Order) => {
  void answer(order).then((made) => process.send?.(made))
})
