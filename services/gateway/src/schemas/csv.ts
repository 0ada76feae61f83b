/** Without it, Excel takes UTF-8 for the code page of the computer, and shows other letters than people's names have. */
const BYTE_ORDER_MARK = '\ufeff'

/** RFC 4180 in UTF-8, with a line of column names and every cell in quotes. */
export function csvOf(columns: readonly string[], lines: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + [columns, ...lines].map((line) => `${line.map(cell).join()}\r\n`).join('')
}

/** How an answer says that it is one. */
export const CSV_TYPE = 'text/csv; charset=utf-8; header=present'

// Where a cell begins for some reader: a spreadsheet of a country whose decimals have a comma takes semicolons for the
// separators, and quotes after a comma for letters.
const FORMULA = /(^|[;,\t\r\n|])(?=[\s\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])/gu
/** A negative amount is no formula. */
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?$/

/** Quotes a cell, and puts an apostrophe before whatever a spreadsheet would take for a formula. */
function cell(text: string): string {
  const safe = NUMBER.test(text) ? text : text.replace(FORMULA, "$1'")
  return `"${safe.replaceAll('"', '""')}"`
}
