import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, type QueryFilter, Schema } from 'mongoose'
import type { EpochNumber } from '../environments/environment.ts'
import {
  type Finished,
  type Operation,
  type OperationKind,
  operationKinds,
  take,
  type Unfinished,
} from './operation.ts'

type OperationDocument = { _id: string } & Omit<Operation, 'id'>

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const states = ['queued', 'running', 'done', 'failed', 'cancelled'] as const

const schema = new Schema(
  {
    _id: text,
    kind: { type: String, enum: operationKinds, required: true },
    companyId: text,
    siteId: text,
    environmentId: String,
    locks: { type: [String], required: true },
    turn: number,
    input: { type: Schema.Types.Mixed, required: true },
    startedBy: { _id: false, type: { principal: Schema.Types.Mixed, membershipId: String } },
    reference: text,
    epoch: number,
    startedAt: number,
    deadline: number,
    step: text,
    percent: number,
    attempts: number,
    notBefore: number,
    worker: { _id: false, type: { id: text, until: number } },
    fence: number,
    isVisible: { type: Boolean, required: true },
    result: { _id: false, type: { releaseId: String, backupId: String }, required: true },
    state: { type: String, enum: states, required: true },
    endedAt: Number,
    problem: { _id: false, type: { code: text, detail: String } },
    isCleaned: Boolean,
  },
  { strict: 'throw', versionKey: false, collection: 'operations', minimize: false },
)
schema.index({ siteId: 1, turn: -1 }, { unique: true })
schema.index({ siteId: 1, _id: -1 })
schema.index({ companyId: 1, _id: -1 })
schema.index({ environmentId: 1, _id: -1 })
const unfinished = { state: { $in: ['queued', 'running'] } }
schema.index({ kind: 1 }, { partialFilterExpression: unfinished })
schema.index({ notBefore: 1 }, { partialFilterExpression: unfinished })
schema.index({ locks: 1, turn: 1 }, { partialFilterExpression: unfinished })
schema.index({ endedAt: 1 }, { sparse: true })
schema.index({ isCleaned: 1, notBefore: 1 }, { partialFilterExpression: { isCleaned: false } })

export interface WantedOperations {
  of: { companyId: string; siteIds?: string[] } | { siteId: string }
  /** All when empty. */
  states: Operation['state'][]
}

export type OperationStore = Awaited<ReturnType<typeof createOperationStore>>

