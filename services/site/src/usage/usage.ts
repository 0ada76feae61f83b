import { DomainError } from '@holdfast/errors'

/** Who asked, and for what: people for pages, bots for anything, people for what pages need. */
export const visitorClasses = ['people', 'bots', 'assets'] as const
export type VisitorClass = (typeof visitorClasses)[number]

export interface Counted {
  requests: number
  bytes: number
}

/** What a host says of one environment, one day and one class: absolute, so it may say the same any number of times. */
export interface HostReading extends Counted {
  environmentId: string
  tenure: number
  /** UTC, `2026-01-31`. */
  day: string
  class: VisitorClass
}

/** What is known here of an environment that a host speaks of. */
export interface CountedEnvironment {
  id: string
  siteId: string
  companyId: string
  hostId: string
  /** Of its site, now: earlier ones were of it too. */
  tenure: number
  createdAt: number
}

/** The highest values that a counter has shown for an environment and a day, by class. */
export interface UsageDay {
  companyId: string
  siteId: string
  environmentId: string
  tenure: number
  day: string
  /** Values of two counters add up. */
  counterId: string
  counted: Partial<Record<VisitorClass, Counted>>
}

/** Why a reading is not believed. */
export type Disbelief = 'unknown-environment' | 'unknown-tenure' | 'impossible-day' | 'impossible-count'

export const DAY_MS = 86_400_000
/** Clocks of hosts differ from ours by so much at most. */
const SKEW_MS = 3_600_000
/** What is older is settled since long, and of no use. */
const OLDEST_MS = 62 * DAY_MS
/** More of one environment in one day is no usage: 100,000 requests a second, and 1 Gbit/s for each of ten hosts. */
const MOST_REQUESTS = 8_640_000_000
const MOST_BYTES = 100_000_000_000_000

/** Undefined if the reading may be true. A host can only speak of what it carries. */
export function disbelief(
  { tenure, day, requests, bytes }: HostReading,
  environment: CountedEnvironment | undefined,
  { hostId, now }: { hostId: string; now: number },
): Disbelief | undefined {
  if (environment?.hostId !== hostId) return 'unknown-environment'
  if (tenure < 1 || tenure > environment.tenure) return 'unknown-tenure'
  const begins = startOf(day)
  if (begins === undefined || begins > now + SKEW_MS) return 'impossible-day'
  if (begins < now - OLDEST_MS || begins + DAY_MS <= environment.createdAt - SKEW_MS) return 'impossible-day'
  return requests <= MOST_REQUESTS && bytes <= MOST_BYTES ? undefined : 'impossible-count'
}

/** What is kept when a counter shows this; the same object if that is nothing new. A value only grows. */
export function grown(kept: Counted | undefined, { requests, bytes }: Counted): Counted {
  if (!kept) return { requests, bytes }
  if (requests <= kept.requests && bytes <= kept.bytes) return kept
  return { requests: Math.max(requests, kept.requests), bytes: Math.max(bytes, kept.bytes) }
}

/** When a day of UTC begins; undefined if there is no such day. */
export function startOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || utcDayOf(at) !== day ? undefined : at
}

export function utcDayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

const DEFAULT_DAYS = 30
const MOST_DAYS = 366

/** The days that somebody asks for, all of them, the first one first. Throws `bad-request`. */
export function daysAsked({ first, last }: { first?: string; last?: string }, now: number): string[] {
  const to = last === undefined ? startOf(utcDayOf(now)) : startOf(last)
  if (to === undefined) throw new DomainError('bad-request', { detail: 'There is no such last day' })
  const from = first === undefined ? to - (DEFAULT_DAYS - 1) * DAY_MS : startOf(first)
  if (from === undefined || from > to) throw new DomainError('bad-request', { detail: 'There is no such first day' })
  const count = (to - from) / DAY_MS + 1
  if (count > MOST_DAYS) throw new DomainError('bad-request', { detail: `at most ${MOST_DAYS} days` })
  return Array.from({ length: count }, (_, i) => utcDayOf(from + i * DAY_MS))
}
