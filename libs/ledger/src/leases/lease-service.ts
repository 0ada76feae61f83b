import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS } from '@holdfast/contracts'
import type { Applied, Entry, FollowReply, FollowRequest, Leave, Refused, Renew } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Log } from '@holdfast/runtime'
import {
  leaseBook as books,
  type LeaseAnswer,
  type LeaseBook,
  type LeaseQuestion,
  outlasting,
} from './machines/index.ts'
import type { Fence, Registrations } from './registrations.ts'

/** One owner process's side of lease streams: the lease book of its present registration, and the fences. */
export interface LeaseService {
  /** Registers this process, and takes renewals from then on. */
  open(address: string): Promise<void>
  /** Takes a replica's stream; throws `unavailable` if this process grants no leases. */
  attach(line: Line): AttachedReplica
  /** Sends an entry over all streams. */
  push(entry: Entry): void
  /**
   * The heads, read after this call began, and after a majority has acknowledged that this process may still grant
   * leases. All calls and renewals that wait share the next fence. Throws `unavailable`.
   */
  fence(): Promise<Fence & { epoch: string }>
  /** Id of the present registration; undefined if there is none. */
  readonly registration: string | undefined
  /**
   * Which replicas may still decide on a state older than `seq`? Undefined if the registration is not this process's.
   */
  answer(question: LeaseQuestion): LeaseAnswer | undefined
  /**
   * Refuses the renewals of replicas in other processes, and still does everything else. Resolves when these replicas
   * have given up their leases here because another process granted them some, or after {@link TURNING_AWAY_MS}.
   */
  turnAway(): Promise<void>
  /**
   * Takes no renewals any more, and resolves when the registration is removed, which is possible once its holders have
   * given up their leases or the leases are over. Gives up after a while; then another process removes it.
   */
  leave(): Promise<void>
  metrics(): LeaseMetrics
}

export interface LeaseMetrics {
  /** Id of the present registration; absent if there is none. */
  registration?: string
  /** Replicas that may hold a lease from this process, including its own replica. */
  holders: number
  streams: number
  /** How often this process registered. */
  registrations: number
  fences: number
  fencesFailed: number
  /** Duration of the last fence, in milliseconds. */
  fenceMs: number
  /** Streams that were ended because the replica read too slowly, or broke the protocol. */
  streamsDropped: number
}

/** Sends replies to one replica. Nothing is sent after `end`. */
export interface Line {
  send(reply: FollowReply): void
  end(): void
  /** Number of replies that wait to be sent. */
  backlog(): number
  /** The line leads to this process's own replica, which gets its entries from the entry feed. */
  isOwn?: boolean
}

/** A replica whose stream was taken: pass its messages here. */
export interface AttachedReplica {
  receive(message: FollowRequest): void
  hangUp(): void
}

/** Called for the waits until changes are in force, and for the entry feed. */
export interface LeaseEvents {
  /** The replica has confirmed that its checks see the shard up to `seq`. */
  onConfirmed(replica: string, shard: number, seq: number): void
  /** A replica gave up its leases, or the registration changed: waits should ask for the holders again. */
  onChanged(): void
  /** A fence has read these heads. */
  onHeads(heads: number[]): void
}

/** Format of the facts that this release writes; a replica must understand it. */
const FORMAT = 1
const LONGEST_BACKLOG = 10_000
const AGAIN_MS = 100
const FORGET_MS = 1_000
/** A call of `fence` gives up after this time without an answer of the database. Longer than a quick failover. */
const CHECK_MS = 5_000
/** The time of two renewals: a replica that has not left by then has found no other process. */
const TURNING_AWAY_MS = 1_000
/** Leaving may take this much longer than the leases run, but {@link LONGEST_LEAVING_MS} at most. */
const LEAVING_MS = 1_000
const LONGEST_LEAVING_MS = 12_000
/** Leaving that takes longer than this logs the replicas for which it waits. */
const LATE_MS = 1_000

interface Attached {
  line: Line
  /** Id of the replica, known from its first renewal. */
  replica: string | undefined
}

