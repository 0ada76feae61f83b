import type { LeaseAnswer } from './lease-book.ts'
import { outlasting } from './margin.ts'

/**
 * The wait of one change, or of a repeat that found it done, from the moment its commit is acknowledged until every
 * check that starts afterwards, anywhere, sees it: point 6 of docs/consistency.md. Any owner process may wait for any
 * change, several at once too.
 *
 * Nothing is asked, read or timed before the commit is acknowledged (for a repeat: before the change was found): a
 * replica may renew in between and get the old head.
 */
export interface Wait {
  readonly shard: number
  readonly seq: number
  /** `now` of this process, read after the acknowledgement arrived. */
  readonly acknowledgedAt: number
  /** Milliseconds: the longest lease among the registrations read. */
  longestLease: number
  /** The registrations as read after the commit; undefined until then. The process's own is one of them. */
  registrations: Map<string, Asked> | undefined
  /** Replicas whose checks see the change, whoever heard it. */
  readonly confirmed: Set<string>
}

/** What is known of a registration's holders: nothing yet, or who is still outstanding. */
export interface Asked {
  state: 'granting' | 'closing'
  outstanding: string[] | undefined
  /** `now` of the last answer, or when it was first read. */
  heardAt: number
}

/** A registration document, as far as a wait needs it. */
export interface Registration {
  id: string
  /** Milliseconds. */
  lease: number
  state: 'granting' | 'closing'
}

/** Milliseconds without an answer after which a registration is marked closing. */
const SILENCE = 1_000

/** @param lease milliseconds that this process grants; others' are learnt from their registrations */
export function openWait(change: { shard: number; seq: number }, lease: number, now: number): Wait {
  return { ...change, acknowledgedAt: now, longestLease: lease, registrations: undefined, confirmed: new Set() }
}

/**
 * All registrations, read after the commit and in its causal session; may be repeated. A registration that is gone had
 * no holders left; one that came after the first read fences after the commit. Answers already given stay good.
 */
export function registrationsRead(wait: Wait, registrations: readonly Registration[], now: number): void {
  const known = wait.registrations
  wait.registrations = new Map()
  for (const { id, lease, state } of registrations) {
    wait.longestLease = Math.max(wait.longestLease, lease)
    const earlier = known?.get(id)
    wait.registrations.set(id, { state, outstanding: earlier?.outstanding, heardAt: earlier?.heardAt ?? now })
  }
}

/**
 * What a process said for a registration that it holds, the own book's answer alike: a process that was closed and
 * registered anew cannot speak for its former holders, so its old registration is as foreign as any.
 */
export function answered(wait: Wait, registration: string, reply: LeaseAnswer, now: number): void {
  for (const replica of reply.confirmed) wait.confirmed.add(replica)
  const asked = wait.registrations?.get(registration)
  if (!asked) return
  asked.heardAt = now
  // Every answer after the commit is sufficient, so who is missing in either of two need not confirm: a lease from
  // before the commit was there at the first, and is over or confirmed by the second.
  const earlier = asked.outstanding
  asked.outstanding = earlier ? earlier.filter((replica) => reply.outstanding.includes(replica)) : reply.outstanding
}

/** A replica told this process that its checks see the shard up to the wait's seq or further, in the same epoch. */
export function confirmed(wait: Wait, replica: string): void {
  wait.confirmed.add(replica)
}

/**
 * EITHER every holder of every registration has confirmed OR no lease from before the commit can still run. Never
 * before the registrations were read: one of them may grant longer leases than this process does.
 */
export function isInForce(wait: Wait, now: number): boolean {
  if (!wait.registrations) return false
  return now - wait.acknowledgedAt >= outlasting(wait.longestLease) || isConfirmedByAll(wait)
}

/** By confirmations alone: the quick way. */
export function isConfirmedByAll(wait: Wait): boolean {
  if (!wait.registrations) return false
  for (const asked of wait.registrations.values()) if (!isSettled(wait, asked)) return false
  return true
}

/** Registrations to ask, or to ask again. */
export function unsettled(wait: Wait): string[] {
  return [...(wait.registrations ?? [])].filter(([, asked]) => !isSettled(wait, asked)).map(([id]) => id)
}

/** Registrations that were silent for too long: to be marked closing, so that later changes need not wait for them. */
export function silent(wait: Wait, now: number): string[] {
  return [...(wait.registrations ?? [])]
    .filter(([, asked]) => asked.state === 'granting' && !isSettled(wait, asked) && now - asked.heardAt >= SILENCE)
    .map(([id]) => id)
}

function isSettled(wait: Wait, { outstanding }: Asked): boolean {
  if (!outstanding) return false
  for (const replica of outstanding) if (!wait.confirmed.has(replica)) return false
  return true
}
