// One box with its words, for something a person says once.
import { checkboxes, type Html } from '../../platform/ui/index.ts'

export const soleTick = (name: string, text: string): Html =>
  checkboxes({ name, label: 'Before it is kept', size: 's', small: true, options: [{ value: 'yes', text }] })
