import { examplesOf } from '../../example.ts'
import { header } from './header.ts'

export const headerExamples = examplesOf(header, { "the installation's name": { name: 'Merebridge social value' } })
