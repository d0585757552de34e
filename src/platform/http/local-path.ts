// Where a redirect may lead: to a page of this site, never to another. Pure.

const base = 'http://this.site'

/** The path with query and fragment, in the form a browser would make of it; undefined for anything that could lead elsewhere. */
export const localPath = (text: unknown): string | undefined => {
  if (typeof text !== 'string' || text.length > 2000) return undefined
  // Browsers take a backslash for a slash, and skip control characters: neither has business in a path of ours.
  if (!text.startsWith('/') || /[\\\p{Cc}]/u.test(text) || !URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  const path = url.pathname + url.search + url.hash
  // "/..//elsewhere" becomes "//elsewhere", which is another site.
  return url.origin === base && !path.startsWith('//') ? path : undefined
}
