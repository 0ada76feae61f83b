export const periods = ['30-days', '90-days', 'this-month', 'last-month'] as const
export type Period = (typeof periods)[number]

/** The first and the last day of a period. Days are those of UTC, as visits are counted: `2027-01-31`. */
export function daysOf(period: Period, now: Date): { from: string; to: string } {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()]
  const dayAt = (...at: [number, number, number]) => new Date(Date.UTC(...at)).toISOString().slice(0, 10)
  const today = dayAt(year, month, day)
  switch (period) {
    case '30-days':
      return { from: dayAt(year, month, day - 29), to: today }
    case '90-days':
      return { from: dayAt(year, month, day - 89), to: today }
    case 'this-month':
      return { from: dayAt(year, month, 1), to: today }
    case 'last-month':
      return { from: dayAt(year, month - 1, 1), to: dayAt(year, month, 0) }
  }
}
