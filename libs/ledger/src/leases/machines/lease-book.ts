import assert from 'node:assert/strict'
import type { Applied, ConfirmReply, ConfirmRequest, Grant, Leave, Refused, Renew } from '@holdfast/contracts/ledger'
import { outlasting } from './margin.ts'

/**
 * One registration of one owner process, and the replicas that may hold a lease from it: the owner's side of point 4
 * and of the questions in point 6 of docs/consistency.md. It touches no world: what it is told are messages, results
 * and `now`, a reading of this process's monotonic clock in milliseconds.
 *
 * A book is opened only when its registration is acknowledged by the majority: a lease given under a registration that
 * a commit elsewhere cannot read yet is a lease that nobody waits for. It belongs to one registration for ever: whoever
 * is closed by others opens an empty book under a new id. Under the old id, an empty book would speak for leases that
 * it has forgotten.
 */
export interface LeaseBook {
  /** Random id of the registration, the `_id` of its document. */
  readonly registration: string
  readonly epoch: string
  /** Milliseconds, by the replica's clock from the moment it sent the renewal. */
  readonly lease: number
  /** Lowest format of facts that a replica must understand. */
  readonly format: number
  /**
   * `leaving`: takes no renewals, answers its peers until the registration is removed.
   * `closed`: by another process; speaks for nobody any more.
   */
  state: 'granting' | 'leaving' | 'closed'
  /** By replica id. */
  readonly holders: Map<string, Holder>
  /** They share the next fence. */
  waiting: Ticket[]
  /** They share the fence that is under way; nothing joins it. */
  underWay: Ticket[] | undefined
}

export interface Holder {
  /** The latest renewal received. */
  request: number
  /** When that was received, `now` of this process. */
  receivedAt: number
  /** Per shard, the highest seq that this replica's checks are known to see. */
  readonly applied: number[]
  /** The fenced heads that it had not reached, since when, and when it was heard last. */
  behind: { heads: readonly number[]; since: number; heardAt: number } | undefined
}

/** What is asked of a registration: who of its holders may still decide on a state older than `seq`? */
export type LeaseQuestion = Pick<ConfirmRequest, 'registration' | 'epoch' | 'shard' | 'seq'>

/** Who has confirmed, and who may hold a lease without; nobody, when it is settled. */
export type LeaseAnswer = Pick<ConfirmReply, 'settled' | 'confirmed' | 'outstanding'>

/** What waits for a fence: the renewal of a replica, or a check that an owner process must decide. */
export type Ticket = { kind: 'renewal'; replica: string; request: number } | { kind: 'check'; id: number }

export function openBook(options: { registration: string; epoch: string; lease: number; format: number }): LeaseBook {
  return { ...options, state: 'granting', holders: new Map(), waiting: [], underWay: undefined }
}

/**
 * Takes a renewal from a replica's stream, or refuses it. From here on the replica counts as a holder, answered or not:
 * the answer may leave at any moment, and a wait that looks in between must see it.
 */
export function receive(book: LeaseBook, renew: Renew, now: number): Refused | undefined {
  const refuse = (reason: Refused['reason']): Refused => ({ request: renew.request, reason, epoch: book.epoch })
  if (book.state !== 'granting') return refuse('REASON_CLOSED')
  if (renew.epoch !== book.epoch) return refuse('REASON_EPOCH')
  if (renew.format < book.format) return refuse('REASON_FORMAT')
  let holder = book.holders.get(renew.replica)
  if (holder) {
    learn(holder, renew.applied)
    if (holder.behind && now - holder.behind.since >= book.lease) {
      // Refused on receipt: it does not count, so that a replica which cannot keep up slows nobody.
      holder.behind.heardAt = now
      return refuse('REASON_BEHIND')
    }
    holder.request = Math.max(holder.request, renew.request)
    holder.receivedAt = now
  } else {
    holder = { request: renew.request, receivedAt: now, applied: [...renew.applied], behind: undefined }
    book.holders.set(renew.replica, holder)
  }
  book.waiting.push({ kind: 'renewal', replica: renew.replica, request: renew.request })
}

/** A check that a replica could not decide waits for the next fence, as renewals do. False: ask another process. */
export function ask(book: LeaseBook, id: number): boolean {
  if (book.state !== 'granting') return false
  book.waiting.push({ kind: 'check', id })
  return true
}

/** Whoever asked waits no more. */
export function withdraw(book: LeaseBook, id: number): void {
  const isOther = (ticket: Ticket) => ticket.kind !== 'check' || ticket.id !== id
  book.waiting = book.waiting.filter(isOther)
  book.underWay &&= book.underWay.filter(isOther)
}

/**
 * Everybody who waits now gets the fence that begins now. Whoever comes later waits for the next one: this one's heads
 * may be read before a commit that was in force when they asked. False when there is nothing to do or one is under way.
 */
export function beginFence(book: LeaseBook): boolean {
  if (book.underWay || book.waiting.length === 0 || book.state === 'closed') return false
  book.underWay = book.waiting
  book.waiting = []
  return true
}

/**
 * The fence found the registration granting, and `heads` were read after it.
 * Returns the grants to send, and the checks that may be answered once the process's own replica has reached `heads`.
 */
