import { warningText } from './warning-text.ts'

export const warningTextExamples = [
  { name: 'before something final', options: {}, html: warningText('Removing a place cannot be undone.') },
]
