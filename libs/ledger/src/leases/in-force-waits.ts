import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { type Distribution, type Log, newDistribution, noteIn } from '@holdfast/runtime'
import type { Place, RegistrationDocument } from '../documents.ts'
import type { LeaseService } from './lease-service.ts'
import { type LeaseAnswer, type LeaseQuestion, inForce as machine, outlasting, type Wait } from './machines/index.ts'
import type { Peers } from './peers.ts'
import type { Moment, Registrations } from './registrations.ts'

/** The waits of this process until changes are in force: "Wait" in docs/consistency.md. */
export interface Waits {
  /**
   * Resolves when every check that starts later, in any process, sees the shard up to this seq. Call it after the
   * commit was acknowledged, or after the change was found. Throws `unavailable` if the signal is aborted, or if the
   * database does not answer.
   * @param moment the moment of the commit, or of the read that found the change
   */
  inForce(place: Place, moment: Moment, signal?: AbortSignal): Promise<void>
  /** Does this process know already that the change at `place` is in force? */
  isKnown(place: Place): boolean
  /**
   * Answers a peer's question about the holders of this process. The answer is given when all of these holders have
   * confirmed, and after `waitMs` milliseconds at the latest.
   */
  answerPeer(question: LeaseQuestion, waitMs: number, signal: AbortSignal): Promise<LeaseAnswer | undefined>
  /** A replica has confirmed that its checks see the shard up to `seq`. */
  onConfirmed(replica: string, shard: number, seq: number): void
  /** The holders of this process, or its registration, changed: open waits ask again. */
  onChanged(): void
  metrics(): WaitMetrics
}

export interface WaitMetrics {
  open: number
  /** Waits since the start that ended because all holders had confirmed. */
  confirmed: number
  /** Waits since the start that ended because leases were over whose holders had not confirmed. */
  expired: number
  /** How long the waits took that ended. */
  took: Distribution
}

const REREAD_MS = 250
const FIRST_ANSWER_MS = 25
const LATER_ANSWER_MS = 300
const AGAIN_MS = 50
/** Longer than any lease. If a wait takes this long, the database does not answer, and the caller has left. */
const PATIENCE_MS = 30_000

interface Waiting {
  readonly wait: Wait
  readonly moment: Moment
  readonly asking: Set<string>
  /** Holders that an answer named, and a later one did not: they have confirmed, or their lease is over. */
  readonly gone: Set<string>
  isOpen: boolean
  wake(): void
}

interface Held {
  readonly question: LeaseQuestion
  wake(): void
}

