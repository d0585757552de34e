// Whose measures these are. What somebody else holds the rights to stays private to the place that has a licence: it is left out of
// every open export. The names below are of frameworks and value sets known not to be open; whoever holds them says so on their pages.

/** Who holds the rights to a file and what they allow, as somebody of the place says. */
export interface Licence {
  /** Own: the place wrote it. Open: anybody may use it and pass it on. Restricted: the place may use it, and not pass it on. */
  readonly kind: 'own' | 'open' | 'restricted'
  readonly holder: string
  readonly words: string
}

export const isPrivate = ({ kind }: Licence): boolean => kind === 'restricted'
