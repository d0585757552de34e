// The empty spreadsheet that can be filled in with goals: its headings are those that are recognised.
import { writeCsv } from '../../../platform/tabular/index.ts'

export const goalsTemplate = (): string => writeCsv([['Code', 'Goal', 'Description', 'Theme', 'Order']])