export function createWaits(options: {
  epoch: string
  lease: number
  leases: Pick<LeaseService, 'registration' | 'answer'>
  registrations: Registrations
  peers: Peers
  log: Log
}): Waits {
  const { epoch, lease, leases, registrations, peers, log } = options
  /** Per shard, the highest seq that is known to be in force. All lower ones are in force too, and stay so. */
  const known = new Array<number>(SHARDS).fill(0)
  const open = Array.from({ length: SHARDS }, () => new Set<Waiting>())
  const held = new Set<Held>()
  const counts = { open: 0, confirmed: 0, expired: 0 }
  const took = newDistribution()

  return {
    async inForce(place, moment, signal) {
      if (isKnown(place)) return
      const waiting: Waiting = {
        wait: machine.openWait(place, lease, now()),
        moment,
        asking: new Set(),
        gone: new Set(),
        isOpen: true,
        wake: () => {},
      }
      const wake = () => waiting.wake()
      signal?.addEventListener('abort', wake, { once: true })
      open[place.shard]!.add(waiting)
      counts.open++
      try {
        await settle(waiting, signal)
      } finally {
        waiting.isOpen = false
        open[place.shard]!.delete(waiting)
        counts.open--
        signal?.removeEventListener('abort', wake)
      }
    },
    isKnown,
    answerPeer,
    onConfirmed(replica, shard, seq) {
      for (const { wait, wake } of open[shard]!) {
        if (wait.seq > seq) continue
        machine.confirmed(wait, replica)
        wake()
      }
      for (const { question, wake } of held) if (question.shard === shard && question.seq <= seq) wake()
    },
    onChanged() {
      for (const waitings of open) {
        for (const waiting of waitings) {
          askOwnBook(waiting)
          waiting.wake()
        }
      }
      for (const { wake } of held) wake()
    },
    metrics: () => ({ ...counts, took }),
  }

  function now(): number {
    return performance.now()
  }

  function isKnown({ shard, seq }: Place): boolean {
    return seq <= known[shard]!
  }

  async function settle(waiting: Waiting, signal: AbortSignal | undefined) {
    const { wait, moment } = waiting
    let readAt = Number.NEGATIVE_INFINITY
    for (;;) {
      if (isOver(waiting)) return
      if (signal?.aborted || now() - wait.acknowledgedAt > PATIENCE_MS) throw new DomainError('unavailable')
      if (now() - readAt < REREAD_MS) {
        await rest(waiting, readAt + REREAD_MS)
        continue
      }
      try {
        const found = await registrations.readAfter(moment)
        const isLate = now() - readAt > 2 * REREAD_MS
        readAt = now()
        machine.registrationsRead(
          wait,
          found.map(({ _id, ...rest }) => ({ id: _id, ...rest })),
          readAt,
        )
        askAll(waiting, found, isLate)
      } catch (err) {
        log.debug({ err }, 'registrations cannot be read yet')
        await sleep(AGAIN_MS)
      }
    }
  }

  function isOver({ wait, gone }: Waiting): boolean {
    if (isKnown(wait)) return true
    if (!machine.isInForce(wait, now())) return false
    const { shard, seq } = wait
    known[shard] = seq
    const isConfirmed = machine.isConfirmedByAll(wait) && [...gone].every((replica) => wait.confirmed.has(replica))
    counts[isConfirmed ? 'confirmed' : 'expired']++
    noteIn(took, (now() - wait.acknowledgedAt) / 1_000)
    for (const other of open[shard]!) if (other.wait.seq <= seq) other.wake()
    return true
  }

  /** Rests until the wait is woken, the longest lease is over, or `until`, when the registrations are read again. */
  function rest(waiting: Waiting, until: number): Promise<void> {
    const { acknowledgedAt, longestLease } = waiting.wait
    const ms = Math.min(until, acknowledgedAt + outlasting(longestLease)) - now()
    return new Promise((resolve) => {
      // A timer may fire a little early; that is harmless, because the loop compares the clock itself.
      const timer = setTimeout(resolve, Math.max(1, ms))
      waiting.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  function askAll(waiting: Waiting, found: readonly RegistrationDocument[], isLate: boolean) {
    askOwnBook(waiting)
    const { wait, asking } = waiting
    // If this process stood still, answers may have arrived that it has not read yet: then no process counts as silent.
    const silent = isLate ? [] : machine.silent(wait, now())
    for (const id of machine.unsettled(wait)) {
      const registration = found.find(({ _id }) => _id === id)!
      if (silent.includes(id)) close(registration)
      if (id === leases.registration || asking.has(id)) continue
      asking.add(id)
      void askPeer(waiting, registration).finally(() => asking.delete(id))
    }
  }

  function take({ wait, gone }: Waiting, registration: string, reply: LeaseAnswer) {
    const outstanding = () => wait.registrations?.get(registration)?.outstanding ?? []
    const before = outstanding()
    machine.answered(wait, registration, reply, now())
    const after = outstanding()
    for (const replica of before) if (!after.includes(replica)) gone.add(replica)
  }

  function askOwnBook(waiting: Waiting) {
    const { wait } = waiting
    const { registration } = leases
    if (!registration || !wait.registrations?.has(registration)) return
    const { shard, seq } = wait
    const reply = leases.answer({ registration, epoch, shard, seq })
    if (reply) take(waiting, registration, reply)
  }

  /**
   * Asks a peer until none of its holders is outstanding. The peer is asked to answer the first question soon, because
   * the replicas that are outstanding there may have confirmed to this process already.
   */
  async function askPeer(waiting: Waiting, { _id: registration, address }: RegistrationDocument) {
    const { wait } = waiting
    const question = { registration, epoch, shard: wait.shard, seq: wait.seq }
    for (let waitMs = FIRST_ANSWER_MS; isOutstanding(waiting, registration); waitMs = LATER_ANSWER_MS) {
      try {
        const reply = await peers.confirm(address, question, waitMs)
        take(waiting, registration, reply)
        waiting.wake()
      } catch (err) {
        log.debug({ err, registration }, 'a peer does not answer')
        await sleep(AGAIN_MS)
      }
    }
  }

  function isOutstanding({ isOpen, wait }: Waiting, registration: string): boolean {
    return isOpen && machine.unsettled(wait).includes(registration)
  }

  /** Marks a silent process's registration as closing, so that later changes need not wait for that process. */
  function close({ _id: id, lease, address }: RegistrationDocument) {
    log.warn({ registration: id, address }, 'a process of this owner is silent, closing its registration')
    registrations.mark({ id, lease }).catch((err) => log.debug({ err }, 'registration not closed yet'))
  }

  async function answerPeer(question: LeaseQuestion, waitMs: number, signal: AbortSignal) {
    const until = now() + waitMs
    for (;;) {
      const reply = leases.answer(question)
      if (!reply || reply.settled || signal.aborted || now() >= until) return reply
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          held.delete(one)
          resolve()
        }
        const one = { question, wake }
        const timer = setTimeout(wake, Math.max(1, until - now()))
        held.add(one)
      })
    }
  }
}
