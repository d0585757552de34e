// The box with which a person says that words name nobody: shown only once something looked personal.
import type { FieldErrors } from '../../platform/kernel/index.ts'
import { checkboxes, type Html, html } from '../../platform/ui/index.ts'
import { asksForTick, sureField } from '../forms/personal.ts'

export const namesNobody = (errors: FieldErrors | undefined): Html =>
  asksForTick(errors)
    ? checkboxes({
        ...{ name: sureField, label: 'Before it is kept', size: 's', small: true },
        options: [{ value: 'yes', text: 'I have looked: it names nobody, and nobody can be known by it' }],
      })
    : html``
