import assert from 'node:assert/strict'
import type { Applied, ConfirmReply, ConfirmRequest, Grant, Leave, Refused, Renew } from '@holdfast/contracts/ledger'
import { outlasting } from './margin.ts'

/**
 * One registration of one owner process, and the replicas that may hold a lease from it: the owner's side of "Renew"
 * and "Wait" in docs/consistency.md. The functions do no I/O: they get messages, results, and `now`, a reading of this
 * process's monotonic clock in milliseconds.
 *
 * Open a book only when a majority has acknowledged its registration. Another process that commits could not yet read
 * the registration otherwise, and would not wait for its leases. A book belongs to one registration for ever: a process
 * whose registration was closed by others opens an empty book under a new id. An empty book under the old id would give
 * wrong answers about leases that it does not know.
 */
export interface LeaseBook {
  /** Random id of the registration, the `_id` of its document. */
  readonly registration: string
  readonly epoch: string
  /** Length of a lease in milliseconds, counted on the replica's clock from when the replica sent the renewal. */
  readonly lease: number
  /** Lowest format of facts that a replica must understand. */
  readonly format: number
  /**
   * `leaving`: takes no renewals, and still answers its peers until the registration is removed.
   * `closed`: another process closed the registration; the book answers no questions any more.
   */
  state: 'granting' | 'leaving' | 'closed'
  /** The replicas that may hold a lease, by replica id. */
  readonly holders: Map<string, Holder>
  /** Renewals and checks that share the next fence. */
  waiting: Ticket[]
  /** Renewals and checks that share the fence under way, to which none may be added; undefined if there is no fence. */
  underWay: Ticket[] | undefined
}

export interface Holder {
  /** Number of the latest renewal received. */
  request: number
  /** This process's clock when that renewal was received. */
  receivedAt: number
  /** Per shard, the highest seq that this replica's checks are known to see. */
  readonly applied: number[]
  /**
   * Set while the replica has not reached the heads of a fence: those heads, since when, and when it was heard last.
   */
  behind: { heads: readonly number[]; since: number; heardAt: number } | undefined
}

/** The question to a registration: which of its holders may still decide on a state older than `seq`? */
export type LeaseQuestion = Pick<ConfirmRequest, 'registration' | 'epoch' | 'shard' | 'seq'>

/**
 * The replicas that have confirmed, and those that have not and may hold a lease. `settled` says that nothing is
 * outstanding.
 */
export type LeaseAnswer = Pick<ConfirmReply, 'settled' | 'confirmed' | 'outstanding'>

/** Something that waits for a fence: the renewal of a replica, or a check that an owner process must decide. */
export type Ticket = { kind: 'renewal'; replica: string; request: number } | { kind: 'check'; id: number }

export function openBook(options: { registration: string; epoch: string; lease: number; format: number }): LeaseBook {
  return { ...options, state: 'granting', holders: new Map(), waiting: [], underWay: undefined }
}

/**
 * Takes a renewal from a replica's stream, or refuses it. From here on the replica counts as a holder, even before it
 * gets an answer: the grant may be sent at any moment, and a wait that asks in between must know of this replica.
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
      // A refused renewal does not make the replica a holder, so that a replica which cannot keep up slows no change.
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

/**
 * Adds a check that a replica could not decide to the next fence. False if the book grants nothing: ask another
 * process.
 */
export function ask(book: LeaseBook, id: number): boolean {
  if (book.state !== 'granting') return false
  book.waiting.push({ kind: 'check', id })
  return true
}

/** Removes a check whose caller does not wait any more. */
export function withdraw(book: LeaseBook, id: number): void {
  const isOther = (ticket: Ticket) => ticket.kind !== 'check' || ticket.id !== id
  book.waiting = book.waiting.filter(isOther)
  book.underWay &&= book.underWay.filter(isOther)
}

/**
 * Begins a fence for all renewals and checks that wait now. A renewal or check that comes during the fence waits for
 * the next one: the heads of this fence may have been read before a commit that is in force by then.
 * @returns false if nothing waits, a fence is under way already, or the book is closed
 */
export function beginFence(book: LeaseBook): boolean {
  if (book.underWay || book.waiting.length === 0 || book.state === 'closed') return false
  book.underWay = book.waiting
  book.waiting = []
  return true
}

/**
 * The fence succeeded: the registration may still grant leases, and `heads` were read after that was known.
 * @returns the grants to send, and the checks that may be answered once the process's own replica has reached `heads`
 */