export function fenced(
  book: LeaseBook,
  heads: number[],
  now: number,
): { grants: { replica: string; grant: Grant }[]; checks: number[] } {
  const tickets = book.underWay
  assert(tickets, 'a fence ends that was not begun')
  book.underWay = undefined
  const grants: { replica: string; grant: Grant }[] = []
  const checks: number[] = []
  for (const ticket of tickets) {
    if (ticket.kind === 'check') {
      checks.push(ticket.id)
      continue
    }
    const { replica, request } = ticket
    const holder = book.holders.get(replica)
    if (!holder) continue // gave up meanwhile
    if (!holder.behind && !hasReached(holder, heads)) holder.behind = { heads, since: now, heardAt: now }
    grants.push({ replica, grant: { request, epoch: book.epoch, heads, leaseMs: book.lease } })
  }
  return { grants, checks }
}

/**
 * The fence failed without an answer: what waits takes the next one. Of each replica only the latest renewal, whose lease
 * would be the longest: a database that is away for long leaves no more than that.
 */
export function fenceFailed(book: LeaseBook): void {
  assert(book.underWay, 'a fence ends that was not begun')
  const waiting = [...book.underWay, ...book.waiting]
  const latest = new Map<string, number>()
  for (const ticket of waiting) {
    if (ticket.kind === 'renewal')
      latest.set(ticket.replica, Math.max(ticket.request, latest.get(ticket.replica) ?? ticket.request))
  }
  book.waiting = waiting.filter((ticket) => ticket.kind === 'check' || latest.get(ticket.replica) === ticket.request)
  book.underWay = undefined
}

/**
 * The fence did not find the registration granting: nothing unanswered may be granted, under this registration or a
 * later one, for who holds nothing in the later book is asked by nobody. The caller ends all streams.
 */
export function fenceRefused(book: LeaseBook): void {
  book.waiting = []
  book.underWay = undefined
  if (book.state === 'granting') book.state = 'closed'
}

/** Called before the process marks its own registration closing. */
export function leave(book: LeaseBook): void {
  assert(book.state === 'granting', 'only a granting book leaves')
  book.state = 'leaving'
}

/** Checks of this replica see the shard up to the seq; what it says for another epoch means nothing here. */
export function confirm(book: LeaseBook, replica: string, applied: Applied): void {
  if (applied.epoch !== book.epoch) return
  const holder = book.holders.get(replica)
  if (!holder) return
  holder.applied[applied.shard] = Math.max(holder.applied[applied.shard] ?? 0, applied.seq)
  forgetBehind(holder)
}

/**
 * The replica has given up what its renewals up to `leave.request` may have earned. One that it has sent since, over a
 * newer stream, is not covered: a late goodbye must not uncount it.
 */
export function releaseLeases(book: LeaseBook, { replica, request }: Leave): void {
  const holder = book.holders.get(replica)
  if (holder && holder.request <= request) book.holders.delete(replica)
}

/**
 * The answer to "who may still decide on a state older than seq?", for the process itself and for its peers, asked
 * after the commit. Undefined: this book does not speak for the registration that is asked.
 */
export function answer(book: LeaseBook, question: LeaseQuestion, now: number): LeaseAnswer | undefined {
  if (question.registration !== book.registration || question.epoch !== book.epoch || book.state === 'closed') return
  const outstanding: string[] = []
  const confirmed: string[] = []
  for (const [replica, holder] of book.holders) {
    // A confirmation counts even where the lease is over: another owner process may still count this replica.
    if (holder.applied[question.shard]! >= question.seq) confirmed.push(replica)
    else if (mayHold(book, holder, now)) outstanding.push(replica)
  }
  return { settled: outstanding.length === 0, confirmed, outstanding }
}

/** Ids of the replicas that may hold a lease from this book. */
export function holding(book: LeaseBook, now: number): string[] {
  return [...book.holders].filter(([, holder]) => mayHold(book, holder, now)).map(([replica]) => replica)
}

/** Nobody can hold a lease from this book any more; a leaving process may remove its registration. */
export function isIdle(book: LeaseBook, now: number): boolean {
  return holding(book, now).length === 0
}

/** Forgets replicas that are long gone. Those that stay behind are remembered as long as they are heard. */
export function forget(book: LeaseBook, now: number): void {
  for (const [replica, holder] of book.holders) {
    const heardAt = holder.behind?.heardAt ?? holder.receivedAt
    if (!mayHold(book, holder, now) && now - heardAt >= outlasting(book.lease)) book.holders.delete(replica)
  }
}

/** Counted from receipt, which is later than the sending from which the replica counts. */
function mayHold(book: LeaseBook, holder: Holder, now: number): boolean {
  return now - holder.receivedAt < outlasting(book.lease)
}

function learn(holder: Holder, applied: number[]) {
  // Never backwards: a replica that took an older snapshot gave up its leases before, and confirmed truly.
  for (let shard = 0; shard < applied.length; shard++) {
    if (applied[shard]! > holder.applied[shard]!) holder.applied[shard] = applied[shard]!
  }
  forgetBehind(holder)
}

function forgetBehind(holder: Holder) {
  if (holder.behind && hasReached(holder, holder.behind.heads)) holder.behind = undefined
}

function hasReached(holder: Holder, heads: readonly number[]): boolean {
  for (let shard = 0; shard < heads.length; shard++) if (holder.applied[shard]! < heads[shard]!) return false
  return true
}
