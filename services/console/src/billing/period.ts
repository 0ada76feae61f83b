/** From one date to another, both in it: `2026-12-01`. */
export interface Period {
  from: string
  to: string
}

/** What is typed of it: a date of which a part is missing is empty, as a browser's date field has it. */
export function faultsOf({ from, to }: Period): Partial<Record<keyof Period, 'incomplete' | 'wrongOrder'>> {
  if (isWhole(from) && isWhole(to)) return from > to ? { to: 'wrongOrder' } : {}
  return { ...(!isWhole(from) && { from: 'incomplete' }), ...(!isWhole(to) && { to: 'incomplete' }) }
}

/** A year that is being typed begins as that of a Roman emperor. */
function isWhole(date: string): boolean {
  return /^[1-9]\d{3}-\d\d-\d\d$/.test(date)
}
