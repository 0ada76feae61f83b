import { type Meter, meters } from '../plans/plan.ts'
import type { Usage } from './usage.ts'

export const NOTICE_PERCENTS = [80, 100] as const
export type NoticePercent = (typeof NOTICE_PERCENTS)[number]

/** That so much of what a month includes is used. */
export interface UsageNotice {
  readonly meter: Meter
  readonly percent: NoticePercent
  readonly included: bigint
}

/**
 * The notices of a month that are due and were not given. Whoever jumps beyond both at once gets the one about 100
 * percent alone. After a change to a plan that includes more they are given again, for what is included then.
 * @param given all that were given in this month
 */
export function noticesDue(
  used: Usage,
  included: Readonly<Partial<Record<Meter, bigint>>>,
  given: readonly UsageNotice[],
): UsageNotice[] {
  return meters.flatMap((meter) => {
    const limit = included[meter]
    if (limit === undefined || limit === 0n) return []
    const percent = NOTICE_PERCENTS.findLast((percent) => used[meter] * 100n >= limit * BigInt(percent))
    if (percent === undefined) return []
    const wasGiven = given.some(
      (notice) => notice.meter === meter && notice.percent >= percent && notice.included >= limit,
    )
    return wasGiven ? [] : [{ meter, percent, included: limit }]
  })
}
