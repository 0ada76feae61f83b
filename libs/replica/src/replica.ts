import assert from 'node:assert/strict'
import type { Applied, Grant, Leave, Refused, Renew } from '@holdfast/contracts/ledger'

/**
 * What a process must remember to answer from its copy of an owner's facts: how far the copy has come in each shard,
 * and until when that is enough. Points 3, 4 and 5 of docs/consistency.md. The table of facts is elsewhere; this says
 * when it may be read. It touches no world: messages are arguments, and `now` is a reading of one
 * {@link ElapsedClock} in milliseconds.
 */
export interface Replica {
  /** Random, new at every process start: a confirmation under a name that two processes share speaks for neither. */
  readonly id: string
  /** Highest format of facts that this process understands. */
  readonly format: number
  /** The ledger's incarnation that the copy is of; empty before the first snapshot. Only an owner's answer changes it. */
  epoch: string
  /** Per shard: checks see everything up to this seq; -1 while the shard is not loaded. */
  readonly applied: Float64Array
  /** Per shard: checks are decided from memory while `now` is less. */
  readonly until: Float64Array
  /** Per shard: the stream whose grant `until` is from. */
  readonly from: Int32Array
  /** Per shard: a grant whose head is not reached yet. */
  readonly waiting: (WaitingGrant | undefined)[]
  /** Renewals without an answer, by request: when they were sent, and on which stream. */
  readonly pending: Map<number, { sentAt: number; stream: number }>
  lastRequest: number
  /** The last request on each stream that is not given up. */
  readonly streams: Map<number, number>
}

export interface WaitingGrant {
  head: number
  until: number
  stream: number
}

/** Where an entry stands in which incarnation of the ledger. */
export interface EpochPlace {
  epoch: string
  shard: number
  seq: number
}

/** Renewals go out twice a second and are answered within milliseconds: older ones than these are lost. */
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
 * May a check of this shard be decided from memory? Read the clock after the check began, and call this in one
 * synchronous block with the look-up: a reading from before lets a change come in force in between, and a wait between
 * this and the look-up lets a resync put an older table there.
 */
export function isFresh(replica: Replica, shard: number, now: number): boolean {
  return now < replica.until[shard]!
}

/** All shards loaded: may renew. Before, it would only be a holder that keeps every change waiting. */
export function isLoaded(replica: Replica): boolean {
  return replica.applied.every((seq) => seq >= 0)
}

/**
 * The renewal to send at once. The lease will run from `now`, not from when the owner heard of it or answered, so that
 * no network delay lengthens it.
 * @param stream number of the stream it goes out on, chosen by the caller, new for every connection
 */
export function renew(replica: Replica, stream: number, now: number): Renew {
  assert(isLoaded(replica), 'a replica renews when it is loaded')
  const request = ++replica.lastRequest
  replica.pending.set(request, { sentAt: now, stream })
  replica.streams.set(stream, request)
  dropOldest(replica.pending)
  dropOldest(replica.streams)
  const { id, epoch, format } = replica
  return { request, replica: id, epoch, applied: Array.from(replica.applied), format }
}

/**
 * A grant came. It counts from when its own request was sent; a grant for a request that is not known (answered,
 * forgotten by a resync, given up) is nothing. In each shard it counts once `applied` has reached the fenced head.
 * `resync`: the ledger has another epoch, take a new snapshot.
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

/** A refusal came: what to do. `later`: catch up and renew again; `outdated`: this release is too old to hold leases. */
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
 * What an entry, from whatever feed, is to this copy. `next`: put its facts into the table, then {@link advance}, in one
 * synchronous block. `hole`: ask an owner for what is missing. `foreign`: ask an owner for its epoch; a feed's word
 * does not change it. No hole is ever accepted: whoever has 7 without 6 would confirm 6.
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
 * The table has the entry's facts. Returns what may be confirmed to an owner now, and not earlier: a confirmation ends
 * a wait, and the next check must see the change.
 */
export function advance(replica: Replica, shard: number, seq: number): Applied {
  assert(seq === replica.applied[shard]! + 1, 'no hole is accepted')
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
 * Before a snapshot is loaded over the table, whatever the reason: leases end and renewals under way are forgotten
 * first, for both speak of a copy that had come further than the new one may have.
 * @param epoch the ledger's present one, as an owner named it
 */
export function resync(replica: Replica, epoch: string): void {
  replica.epoch = epoch
  replica.applied.fill(-1)
  replica.until.fill(NEVER)
  replica.waiting.fill(undefined)
  replica.pending.clear()
}

/** The table holds the shard's snapshot, taken at `seq`. */
export function loaded(replica: Replica, shard: number, seq: number): void {
  assert(replica.applied[shard] === -1, 'a snapshot is loaded after a resync')
  replica.applied[shard] = seq
}

/** An entry of this shard cannot be decoded: checks there go to an owner until a new snapshot is loaded. */
export function distrust(replica: Replica, shard: number): void {
  replica.applied[shard] = -1
  replica.until[shard] = NEVER
  replica.waiting[shard] = undefined
}

/**
 * Gives up what came and may still come over a stream, before the owner behind it is told: what the owner does not
 * count any more must not be used. Leases from other streams stay.
 */
export function giveUp(replica: Replica, stream: number): Leave {
  for (let shard = 0; shard < replica.applied.length; shard++) {
    if (replica.from[shard] === stream) replica.until[shard] = NEVER
    if (replica.waiting[shard]?.stream === stream) replica.waiting[shard] = undefined
  }
  for (const [request, sent] of replica.pending) if (sent.stream === stream) replica.pending.delete(request)
  // Not the last request of all: a second stream may lead to the same process, and its lease stays.
  const request = replica.streams.get(stream) ?? 0
  replica.streams.delete(stream)
  return { replica: replica.id, request }
}

/**
 * May a fact that was looked up on demand, read by the owner at `place`, be kept? Only if it is not older than what has
 * been applied since it was asked for: the entry that would drop it may have passed already.
 */
export function accepts(replica: Replica, { epoch, shard, seq }: EpochPlace): boolean {
  return epoch === replica.epoch && replica.applied[shard]! >= 0 && seq >= replica.applied[shard]!
}

function dropOldest(map: Map<number, unknown>) {
  if (map.size > KEPT) map.delete(map.keys().next().value!)
}
