// What a file is, told from its content. A name or a browser's word for the type proves nothing.

export type FileKind =
  | 'gzip'
  | 'zip'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'xlsx'
  | 'docx'
  | 'ods'
  /** The old Office container: .xls, .doc */
  | 'old-office'
  | 'text'
  | 'empty'
  | 'unknown'

/** How many bytes from the start `kindOf` wants to see. */
export const kindBytes = 4096

const startsWith = (bytes: Buffer, hex: string): boolean => bytes.subarray(0, hex.length / 2).toString('hex') === hex

/** The names of the first entries stand in the first bytes of a zip; office files are zips with known names in them. */
const kindOfZip = (bytes: Buffer): FileKind => {
  const names = bytes.toString('latin1')
  if (names.includes('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  if (names.includes('[Content_Types].xml') || names.includes('_rels/.rels')) {
    if (names.includes('xl/')) return 'xlsx'
    if (names.includes('word/')) return 'docx'
  }
  return 'zip'
}

// Tab, line ends, form feed and everything printable; bytes over 127 belong to some encoding of letters.
const isTextByte = (byte: number): boolean =>
  (byte >= 32 && byte !== 127) || byte === 9 || byte === 10 || byte === 12 || byte === 13

const isText = (bytes: Buffer): boolean => {
  // UTF-16 has a zero in every other byte of plain letters: with its mark at the start it is text all the same.
  if (startsWith(bytes, 'fffe') || startsWith(bytes, 'feff')) return true
  return bytes.every(isTextByte)
}

export const kindOf = (firstBytes: Buffer): FileKind => {
  if (firstBytes.length === 0) return 'empty'
  if (startsWith(firstBytes, '1f8b')) return 'gzip'
  if (startsWith(firstBytes, '504b0304') || startsWith(firstBytes, '504b0506')) return kindOfZip(firstBytes)
  if (startsWith(firstBytes, '255044462d')) return 'pdf'
  if (startsWith(firstBytes, '89504e470d0a1a0a')) return 'png'
  if (startsWith(firstBytes, 'ffd8ff')) return 'jpeg'
  if (startsWith(firstBytes, 'd0cf11e0a1b11ae1')) return 'old-office'
  return isText(firstBytes) ? 'text' : 'unknown'
}
