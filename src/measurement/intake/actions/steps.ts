// What of this room waits for a person: spreadsheets that were looked into and not yet taken.
import { places } from '../../../places/index.ts'
import { may, type Scope } from '../../../platform/kernel/index.ts'
import { importsWaiting } from '../store/imports.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

export const intakeNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (!may(scope, 'measurement.edit')) return []
  const names = new Map((await places(scope)).map((one) => [one.id, one]))
  return (await importsWaiting(scope)).flatMap(({ place, id, title, fileName }) => {
    const found = names.get(place)
    if (found === undefined || !may(scope, 'measurement.edit', { kind: 'place', id: place })) return []
    return [
      {
        text: `Take the measures from ${fileName} into “${title}”, ${found.name}`,
        href: `/places/${found.slug}/frameworks/import/${id}`,
        hint: 'Nothing of a spreadsheet counts until somebody took it.',
      },
    ]
  })
}
