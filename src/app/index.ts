export { type OpenProduct, openProduct, type Product } from './compose.ts'
export { describeFeatures } from './features.ts'
export { webServer } from './web.ts'

import type { Command } from '../platform/kernel/index.ts'
import type { Product } from './compose.ts'
import { demonstrationCommands } from './demonstration.ts'
import { serveCommand } from './serve.ts'

/** The commands that are about the whole product. Without a product they are only described. */
export const appCommands = (product?: Product): readonly Command[] => [
  serveCommand(product),
  ...demonstrationCommands(product),
]
