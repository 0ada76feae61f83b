import type { LeaseAnswer } from './lease-book.ts'
import { outlasting } from './margin.ts'

/**
 * The wait for one change: from the moment when its commit is acknowledged, or when a repeat finds the change done,
 * until every check that starts later, in any process, sees it. See "Wait" in docs/consistency.md. Any owner process
 * may wait for any change, and several may wait for the same one.
 *
 * No registration is read, no holder asked and no clock started before the commit is acknowledged (for a repeat: before
 * the change was found). Otherwise a replica could renew in between and get the old head.
 */
export interface Wait {
  readonly shard: number
  readonly seq: number
  /** This process's clock, read after the acknowledgement arrived. */
  readonly acknowledgedAt: number
  /** The longest lease among the registrations read, in milliseconds. */
  longestLease: number
  /** The registrations as read after the commit, including this process's own; undefined until they were read. */
  registrations: Map<string, Asked> | undefined
  /** Replicas whose checks see the change, whichever owner process they confirmed it to. */
  readonly confirmed: Set<string>
}

/** What this process knows of a registration's holders. */
export interface Asked {
  state: 'granting' | 'closing'
  /** Holders that have not confirmed, as far as the answers say; undefined before the first answer. */
  outstanding: string[] | undefined
  /** This process's clock at the last answer; before the first answer, when the registration was first read. */
  heardAt: number
}

/** The part of a registration document that a wait needs. */
export interface Registration {
  id: string
  /** Length of its leases, in milliseconds. */
  lease: number
  state: 'granting' | 'closing'
}

/** Milliseconds without an answer after which a registration is marked closing. */
const SILENCE = 1_000

/**
 * @param lease length of this process's leases, in milliseconds; those of other processes are in their registrations
 */
export function openWait(change: { shard: number; seq: number }, lease: number, now: number): Wait {
  return { ...change, acknowledgedAt: now, longestLease: lease, registrations: undefined, confirmed: new Set() }
}

/**
 * Takes all registrations, read after the commit and in its causal session; may be called again with a later read. A
 * registration that has disappeared since had no holders left. One that is new since does all its fences after the
 * commit, so its leases need no wait. A later read does not make earlier answers invalid.
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
 * Takes the answer of a process for its registration, also the answer of this process's own book. A process that was
 * closed and has registered anew cannot answer for its former holders, so it treats its old registration as another
 * process's.
 */
export function answered(wait: Wait, registration: string, reply: LeaseAnswer, now: number): void {
  for (const replica of reply.confirmed) wait.confirmed.add(replica)
  const asked = wait.registrations?.get(registration)
  if (!asked) return
  asked.heardAt = now
  // Every answer that is given after the commit holds by itself. So a replica is outstanding only if all answers name
  // it. The first answer names every replica that may hold a lease from before the commit. If a later answer does not
  // name such a replica, the replica has confirmed, or its lease is over or was given up.
  const earlier = asked.outstanding
  asked.outstanding = earlier ? earlier.filter((replica) => reply.outstanding.includes(replica)) : reply.outstanding
}

/** A replica has told this process that its checks see the shard up to the wait's seq or further, in the same epoch. */
export function confirmed(wait: Wait, replica: string): void {
  wait.confirmed.add(replica)
}

/**
 * True if EITHER every holder of every registration has confirmed OR no lease from before the commit can still run.
 * Never true before the registrations were read: one of them may grant longer leases than this process does.
 */
export function isInForce(wait: Wait, now: number): boolean {
  if (!wait.registrations) return false
  return now - wait.acknowledgedAt >= outlasting(wait.longestLease) || isConfirmedByAll(wait)
}

/** Have all holders confirmed? This is the quick way; it does not look at the clock. */
export function isConfirmedByAll(wait: Wait): boolean {
  if (!wait.registrations) return false
  for (const asked of wait.registrations.values()) if (!isSettled(wait, asked)) return false
  return true
}

/** Registrations whose processes must be asked, or asked again. */
export function unsettled(wait: Wait): string[] {
  return [...(wait.registrations ?? [])].filter(([, asked]) => !isSettled(wait, asked)).map(([id]) => id)
}

/**
 * Registrations without an answer for {@link SILENCE}. Mark them closing, so that later changes need not wait for them.
 */
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
