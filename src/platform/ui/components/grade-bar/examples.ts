import { examplesOf } from '../../example.ts'
import { gradeBar } from './grade-bar.ts'

export const gradeBarExamples = examplesOf(gradeBar, {
  'with what was promised': {
    title: 'Apprentices started: 40 promised; 6 claimed, 14 evidenced and 8 checked',
    promised: { value: 40, text: '40 people', href: '/results?grade=promised' },
    parts: [
      { grade: 'claimed', label: 'Claimed', value: 6, text: '6 people', href: '/results?grade=claimed' },
      { grade: 'evidenced', label: 'Evidenced', value: 14, text: '14 people' },
      { grade: 'checked', label: 'Checked', value: 8, text: '8 people' },
      { grade: 'confirmed', label: 'Confirmed', value: 0, text: '0 people' },
      { grade: 'assured', label: 'Assured', value: 0, text: '0 people' },
    ],
  },
  'with nothing done yet': {
    title: 'Hours of careers help: 120 promised, nothing done yet',
    promised: { value: 120, text: '120 hours' },
    parts: [],
  },
})
