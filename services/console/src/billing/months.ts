const DAY = 24 * 60 * 60 * 1000

/** A day of the month before the one that begins then. A whole day earlier, because the month begins in the seller's zone. */
export function dayBefore(from: string): string {
  return new Date(Date.parse(from) - DAY).toISOString().slice(0, 10)
}

/** A day of the month after the one that ends then; undefined if it is the running one, which needs no day. */
export function dayAfter(to: string, now: number): string | undefined {
  const end = new Date(to)
  const nextEnd = new Date(to).setUTCMonth(end.getUTCMonth() + 1)
  return nextEnd > now ? undefined : new Date(end.getTime() + DAY).toISOString().slice(0, 10)
}
