import { details } from './details.ts'

export const detailsExamples = [
  {
    name: 'closed',
    options: { summary: 'What is a lower-tier district?' },
    html: details(
      { summary: 'What is a lower-tier district?' },
      'A council area inside a county, with its own council.',
    ),
  },
  {
    name: 'open and small',
    options: { summary: 'How we know', open: true, small: true },
    html: details({ summary: 'How we know', open: true, small: true }, 'Counted from the returns of 2025/26.'),
  },
]