export async function createOperationStore(connection: Connection) {
  const model = await openModel(connection, 'operation', schema)

  return {
    async find(id: string, session?: ClientSession): Promise<Operation | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<OperationDocument>(),
      )
    },
    /** The newest first; a page starts after the operation `before`. */
    async list(wanted: WantedOperations, { before, limit }: { before: string; limit: number }): Promise<Operation[]> {
      const filter = { ...filterOf(wanted), ...(before && { _id: { $lt: before } }) }
      const found = model.find(filter).sort({ _id: -1 }).limit(limit)
      return (await found.lean<OperationDocument[]>()).map((document) => read(document)!)
    },
    count: (wanted: WantedOperations): Promise<number> => model.countDocuments(filterOf(wanted)),
    /** The turn of the next operation of a site, and how many are not finished. */
    async nextTurn(siteId: string, session: ClientSession): Promise<{ turn: number; waiting: number }> {
      const last = await model.findOne({ siteId }, { turn: 1 }).sort({ turn: -1 }).session(session).lean()
      const waiting = await model.countDocuments({ siteId, ...unfinished }).session(session)
      return { turn: (last?.turn ?? 0) + 1, waiting }
    },
    async add(operation: Unfinished, session: ClientSession): Promise<void> {
      await model.create([toDocument(operation)], { session })
    },
    /**
     * Saves what a worker made of an operation, if it still has it, and it still stands where the worker read it: what the
     * visible step has saved is never undone by a worker that did not hear of its commit.
     * @returns false when another worker has it, or it is over
     */
    async save(operation: Operation, from: Unfinished, session?: ClientSession): Promise<boolean> {
      const { id, fence, step, isVisible } = from
      const held = { _id: id, fence, step, isVisible, ...unfinished }
      const saved = await model.replaceOne(held, toDocument(operation), { session, runValidators: true })
      return saved.matchedCount === 1
    },
    /**
     * Adds to what an operation has learned, and has it looked at soon. A worker that has it loses it: what it would save
     * does not have the news.
     */
    async note(id: string, learned: Record<string, string>): Promise<void> {
      const set = Object.fromEntries(Object.entries(learned).map(([name, value]) => [`input.${name}`, value]))
      await model.updateOne(
        { _id: id, ...unfinished },
        { $set: { ...set, notBefore: 0 }, $unset: { worker: 1 }, $inc: { fence: 1 } },
      )
    },
    /** Saves an operation that ended by a command, whoever works on it. */
    async end(operation: Operation, session: ClientSession): Promise<void> {
      await model.replaceOne({ _id: operation.id, ...unfinished }, toDocument(operation), { session })
    },
    /** Ids of operations that somebody should look at, the longest overdue first. */
    async due(now: number, limit: number): Promise<string[]> {
      const free = { $or: [{ worker: { $exists: false } }, { 'worker.until': { $lte: now } }] }
      const found = model.find({ ...unfinished, notBefore: { $lte: now }, ...free }, { _id: 1 })
      return (await found.sort({ notBefore: 1 }).limit(limit).lean()).map(({ _id }) => _id)
    },
    /** Takes an operation for a worker; undefined when it is not to be had: another worker has it, or it is over. */
    async take(id: string, worker: { id: string; until: number }, now: number): Promise<Unfinished | undefined> {
      const found = (await this.find(id)) as Unfinished | undefined
      if (!found || !states.slice(0, 2).includes(found.state)) return undefined
      if (found.worker && found.worker.until > now) return undefined
      const taken = take(found, worker)
      // As it was read: a worker that wakes may save, or commit its visible step, in this moment.
      const { fence, step, isVisible, worker: former } = found
      const isAsRead = { fence, step, isVisible, 'worker.until': former ? former.until : { $exists: false } }
      const held = { _id: id, ...isAsRead, ...unfinished }
      const saved = await model.replaceOne(held, toDocument(taken), { writeConcern: { w: 'majority' } })
      return saved.matchedCount === 1 ? taken : undefined
    },
    /** Is an earlier operation on one of these environments not over yet? */
    async isBehind({ siteId, locks, turn }: Unfinished): Promise<boolean> {
      return (await model.exists({ siteId, locks: { $in: locks }, turn: { $lt: turn }, ...unfinished })) !== null
    },
    /** Ids of operations that wait for these environments, those whose turn is next first. */
    async waitingFor({ siteId, locks }: Operation, limit: number): Promise<string[]> {
      const found = model.find({ siteId, locks: { $in: locks }, ...unfinished }, { _id: 1 }).sort({ turn: 1 })
      return (await found.limit(limit).lean()).map(({ _id }) => _id)
    },
    /** Those that visitors of an environment saw since then, the newest first. */
    async visibleSince(environmentId: string, since: number, limit: number): Promise<Operation[]> {
      const found = model.find({ environmentId, isVisible: true, $or: [{ endedAt: { $gte: since } }, unfinished] })
      return (await found.sort({ _id: -1 }).limit(limit).lean<OperationDocument[]>()).map((document) => read(document)!)
    },
    /** How many are not over, by kind and state. */
    async countUnfinished(): Promise<{ kind: OperationKind; state: Operation['state']; count: number }[]> {
      const grouped = { _id: { kind: '$kind', state: '$state' }, count: { $sum: 1 } }
      const found = await model.aggregate([{ $match: unfinished }, { $group: grouped }])
      return found.map(({ _id, count }) => ({ ..._id, count }))
    },
    /** How many of a kind that the service itself started are not over. */
    underWay: (kind: OperationKind): Promise<number> =>
      model.countDocuments({ kind, startedBy: { $exists: false }, ...unfinished }),
    /** Those that failed or were cancelled, and whose leavings are still with a host. */
    async uncleaned(now: number, limit: number): Promise<Finished[]> {
      const found = model
        .find({ isCleaned: false, notBefore: { $lte: now } })
        .sort({ notBefore: 1 })
        .limit(limit)
      return (await found.lean<OperationDocument[]>()).map((document) => read(document) as Finished)
    },
    async cleanLater(id: string, notBefore: number): Promise<void> {
      await model.updateOne({ _id: id, isCleaned: false }, { $set: { notBefore } })
    },
    /**
     * Of these ids of releases and backups, those that operations are making, or have left behind; all operations, or those
     * that began in one incarnation of the ledger.
     */
    async preparing(ids: string[], begun: { epoch?: EpochNumber } = {}): Promise<string[]> {
      const isMade = ['releaseId', 'backupId'].map((name) => ({ [`input.${name}`]: { $in: ids } }))
      const isPreparing = { $or: [unfinished, { isCleaned: false }] }
      const found = model.find({ $and: [begun, isPreparing, { $or: isMade }] }, { input: 1 })
      return (await found.lean<Pick<OperationDocument, 'input'>[]>()).flatMap(({ input }) => Object.values(input))
    },
    /** Forgets some of those that ended before then, the oldest first. @returns how many */
    async forgetEnded(before: number, limit: number): Promise<number> {
      const found = model.find({ endedAt: { $lt: before } }, { _id: 1 })
      const ids = (await found.sort({ endedAt: 1 }).limit(limit).lean()).map(({ _id }) => _id)
      return ids.length === 0 ? 0 : (await model.deleteMany({ _id: { $in: ids } })).deletedCount
    },
    async cleaned(id: string): Promise<void> {
      await model.updateOne({ _id: id, isCleaned: false }, { $set: { isCleaned: true } })
    },
  }
}

function filterOf({ of, states: wanted }: WantedOperations): QueryFilter<OperationDocument> {
  const place =
    'siteId' in of
      ? { siteId: of.siteId }
      : { companyId: of.companyId, ...(of.siteIds && { siteId: { $in: of.siteIds } }) }
  return { ...place, ...(wanted.length > 0 && { state: { $in: wanted } }) } as QueryFilter<OperationDocument>
}

function toDocument({ id, ...operation }: Operation): OperationDocument {
  return { _id: id, ...operation } as OperationDocument
}

function read(document: OperationDocument | null): Operation | undefined {
  if (!document) return undefined
  const { _id, ...operation } = document
  return { id: _id, ...operation } as Operation
}