export function fenced(
  book: LeaseBook,
  heads: number[],
  now: number,
): { grants: { replica: string; grant: Grant }[]; checks: number[] } {
  const tickets = book.underWay
  assert(tickets, 'no fence is under way')
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
    if (!holder) continue // the replica has given up its leases meanwhile
    if (!holder.behind && !hasReached(holder, heads)) holder.behind = { heads, since: now, heardAt: now }
    grants.push({ replica, grant: { request, epoch: book.epoch, heads, leaseMs: book.lease } })
  }
  return { grants, checks }
}

/**
 * The database did not answer the fence: its renewals and checks wait for the next one. Only the latest renewal of each
 * replica is kept, which would bring the longest lease, so that few renewals wait however long the database is away.
 */
export function fenceFailed(book: LeaseBook): void {
  assert(book.underWay, 'no fence is under way')
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
 * The fence found that the registration was marked or removed. No renewal received so far may be granted, not even
 * under a later registration: its replica is no holder in the new book, so no change would wait for it. The caller must
 * end all streams.
 */
export function fenceRefused(book: LeaseBook): void {
  book.waiting = []
  book.underWay = undefined
  if (book.state === 'granting') book.state = 'closed'
}

/** Must be called before the process marks its own registration closing. */
export function leave(book: LeaseBook): void {
  assert(book.state === 'granting', 'only a granting book leaves')
  book.state = 'leaving'
}

/**
 * The replica confirms that its checks see the shard up to `applied.seq`. Confirmations of another epoch are ignored.
 */
export function confirm(book: LeaseBook, replica: string, applied: Applied): void {
  if (applied.epoch !== book.epoch) return
  const holder = book.holders.get(replica)
  if (!holder) return
  holder.applied[applied.shard] = Math.max(holder.applied[applied.shard] ?? 0, applied.seq)
  forgetBehind(holder)
}

/**
 * The replica has given up the leases of its renewals up to `leave.request`. If it has sent a later renewal over a
 * newer stream, it stays a holder: a goodbye that arrives late must not cancel that renewal.
 */
export function releaseLeases(book: LeaseBook, { replica, request }: Leave): void {
  const holder = book.holders.get(replica)
  if (holder && holder.request <= request) book.holders.delete(replica)
}

/**
 * The answer to "which replicas may still decide on a state older than `seq`?", for this process and its peers. Must be
 * asked after the commit. Undefined if the question is about another registration or epoch, or the book is closed.
 */
export function answer(book: LeaseBook, question: LeaseQuestion, now: number): LeaseAnswer | undefined {
  if (question.registration !== book.registration || question.epoch !== book.epoch || book.state === 'closed') return
  const outstanding: string[] = []
  const confirmed: string[] = []
  for (const [replica, holder] of book.holders) {
    // A confirmation is reported even if the lease is over: the replica may hold a lease from another owner process.
    if (holder.applied[question.shard]! >= question.seq) confirmed.push(replica)
    else if (mayHold(book, holder, now)) outstanding.push(replica)
  }
  return { settled: outstanding.length === 0, confirmed, outstanding }
}

/** Ids of the replicas that may hold a lease from this book. */
export function holding(book: LeaseBook, now: number): string[] {
  return [...book.holders].filter(([, holder]) => mayHold(book, holder, now)).map(([replica]) => replica)
}

/** True if no replica can hold a lease from this book any more; a leaving process may then remove its registration. */
export function isIdle(book: LeaseBook, now: number): boolean {
  return holding(book, now).length === 0
}

/**
 * Forgets replicas that are long gone. A replica that is refused for being behind is remembered while it still renews.
 */
export function forget(book: LeaseBook, now: number): void {
  for (const [replica, holder] of book.holders) {
    const heardAt = holder.behind?.heardAt ?? holder.receivedAt
    if (!mayHold(book, holder, now) && now - heardAt >= outlasting(book.lease)) book.holders.delete(replica)
  }
}

/** The lease is counted from the receipt of the renewal. That is safe: the replica counts from the sending, earlier. */
function mayHold(book: LeaseBook, holder: Holder, now: number): boolean {
  return now - holder.receivedAt < outlasting(book.lease)
}

function learn(holder: Holder, applied: number[]) {
  // The seqs are never lowered: a replica that has loaded an older snapshot gave up its leases before, so its
  // confirmation stays true.
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
