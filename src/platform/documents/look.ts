// The colours of documents: those of the product's pages (ui's tokens; a test holds them together), whatever brand an
// installation has set, so that a document's bytes depend on nothing but the document.

export const colours = {
  ink: '#17211f',
  muted: '#4d5b58',
  brand: '#0b5c5a',
  brandDark: '#073f3e',
  link: '#0b5563',
  wash: '#f3f7f5',
  line: '#c5d0cc',
  paper: '#ffffff',
} as const
