import { type Log, outsideSpans } from '@holdfast/runtime'
import type { ClientSession, Connection, mongo } from 'mongoose'
import type { Collections, RegistrationDocument } from '../documents.ts'
import { type Clearing, clearing as clearings } from './machines/index.ts'

/** A point in the database's history: a read after it sees everything that was committed before it. */
export type Moment = mongo.Timestamp | undefined

/** The heads, read at a moment when this process's registration was certainly not closed. */
export interface Fence {
  heads: number[]
  moment: Moment
}

/** The registration documents, from which the processes of an owner know each other. */
export interface Registrations {
  /** Writes a registration, and resolves when a majority has it. May be repeated if the answer was lost. */
  put(registration: { id: string; address: string; lease: number }): Promise<void>
  /**
   * Reads the heads after a majority has acknowledged that this registration may still grant leases. Resolves to
   * undefined if the registration may not grant leases any more. Rejects if the database does not answer; then nobody
   * knows whether it may.
   */
  fence(id: string): Promise<Fence | undefined>
  /** Reads all registrations. The read begins after this call, and sees everything committed before `moment`. */
  readAfter(moment: Moment): Promise<RegistrationDocument[]>
  /** Marks a registration as closing: when this resolves, none of its fences can succeed any more. */
  mark(registration: { id: string; lease: number }): Promise<void>
  /**
   * Marks registrations that an earlier process left behind at this address as closing; `id` is the new process's own.
   */
  markFormer(address: string, id: string): Promise<void>
  /** Was the registration marked so long ago that none of its leases can still run? */
  isOver(id: string): boolean
  /** Removes a closed registration. */
  remove(id: string): Promise<void>
  stop(): void
}

const ANSWER_MS = 5_000
const AGAIN_MS = 1_000
const SWEEP_MS = 1_000
const MAJORITY = { writeConcern: { w: 'majority', wtimeout: ANSWER_MS } } as const
const OF_MAJORITY = { readConcern: { level: 'majority' }, maxTimeMS: ANSWER_MS } as const

/** @param onRead called with the registrations after every read */
export function openRegistrations(
  connection: Connection,
  { registrations, heads }: Collections,
  log: Log,
  onRead: (found: RegistrationDocument[]) => void,
): Registrations {
  const clearing: Clearing = new Map()
  const underWay = new Map<string, Promise<void>>()
  let next: ({ moment: Moment } & PromiseWithResolvers<RegistrationDocument[]>) | undefined
  let isReading = false
  // Registrations are read for each change. If there are no changes, this sweep removes those that can go; otherwise
  // the next change would have to wait for them.
  const sweeping = setInterval(() => void readAfter(undefined).catch(() => {}), SWEEP_MS).unref()

  return {
    async put({ id, address, lease }) {
      const $setOnInsert = { address, lease, state: 'granting', n: 0 } as const
      await answered(() => registrations.updateOne({ _id: id }, { $setOnInsert }, { ...MAJORITY, upsert: true }))
    },
    fence(id) {
      return inSession(undefined, async (session) => {
        const granting = { _id: id, state: 'granting' } as const
        const { matchedCount } = await registrations.updateOne(granting, { $inc: { n: 1 } }, { ...MAJORITY, session })
        if (matchedCount === 0) return undefined
        const found = await heads
          .find({}, { ...OF_MAJORITY, session })
          .sort({ _id: 1 })
          .toArray()
        return { heads: found.map(({ seq }) => seq), moment: session.operationTime }
      })
    },
    readAfter,
    mark: (registration) => once(`mark ${registration.id}`, () => mark(registration)),
    async markFormer(address, id) {
      const former = (await readAfter(undefined)).filter(
        ({ _id, state, ...of }) => of.address === address && state === 'granting' && _id !== id,
      )
      for (const { _id, lease } of former) await mark({ id: _id, lease })
    },
    isOver: (id) => clearings.removable(clearing, performance.now()).includes(id),
    remove: (id) => once(`remove ${id}`, () => remove(id)),
    stop: () => clearInterval(sweeping),
  }

  /** A call during a read waits for the next read: the present one may have begun before the caller's commit. */
  function readAfter(moment: Moment): Promise<RegistrationDocument[]> {
    next ??= { moment, ...Promise.withResolvers<RegistrationDocument[]>() }
    if (moment && !next.moment?.greaterThanOrEqual(moment)) next.moment = moment
    const { promise } = next
    if (!isReading) void outsideSpans(readNext)
    return promise
  }

  async function readNext() {
    isReading = true
    while (next) {
      const { moment, resolve, reject } = next
      next = undefined
      await read(moment).then(resolve, reject)
    }
    isReading = false
  }

  async function read(moment: Moment): Promise<RegistrationDocument[]> {
    const found = await inSession(moment, (session) => registrations.find({}, { ...OF_MAJORITY, session }).toArray())
    const now = performance.now()
    const known = found.map(({ _id, lease, state }) => ({ id: _id, lease, state }))
    clearings.registrationsSeen(clearing, known, now)
    for (const id of clearings.removable(clearing, now)) {
      once(`remove ${id}`, () => remove(id)).catch((err) => log.debug({ err, id }, 'registration not removed yet'))
    }
    onRead(found)
    return found
  }

  async function mark({ id, lease }: { id: string; lease: number }) {
    const granting = { _id: id, state: 'granting' } as const
    const { matchedCount } = await answered(() =>
      registrations.updateOne(granting, { $set: { state: 'closing' } }, MAJORITY),
    )
    // If no document matched, another process has marked or removed the registration; the next read shows which.
    if (matchedCount > 0) clearings.marked(clearing, { id, lease }, performance.now())
  }

  async function remove(id: string) {
    await answered(() => registrations.deleteOne({ _id: id, state: 'closing' }, MAJORITY))
    log.info({ registration: id }, 'registration removed')
  }

  /** Runs work of one name only once at a time; several callers share the result. */
  function once(what: string, work: () => Promise<void>): Promise<void> {
    const present = underWay.get(what) ?? work().finally(() => underWay.delete(what))
    underWay.set(what, present)
    return present
  }

  /** Reads in the session see everything committed before `moment`, and none sees less than the read before it. */
  function inSession<T>(moment: Moment, work: (session: ClientSession) => Promise<T>): Promise<T> {
    return answered(async () => {
      const session = await connection.startSession({ causalConsistency: true })
      try {
        if (moment) session.advanceOperationTime(moment)
        return await work(session)
      } finally {
        await session.endSession()
      }
    })
  }
}

/**
 * Asks the database, and asks again every second until the first answer, which counts. A database server that stands
 * still answers nothing at all; a later attempt goes to the server that is primary by then. Rejects when all attempts
 * have failed, or after {@link ANSWER_MS}.
 */
function answered<T>(ask: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let unanswered = 0
    const end = () => {
      clearInterval(again)
      clearTimeout(over)
    }
    const begin = () => {
      unanswered++
      ask().then(
        (answer) => {
          end()
          resolve(answer)
        },
        (error) => {
          if (--unanswered > 0) return
          end()
          reject(error)
        },
      )
    }
    const again = setInterval(begin, AGAIN_MS)
    const over = setTimeout(() => {
      end()
      reject(new Error(`the database did not answer within ${ANSWER_MS} ms`))
    }, ANSWER_MS)
    begin()
  })
}
