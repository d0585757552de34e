import { examplesOf } from '../../example.ts'
import { tag } from '../tag/tag.ts'
import { taskList } from './task-list.ts'

export const taskListExamples = examplesOf(taskList, {
  'getting a place ready': {
    name: 'ready',
    items: [
      { title: 'Name the place', href: '/name', status: 'Completed' },
      { title: 'Choose its districts', href: '/districts', hint: 'One or more.', status: tag('not begun', 'quiet') },
      { title: 'Invite its people', status: 'Cannot start yet' },
    ],
  },
})
