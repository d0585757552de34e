import { html } from '../../html.ts'
import { input } from '../input/input.ts'
import { fieldset } from './fieldset.ts'

export const fieldsetExamples = [
  {
    name: 'two fields together',
    options: { legend: 'Who should people write to?' },
    html: fieldset(
      { legend: 'Who should people write to?' },
      html`${input({ name: 'contact-name', label: 'Name', autocomplete: 'name' })}${input({
        name: 'contact-email',
        label: 'E-mail address',
        type: 'email',
        autocomplete: 'email',
        spellcheck: false,
      })}`,
    ),
  },
]
