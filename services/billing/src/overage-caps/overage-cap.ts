import type { Period } from '../periods/period.ts'

/** What a company wants to pay for overage in a month at most. */
export interface OverageCap {
  companyId: string
  /** Minor units; absent: there is no cap. */
  amount?: bigint
  /**
   * Months for which something else holds, because the cap was changed when they had begun; by the beginning of the month in
   * milliseconds. `none`: no cap holds for it.
   */
  months: Readonly<Record<string, bigint | 'none'>>
  version: number
}

export function noCap(companyId: string): OverageCap {
  return { companyId, months: {}, version: 0 }
}

/** The cap that holds for a month, in minor units; undefined where none does. */
export function capOf({ amount, months }: OverageCap, whole: Period): bigint | undefined {
  const of = months[keyOf(whole)]
  return of === 'none' ? undefined : (of ?? amount)
}

/**
 * Another cap, from now on. Months that have ended keep theirs, though they are not summed up yet. In the running month, a
 * lower one takes nothing back: what was used until now is charged, and no more than that or the cap. A higher one counts at
 * once. Nothing changes where it is the same.
 * @param given.ended months that have ended and are not summed up yet
 * @param given.running the month that runs, and what its overage costs so far under the former cap
 */
export function changeCap(
  cap: OverageCap,
  amount: bigint | undefined,
  given: { ended: readonly Period[]; running?: { whole: Period; soFar: bigint } },
): OverageCap {
  if (cap.amount === amount) return cap
  const { ended, running } = given
  const months: Record<string, bigint | 'none'> = {}
  for (const whole of ended) months[keyOf(whole)] = capOf(cap, whole) ?? 'none'
  if (running && amount !== undefined && running.soFar > amount) months[keyOf(running.whole)] = running.soFar
  return { companyId: cap.companyId, ...(amount !== undefined && { amount }), months, version: cap.version + 1 }
}

function keyOf({ from }: Period): string {
  return `${from.epochMilliseconds}`
}
