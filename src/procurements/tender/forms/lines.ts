// Words of several lines: browsers end lines in two signs, and what was not touched must not look changed.
import { type Body, textOf } from '../../../platform/kernel/index.ts'

export const linesOf = (body: Body, name: string): string => textOf(body, name).replaceAll('\r\n', '\n')
