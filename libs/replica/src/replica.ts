import assert from 'node:assert/strict'
import type { Applied, Grant, Leave, Refused, Renew } from '@holdfast/contracts/ledger'

/**
 * The state by which a process knows whether it may decide checks from its copy of an owner's facts: how far the copy
 * has come in each shard, and until when a lease runs. See "Travel", "Renew" and "Check" in docs/consistency.md. The
 * tables of facts are elsewhere; this says when they may be read. The functions do no I/O: messages are arguments, and
 * `now` is a reading of one {@link ElapsedClock} in milliseconds.
 */
export interface Replica {
  /** Random, new at every process start: if two processes shared an id, one would confirm entries for the other. */
  readonly id: string
  /** Highest format of facts that this process understands. */
  readonly format: number
  /**
   * Epoch of the ledger from which the copy was made; empty before the first snapshot. Only an owner's answer changes
   * it.
   */
  epoch: string
  /** Per shard: checks see all entries up to this seq; -1 while the shard is not loaded. */
  readonly applied: Float64Array
  /** Per shard: checks may be decided from memory while `now` is less than this. */
  readonly until: Float64Array
  /** Per shard: the stream over which the grant of `until` came. */
  readonly from: Int32Array
  /** Per shard: a grant that does not count yet, because `applied` has not reached its head. */
  readonly waiting: (WaitingGrant | undefined)[]
  /** Renewals without an answer, by request: when they were sent, and over which stream. */
  readonly pending: Map<number, { sentAt: number; stream: number }>
  lastRequest: number
  /** The last request sent over each stream that has not been given up. */
  readonly streams: Map<number, number>
}

export interface WaitingGrant {
  head: number
  until: number
  stream: number
}

/** The place of an entry, with the epoch of its ledger. */
export interface EpochPlace {
  epoch: string
  shard: number
  seq: number
}

/** So many unanswered renewals are kept. With two a second, answered within milliseconds, older ones are lost. */
const KEPT = 64
const NEVER = Number.NEGATIVE_INFINITY

export function openReplica(options: { id: string; shards: number; format: number }): Replica {
  const { id, shards, format } = options
  return {
    id,
    format,
    epoch: '',
    applied: new Float64Array(shards).fill(-1),
    until: new Float64Array(shards).fill(NEVER),
    from: new Int32Array(shards),
    waiting: new Array(shards).fill(undefined),
    pending: new Map(),
    lastRequest: 0,
    streams: new Map(),
  }
}

/**
 * May a check of this shard be decided from memory? Read the clock after the check has begun: with an earlier reading,
 * a change may have come into force since. Call this and do the look-up in one synchronous block: otherwise a resync
 * could load an older table in between.
 */
export function isFresh(replica: Replica, shard: number, now: number): boolean {
  return now < replica.until[shard]!
}

/**
 * True when all shards are loaded. Renew only then: a replica that is not loaded cannot use a lease, and every change
 * would wait for it.
 */
export function isLoaded(replica: Replica): boolean {
  return replica.applied.every((seq) => seq >= 0)
}

/**
 * Returns a renewal, which must be sent at once. Its lease will run from `now`, not from when the owner receives or
 * answers it, so that no network delay makes it longer.
 * @param stream number of the stream over which it is sent; the caller chooses a new number for every connection
 */
export function renew(replica: Replica, stream: number, now: number): Renew {
  assert(isLoaded(replica), 'a replica must be loaded before it renews')
  const request = ++replica.lastRequest
  replica.pending.set(request, { sentAt: now, stream })
  replica.streams.set(stream, request)
  dropOldest(replica.pending)
  dropOldest(replica.streams)
  const { id, epoch, format } = replica
  return { request, replica: id, epoch, applied: Array.from(replica.applied), format }
}

/**
 * Takes a grant. The lease runs from when its own request was sent. A grant is ignored if its request is not known any
 * more, because it was answered, given up, or forgotten by a resync. In each shard the lease counts once `applied` has
 * reached the grant's head.
 * @returns `resync` if the ledger has another epoch: take a new snapshot
 */
export function granted(replica: Replica, grant: Grant, now: number): 'taken' | 'ignored' | 'resync' {
  const sent = replica.pending.get(grant.request)
  if (!sent || grant.heads.length !== replica.applied.length) return 'ignored'
  replica.pending.delete(grant.request)
  if (grant.epoch !== replica.epoch) return 'resync'
  const until = sent.sentAt + grant.leaseMs
  if (until <= now) return 'ignored'
  for (let shard = 0; shard < replica.applied.length; shard++) {
    const head = grant.heads[shard]!
    if (until <= replica.until[shard]!) continue
    if (replica.applied[shard]! >= head) {
      replica.until[shard] = until
      replica.from[shard] = sent.stream
    } else if (until > (replica.waiting[shard]?.until ?? NEVER)) {
      replica.waiting[shard] = { head, until, stream: sent.stream }
    }
  }
  return 'taken'
}

