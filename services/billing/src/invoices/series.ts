/**
 * The numbers of one kind of document of one seller, as `HF-2026-000123`: `{year}` is that of the date of issue, `{number}`
 * counts, with at least so many digits as stand behind the colon.
 */
export interface NumberSeries {
  pattern: string
  /** Yearly, the first number of a year is 1. */
  restarts: 'yearly' | 'never'
}

/** The last number that a series has given. It is kept, and changes only in the transaction that issues. */
export interface SeriesCounter {
  year: number
  last: bigint
  issuedOn: string
}

const placeholder = /\{(year|number)(?::([1-9]))?\}/g

/** What is wrong with a series, or undefined: two documents must never get one number. */
export function faultOf({ pattern, restarts }: NumberSeries): string | undefined {
  const names = [...pattern.matchAll(placeholder)].map(([, name]) => name)
  const rest = pattern.replaceAll(placeholder, '')
  if (names.filter((name) => name === 'number').length !== 1) return 'the pattern has {number} once'
  if (restarts === 'yearly' && !names.includes('year')) return 'a series that restarts yearly has {year} in its pattern'
  if (/\{(year|number)(?::\d)?\}\{(year|number)/.test(pattern)) return 'something stands between year and number'
  if (!/^[A-Za-z0-9/._-]{0,20}$/.test(rest)) return 'a pattern has letters, digits, / . _ and - beside its placeholders'
  return undefined
}

/**
 * The next number, and the counter to keep with it. Numbers follow one another without holes because whoever issues keeps
 * the counter in the transaction that stores the document: none is taken by what was not issued.
 *
 * Dates do not run back within a series: a process whose clock is behind issues on the date of the last document.
 * @param counter undefined before the first document
 * @param today the date in the seller's zone
 */
export function nextNumber(
  series: NumberSeries,
  counter: SeriesCounter | undefined,
  today: string,
): { number: string; issuedOn: string; counter: SeriesCounter } {
  const issuedOn = counter && counter.issuedOn > today ? counter.issuedOn : today
  const year = Number(issuedOn.slice(0, 4))
  const goesOn = counter && (series.restarts === 'never' || counter.year === year)
  const last = goesOn ? counter.last + 1n : 1n
  return { number: numberOf(series, year, last), issuedOn, counter: { year, last, issuedOn } }
}

/** The number at a place of the series. */
export function numberOf({ pattern }: NumberSeries, year: number, number: bigint): string {
  return pattern.replaceAll(placeholder, (_, name: string, digits?: string) =>
    (name === 'year' ? year : number).toString().padStart(digits ? Number(digits) : 1, '0'),
  )
}
