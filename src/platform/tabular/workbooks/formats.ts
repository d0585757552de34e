// Which number formats show a number as a date. A workbook does not say "this is a date": only its format shows it.

/** By ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are dates of East Asian calendars. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Taken away before looking: quoted and escaped letters, colours and conditions in brackets, spaces as wide as a letter. */
const notShown = /"[^"]*"?|\[[^\]]*\]?|[\\_*]./g

/** @param code as it is stored: in English, whatever the language of its maker */
export const isDateFormat = (code: string): boolean => {
  const [positive = ''] = code.replace(notShown, '').split(';')
  return !/general/i.test(positive) && /[dmyh]/i.test(positive)
}

/** @param custom the formats that the workbook defines by itself; they may stand in a built-in one's place */
export const isDateFormatId = (id: number, custom: ReadonlyMap<number, string>): boolean => {
  const code = custom.get(id)
  return code === undefined ? isBuiltInDate(id) : isDateFormat(code)
}
