// Where a postcode lies, seen from a place.

/** Null stands for elsewhere: a district that is neither. */
export type Locality = 'inside' | 'neighbour'

/** `district` is the code of the district a postcode lies in. */
export const localityOf = (
  district: string,
  inside: ReadonlySet<string>,
  neighbours: ReadonlySet<string>,
): Locality | null => (inside.has(district) ? 'inside' : neighbours.has(district) ? 'neighbour' : null)
