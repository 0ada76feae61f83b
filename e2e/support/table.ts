/** Formats rows as aligned text, with numbers aligned to the right. */
export function table(header: string[], rows: (string | number)[][]): string {
  const cells = [header, ...rows].map((row) => row.map(String))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const isNumber = header.map((_, column) => rows.every((row) => typeof row[column] === 'number'))
  const lines = cells.map((row) =>
    widths.map((width, column) => {
      const text = row[column] ?? ''
      return isNumber[column] ? text.padStart(width) : text.padEnd(width)
    }),
  )
  lines.splice(
    1,
    0,
    widths.map((width) => '-'.repeat(width)),
  )
  return lines.map((line) => line.join('  ').trimEnd()).join('\n')
}
