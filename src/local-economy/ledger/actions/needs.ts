// What the ledger has to say on "what needs me": files that wait to be added, and rows that wait to be put right.
import { places } from '../../../places/index.ts'
import { count, may, type Scope } from '../../../platform/kernel/index.ts'
import { waitingByPlace } from '../store/batches.ts'

interface Need {
  readonly text: string
  readonly href: string
  readonly hint: string
}

/** One for each place. Files come first: until they are added, none of their lines counts. */
export const ledgerNeeds = async (scope: Scope): Promise<readonly Need[]> => {
  if (!may(scope, 'ledger.import')) return []
  const names = new Map((await places(scope)).map((one) => [one.id, one]))
  return (await waitingByPlace(scope)).flatMap(({ place, rows, batches, uploads }): readonly Need[] => {
    const found = names.get(place)
    if (found === undefined || !may(scope, 'ledger.import', { kind: 'place', id: place })) return []
    const ledger = `/places/${found.slug}/ledger`
    if (uploads > 0)
      return [
        {
          text: `Look at ${count(uploads, 'payment file')} sent for ${found.name}`,
          href: `${ledger}/uploads`,
          hint: 'See what was found in it, and add it to the ledger.',
        },
      ]
    return [
      {
        text: `Put ${count(rows, 'held row')} of ${found.name}’s ledger right`,
        href: `${ledger}/batches`,
        hint: `They are in ${count(batches, 'file')}, and count in no total until then.`,
      },
    ]
  })
}
