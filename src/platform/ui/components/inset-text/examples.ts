import { insetText } from './inset-text.ts'

export const insetTextExamples = [
  {
    name: 'a consequence',
    options: {},
    html: insetText('Each of them will be sent a link that works once, for seven days.'),
  },
]
