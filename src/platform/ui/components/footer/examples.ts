import { examplesOf } from '../../example.ts'
import { footer } from './footer.ts'

export const footerExamples = examplesOf(footer, {
  'with a contact': { installationName: 'Merebridge social value', contactEmail: 'hello@merebridge.example' },
  'before a contact is set': { installationName: 'Commonweal' },
})