type Check = Pick<PromiseWithResolvers<Fence & { epoch: string }>, 'resolve' | 'reject'>

export function createLeaseService(options: {
  epoch: string
  /** Milliseconds. */
  lease: number
  registrations: Registrations
  events: LeaseEvents
  log: Log
}): LeaseService {
  const { epoch, lease, registrations, events, log } = options
  const lines = new Set<Attached>()
  const byReplica = new Map<string, Attached>()
  const checks = new Map<number, Check>()
  const counts = { registrations: 0, fences: 0, fencesFailed: 0, fenceMs: 0, streamsDropped: 0 }
  let book: LeaseBook | undefined
  let address = ''
  let lastCheck = 0
  let isTurningAway = false
  let isLeaving = false
  const forgetting = setInterval(() => book && books.forget(book, now()), FORGET_MS).unref()

  return {
    async open(at) {
      address = at
      const id = await register()
      // This is done only once, and not at every new registration. Two processes that were given the same address by
      // mistake would otherwise close each other's registration for ever.
      if (id) registrations.markFormer(at, id).catch((err) => log.debug({ err }, 'former registrations not closed yet'))
    },
    attach(line) {
      if (book?.state !== 'granting' || (isTurningAway && !line.isOwn)) throw new DomainError('unavailable')
      const attached: Attached = { line, replica: undefined }
      lines.add(attached)
      return {
        receive: (message) => receive(attached, message),
        hangUp: () => detach(attached),
      }
    },
    push(entry) {
      for (const attached of lines) {
        const { line } = attached
        if (line.isOwn) continue
        // A replica that is so far behind gets the missing entries faster if it asks for them.
        if (line.backlog() > LONGEST_BACKLOG) drop(attached)
        else line.send({ entry, body: 'entry' })
      }
    },
    fence() {
      const id = ++lastCheck
      const asked = book
      if (!asked || !books.ask(asked, id)) return Promise.reject(new DomainError('unavailable'))
      const { promise, resolve, reject } = Promise.withResolvers<Fence & { epoch: string }>()
      const patience = setTimeout(() => {
        books.withdraw(asked, id)
        reject(new DomainError('unavailable'))
      }, CHECK_MS)
      checks.set(id, { resolve, reject })
      void fenceNext()
      return promise.finally(() => {
        clearTimeout(patience)
        checks.delete(id)
      })
    },
    get registration() {
      return book?.registration
    },
    answer: (question) => book && books.answer(book, question, now()),
    async turnAway() {
      isTurningAway = true
      const until = now() + TURNING_AWAY_MS
      while (now() < until && othersHold()) await sleep(20)
    },
    leave,
    metrics: () => ({
      ...(book && { registration: book.registration }),
      holders: book?.holders.size ?? 0,
      streams: lines.size,
      ...counts,
    }),
  }

  function now(): number {
    return performance.now()
  }

  /**
   * Opens a new book under a new id. An empty book under the old id would give wrong answers about leases that were
   * granted before and that it does not know.
   */
  async function register(): Promise<string | undefined> {
    const id = crypto.randomUUID()
    while (!isLeaving) {
      try {
        await registrations.put({ id, address, lease })
        break
      } catch (err) {
        log.warn({ err }, 'cannot register with the database, trying again')
        await sleep(AGAIN_MS)
      }
    }
    // No lease was granted under this registration; another process will find it silent and close it.
    if (isLeaving) return
    book = books.openBook({ registration: id, epoch, lease, format: FORMAT })
    counts.registrations++
    log.info({ registration: id, address }, 'registered')
    return id
  }

  function receive(attached: Attached, { renew, applied, leave }: FollowRequest) {
    if (!book || !lines.has(attached)) return
    if (renew) onRenew(book, attached, renew)
    else if (applied) onApplied(book, attached, applied)
    else if (leave) onLeave(book, leave)
  }

  function onRenew(present: LeaseBook, attached: Attached, renew: Renew) {
    const { replica, applied } = renew
    attached.replica ??= replica
    if (attached.replica !== replica || applied.length !== SHARDS) return drop(attached)
    byReplica.set(replica, attached)
    const isUnwanted = isTurningAway && !attached.line.isOwn
    const { request } = renew
    const refused: Refused | undefined = isUnwanted
      ? { request, reason: 'REASON_CLOSED', epoch }
      : books.receive(present, renew, now())
    if (refused) return attached.line.send({ refused, body: 'refused' })
    for (const [shard, seq] of applied.entries()) events.onConfirmed(replica, shard, seq)
    void fenceNext()
  }

  function onApplied(present: LeaseBook, { replica }: Attached, applied: Applied) {
    if (!replica || applied.epoch !== epoch || applied.shard >= SHARDS) return
    books.confirm(present, replica, applied)
    events.onConfirmed(replica, applied.shard, applied.seq)
  }

  function onLeave(present: LeaseBook, leave: Leave) {
    books.releaseLeases(present, leave)
    events.onChanged()
  }

  function othersHold(): boolean {
    return Boolean(book) && books.holding(book!, now()).some((replica) => !byReplica.get(replica)?.line.isOwn)
  }

  /**
   * Makes one fence for all renewals and checks that wait now, and then another one for those that came during the
   * fence.
   */
  async function fenceNext() {
    const present = book
    if (!present || !books.beginFence(present)) return
    const begun = now()
    const fence = await registrations.fence(present.registration).catch((error: Error) => error)
    counts.fenceMs = now() - begun
    if (fence instanceof Error) await onFenceFailed(present, fence)
    else if (fence) onFenced(present, fence)
    else onClosed(present)
    void fenceNext()
  }

  function onFenced(present: LeaseBook, { heads, moment }: Fence) {
    counts.fences++
    const { grants, checks: decided } = books.fenced(present, heads, now())
    for (const { replica, grant } of grants) byReplica.get(replica)?.line.send({ grant, body: 'grant' })
    for (const id of decided) checks.get(id)?.resolve({ epoch, heads, moment })
    events.onHeads(heads)
  }

  async function onFenceFailed(present: LeaseBook, err: unknown) {
    counts.fencesFailed++
    log.debug({ err }, 'the database does not answer a fence, trying again')
    books.fenceFailed(present)
    await sleep(AGAIN_MS)
  }

  function onClosed(present: LeaseBook) {
    books.fenceRefused(present)
    failChecks()
    if (present.state !== 'closed' || present !== book) return
    // This happens when the process stood still, and others closed its registration so as not to wait for it.
    log.warn({ registration: present.registration }, 'another process closed this registration, registering anew')
    endBook()
    void register()
  }

  function endBook() {
    book = undefined
    for (const attached of lines) end(attached)
    failChecks()
    events.onChanged()
  }

  function failChecks() {
    for (const { reject } of checks.values()) reject(new DomainError('unavailable'))
  }

  function drop(attached: Attached) {
    counts.streamsDropped++
    end(attached)
  }

  function end(attached: Attached) {
    detach(attached)
    attached.line.end()
  }

  function detach(attached: Attached) {
    lines.delete(attached)
    const { replica } = attached
    if (replica && byReplica.get(replica) === attached) byReplica.delete(replica)
  }

  async function leave() {
    clearInterval(forgetting)
    isLeaving = true
    const present = book
    if (!present) return
    const id = present.registration
    const begun = now()
    if (present.state === 'granting') books.leave(present)
    let isMarked = false
    const late = setTimeout(() => {
      log.info({ registration: id, holders: books.holding(present, now()) }, 'leaving waits for replicas to give up')
    }, LATE_MS)
    const until = begun + Math.min(outlasting(lease) + LEAVING_MS, LONGEST_LEAVING_MS)
    while (now() < until) {
      try {
        if (!isMarked) await registrations.mark({ id, lease })
        isMarked = true
        if (books.isIdle(present, now()) || registrations.isOver(id)) {
          await registrations.remove(id)
          break
        }
      } catch (err) {
        log.debug({ err, registration: id }, 'the database does not answer, leaving takes longer')
      }
      await sleep(20)
    }
    clearTimeout(late)
    endBook()
  }
}
