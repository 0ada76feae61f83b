import type { UsageLineInput, VisitsInput } from '@holdfast/contracts/site'
import type { Counted, UsageDay, VisitorClass } from './usage.ts'

const classes = {
  people: 'VISITOR_CLASS_PEOPLE',
  bots: 'VISITOR_CLASS_BOTS',
  assets: 'VISITOR_CLASS_ASSETS',
} as const

export function lineOf(day: UsageDay, visitorClass: VisitorClass, { requests, bytes }: Counted): UsageLineInput {
  const { siteId, environmentId, tenure, day: date, counterId } = day
  return { siteId, environmentId, tenure, day: date, counterId, visitorClass: classes[visitorClass], requests, bytes }
}

/** A sum of many may be larger than what a number holds exactly; nobody needs it then. */
export function visitsToWire({ requests, bytes }: Counted): VisitsInput {
  const { MAX_SAFE_INTEGER } = Number
  return { requests: Math.min(requests, MAX_SAFE_INTEGER), bytes: Math.min(bytes, MAX_SAFE_INTEGER) }
}
