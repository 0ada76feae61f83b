import type { Log } from '@holdfast/runtime'
import type { ClientSession, Connection, mongo } from 'mongoose'
import type { Collections, RegistrationDocument } from '../documents.ts'
import { type Clearing, clearing as clearings } from './machines/index.ts'

/** A moment of the database's history. What is read after it shows everything that was committed before. */
export type Moment = mongo.Timestamp | undefined

/** Where each shard stood at a moment when this process surely might still say so. */
export interface Fence {
  heads: number[]
  moment: Moment
}

/** The documents by which an owner's processes know of each other. */
export interface Registrations {
  /** Resolves when a majority has it; may be repeated when that is unknown. */
  put(registration: { id: string; address: string; lease: number }): Promise<void>
  /**
   * Where each shard stands, read after a majority has acknowledged that this registration may grant. Undefined: it may
   * not any more. Rejects when the database did not answer; then nothing is known.
   */
  fence(id: string): Promise<Fence | undefined>
  /** All of them, in a read that begins after this call and shows what was committed before the moment. */
  readAfter(moment: Moment): Promise<RegistrationDocument[]>
  /** Closes a registration: when this resolves, no fence of it can succeed any more. */
  mark(registration: { id: string; lease: number }): Promise<void>
  /** Closes what a process of before left behind at an address that is now another's. */
  markFormer(address: string, id: string): Promise<void>
  /** No lease of a registration that was marked can still run. */
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

/** @param onRead told of what was read, whoever asked */
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
  // Without changes nobody reads, and what has ended would stay for the next change to meet.
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

  /** Whoever comes while a read is under way waits for the next one: that one may have begun before their commit. */
  function readAfter(moment: Moment): Promise<RegistrationDocument[]> {
    next ??= { moment, ...Promise.withResolvers<RegistrationDocument[]>() }
    if (moment && !next.moment?.greaterThanOrEqual(moment)) next.moment = moment
    const { promise } = next
    if (!isReading) void readNext()
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
    // Else somebody else closed or removed it: the next read tells.
    if (matchedCount > 0) clearings.marked(clearing, { id, lease }, performance.now())
  }

  async function remove(id: string) {
    await answered(() => registrations.deleteOne({ _id: id, state: 'closing' }, MAJORITY))
    log.info({ registration: id }, 'registration removed')
  }

  /** What several want at once is done once. */
  function once(what: string, work: () => Promise<void>): Promise<void> {
    const present = underWay.get(what) ?? work().finally(() => underWay.delete(what))
    underWay.set(what, present)
    return present
  }

  /** All reads of the session show what was committed before the moment, and each what the one before showed. */
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
 * A server that stands still answers nothing at all: after a second the question is asked again, of whoever is primary by
 * then, and the first answer counts. Rejects when all have failed, or after {@link ANSWER_MS}.
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
      reject(new Error(`no answer of the database within ${ANSWER_MS} ms`))
    }, ANSWER_MS)
    begin()
  })
}
