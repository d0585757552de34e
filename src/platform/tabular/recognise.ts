// What a file is, told from its first bytes or letters, with words for each that holds no table we read.

const magic: readonly (readonly [hex: string, at: number, reason: string])[] = [
  [
    '255044462d',
    0,
    'It is a PDF, which is a picture of a page. Ask its publisher for the spreadsheet or CSV behind it.',
  ],
  ['89504e470d0a1a0a', 0, 'It is a picture (PNG), not a table.'],
  ['ffd8ff', 0, 'It is a picture (JPEG), not a table.'],
  ['474946383', 0, 'It is a picture (GIF), not a table.'],
  ['49492a00', 0, 'It is a picture (TIFF), not a table.'],
  ['4d4d002a', 0, 'It is a picture (TIFF), not a table.'],
  [
    '377abcaf271c',
    0,
    'It is an archive of a kind that is not opened here (7z). Unpack it and send its files, or a zip of them.',
  ],
  [
    '526172211a07',
    0,
    'It is an archive of a kind that is not opened here (RAR). Unpack it and send its files, or a zip of them.',
  ],
  [
    '425a68',
    0,
    'It is an archive of a kind that is not opened here (bzip2). Unpack it and send its files, or a zip of them.',
  ],
  [
    'fd377a585a00',
    0,
    'It is an archive of a kind that is not opened here (xz). Unpack it and send its files, or a zip of them.',
  ],
  ['7573746172', 257, 'It is a TAR archive, which is not opened here. Unpack it and send its files, or a zip of them.'],
  ['7b5c727466', 0, 'It is a document of a word processor (RTF), not a table.'],
]

const binary =
  'It is not text and no workbook that is known here. Send the table as CSV or as a workbook (XLSX, XLS, ODS).'

export const blankReason = 'There is nothing in it but blank lines.'
export const emptyReason = 'The file is empty: it has no bytes at all.'
export const emptySheetReason = 'The sheet is empty.'
export const lockedReason =
  'The workbook is locked with a password, so it cannot be read. Save it without a password and send it again.'
export const damagedReason =
  'The workbook is damaged or cut short, so it cannot be read. Open it in a spreadsheet program, save it again, and send that.'
export const archiveInsideReason = 'It is another archive inside an archive. Unpack it and send it by itself.'

export type BytesLook = 'zip' | 'ole' | 'gzip' | 'text' | { readonly reason: string }

const starts = (bytes: Buffer, hex: string, at = 0): boolean =>
  bytes
    .subarray(at, at + Math.ceil(hex.length / 2))
    .toString('hex')
    .startsWith(hex)

/** Bytes that stand in no text: control letters besides tabs, line ends, form feeds and the old end-of-file mark. */
const isControl = (byte: number): boolean => byte < 32 && byte !== 0 && (byte < 9 || byte > 13) && byte !== 26

/** @param wide whether it is UTF-16, where any byte may stand */
export const lookAtBytes = (start: Buffer, wide: boolean): BytesLook => {
  if (starts(start, '504b0304') || starts(start, '504b0506')) return 'zip'
  if (starts(start, 'd0cf11e0a1b11ae1')) return 'ole'
  if (starts(start, '1f8b')) return 'gzip'
  const known = magic.find(([hex, at]) => starts(start, hex, at))
  if (known) return { reason: known[2] }
  if (wide) return 'text'
  const controls = start.reduce((sum, byte) => sum + Number(isControl(byte)), 0)
  const nuls = start.reduce((sum, byte) => sum + Number(byte === 0), 0)
  // A stray one is damage, and read; many are no text. A field filled up with NULs is still text, a sea of them is not.
  return controls > Math.max(1, start.length / 50) || nuls > start.length * 0.9 ? { reason: binary } : 'text'
}

/** @returns why a text is no table, where that shows */
export const lookAtText = (text: string): string | null => {
  const start = text.slice(0, 4096).trimStart()
  const lower = start.toLowerCase()
  if (/^(?:\[\s*(?:["{[\]]|-?\d+\s*[,\]]|$)|\{\s*(?:["}]|$))/.test(start) && !/^\[[^\]"{[]*\]\s*[,;\t|]/.test(start))
    return 'It is JSON, not a table. Ask its publisher for a CSV file or a workbook.'
  if (lower.startsWith('<?xml') || lower.startsWith('<?mso')) {
    if (lower.includes('urn:schemas-microsoft-com:office:spreadsheet'))
      return 'It is a workbook in an old XML form, whatever its name says. Open it in a spreadsheet program, save it as XLSX, and send that.'
    if (!lower.includes('<html')) return 'It is XML, not a table. Ask its publisher for a CSV file or a workbook.'
  }
  if (/^<(?:!doctype|\?xml|!--|html|head|body|table|meta|style|div|script)\b/.test(lower) || lower.startsWith('<!--'))
    return 'It is a web page, not a table, whatever its name says. Open it in a spreadsheet program, save it as XLSX or CSV, and send that.'
  return null
}