/**
 * Takes a refusal.
 * @returns what to do. `elsewhere`: renew with another owner process. `later`: catch up, then renew again. `resync`:
 *   take a new snapshot. `outdated`: this release cannot read the owner's facts and gets no leases.
 */
export function refused(replica: Replica, refusal: Refused): 'ignored' | 'elsewhere' | 'later' | 'resync' | 'outdated' {
  if (!replica.pending.delete(refusal.request)) return 'ignored'
  switch (refusal.reason) {
    case 'REASON_BEHIND':
      return 'later'
    case 'REASON_EPOCH':
      return 'resync'
    case 'REASON_FORMAT':
      return 'outdated'
    default:
      return 'elsewhere'
  }
}

/**
 * Says what to do with an entry, from whichever feed. `next`: put its facts into the table, then call {@link advance},
 * in one synchronous block. `known` and `unloaded`: ignore it. `hole`: ask an owner for the entries before it.
 * `foreign`: it is of another epoch; ask an owner for the present epoch, because a feed may bring entries of an old
 * one. A hole is never accepted: a confirmation of entry 7 also confirms entry 6.
 */
export function judge(
  replica: Replica,
  { epoch, shard, seq }: EpochPlace,
): 'next' | 'known' | 'hole' | 'foreign' | 'unloaded' {
  if (epoch !== replica.epoch) return 'foreign'
  const applied = replica.applied[shard]!
  if (applied < 0) return 'unloaded'
  if (seq <= applied) return 'known'
  return seq === applied + 1 ? 'next' : 'hole'
}

/**
 * Call this when the table has the entry's facts.
 * @returns the confirmation, which may be sent to an owner now and not earlier: it may end the wait of a change, and
 *   every check after that must see the change
 */
export function advance(replica: Replica, shard: number, seq: number): Applied {
  assert(seq === replica.applied[shard]! + 1, 'the entry must follow the last applied one')
  replica.applied[shard] = seq
  const grant = replica.waiting[shard]
  if (grant && seq >= grant.head) {
    replica.waiting[shard] = undefined
    if (grant.until > replica.until[shard]!) {
      replica.until[shard] = grant.until
      replica.from[shard] = grant.stream
    }
  }
  return { shard, seq, epoch: replica.epoch }
}

/**
 * Must be called before a snapshot replaces the table, for whatever reason. It ends leases and forgets renewals under
 * way, because these belong to a copy that may have been further than the snapshot is.
 * @param epoch the ledger's present epoch, as an owner process answered it
 */
export function resync(replica: Replica, epoch: string): void {
  replica.epoch = epoch
  replica.applied.fill(-1)
  replica.until.fill(NEVER)
  replica.waiting.fill(undefined)
  replica.pending.clear()
}

/** Call this when the table holds the shard's snapshot, which was taken at `seq`. */
export function loaded(replica: Replica, shard: number, seq: number): void {
  assert(replica.applied[shard] === -1, 'a resync must come before a snapshot')
  replica.applied[shard] = seq
}

/**
 * An entry of this shard cannot be decoded: an owner must decide checks of the shard until a new snapshot is loaded.
 */
export function distrust(replica: Replica, shard: number): void {
  replica.applied[shard] = -1
  replica.until[shard] = NEVER
  replica.waiting[shard] = undefined
}

/**
 * Gives up the leases that came over a stream and the grants that may still come over it. Call this before the owner
 * process is told: from then on that process does not wait for this replica, so the leases must not be in use any more.
 * Leases from other streams stay.
 * @returns the goodbye to send
 */
export function giveUp(replica: Replica, stream: number): Leave {
  for (let shard = 0; shard < replica.applied.length; shard++) {
    if (replica.from[shard] === stream) replica.until[shard] = NEVER
    if (replica.waiting[shard]?.stream === stream) replica.waiting[shard] = undefined
  }
  for (const [request, sent] of replica.pending) if (sent.stream === stream) replica.pending.delete(request)
  // The last request of this stream, not of all: another stream may lead to the same process, and its lease stays.
  const request = replica.streams.get(stream) ?? 0
  replica.streams.delete(stream)
  return { replica: replica.id, request }
}

/**
 * May a fact that was looked up on demand, and that the owner read at `place`, be remembered? Only if the copy has not
 * applied later entries of the shard meanwhile: one of them may have changed the fact, and would not come again.
 */
export function accepts(replica: Replica, { epoch, shard, seq }: EpochPlace): boolean {
  return epoch === replica.epoch && replica.applied[shard]! >= 0 && seq >= replica.applied[shard]!
}

function dropOldest(map: Map<number, unknown>) {
  if (map.size > KEPT) map.delete(map.keys().next().value!)
}
