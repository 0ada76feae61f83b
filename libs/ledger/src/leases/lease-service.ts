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

/** The owner's side of lease streams, of one process: the book under its present registration, and the fences. */
export interface LeaseService {
  /** Registers, and takes renewals from here on. */
  open(address: string): Promise<void>
  /** Takes a stream; throws `unavailable` when this process grants nothing. */
  attach(line: Line): Follower
  /** Sends an entry over all streams. */
  push(entry: Entry): void
  /**
   * Where the ledger stands, read after this call and after a majority has acknowledged that this process still may say
   * so. Shared with whatever else waits for the next fence; throws `unavailable`.
   */
  fence(): Promise<Fence & { epoch: string }>
  /** Of the present book; undefined when there is none. */
  readonly registration: string | undefined
  /** Who may still decide on a state older than `seq`? Undefined: this process does not speak for that registration. */
  answer(question: LeaseQuestion): LeaseAnswer | undefined
  /**
   * Refuses the renewals of other processes, and still does everything else. Resolves when their replicas have gone to
   * another process, or after a while.
   */
  turnAway(): Promise<void>
  /**
   * Takes no renewals any more, and resolves when the registration is removed: when its holders have given up their
   * leases, or these are over. Gives up after a while; then another process removes it.
   */
  leave(): Promise<void>
  metrics(): LeaseMetrics
}

export interface LeaseMetrics {
  /** Id of the present registration; absent while there is none. */
  registration?: string
  /** Replicas that may hold a lease from this process, its own among them. */
  holders: number
  streams: number
  /** How often this process registered. */
  registrations: number
  fences: number
  fencesFailed: number
  /** Milliseconds that the last fence took. */
  fenceMs: number
  /** Streams that were ended because they were too slow. */
  streamsDropped: number
}

/** Where replies to one replica go. Nothing is sent after `end`. */
export interface Line {
  send(reply: FollowReply): void
  end(): void
  /** Replies that wait to be sent. */
  backlog(): number
  /** To this process's own replica, which gets the entries by another way. */
  isOwn?: boolean
}

export interface Follower {
  receive(message: FollowRequest): void
  hangUp(): void
}

/** What is told to those who wait for replicas. */
export interface LeaseEvents {
  /** Checks of this replica see the shard up to `seq`. */
  onConfirmed(replica: string, shard: number, seq: number): void
  /** A holder is none any more, or the book is another one: who asked should ask again. */
  onChanged(): void
  onHeads(heads: number[]): void
}

/** Format of the facts that are written: what a replica must understand. */
const FORMAT = 1
const LONGEST_BACKLOG = 10_000
const AGAIN_MS = 100
const FORGET_MS = 1_000
/** How long whoever asks for a fence waits for a database that does not answer: longer than a quick failover. */
const CHECK_MS = 5_000
/** Two renewals of a replica: whoever has not gone by then has nowhere to go. */
const TURNING_AWAY_MS = 1_000
/** Beyond the time in which every lease ends; but whoever stops is not given for ever. */
const LEAVING_MS = 1_000
const LONGEST_LEAVING_MS = 12_000
/** After this time an operator is told for whom it waits. */
const LATE_MS = 1_000

interface Attached {
  line: Line
  /** Known from its first renewal. */
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
      // Once: processes that were told the same address by mistake must not close each other for ever.
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
        // Whoever is so far behind asks for what is missing faster than it is sent.
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

  /** A new book under a new id: an empty one under the old id would speak for leases that it does not know. */
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
    // Nobody was granted anything under it: whoever finds it closes it.
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

  /** For all who wait now; again for those who came meanwhile. */
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
    // As after a pause of this process: others could not wait for it.
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
