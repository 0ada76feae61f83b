import { idBytes } from '@holdfast/contracts'
import { EnvironmentFact } from '@holdfast/contracts/site'
import { type GenerationNumbers, writeGeneration } from '@holdfast/driver'
import { dropFact, type FactChange, putFact } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { CountedEnvironment } from '../usage/usage.ts'
import type { Environment, EpochNumber, PresentEnvironment } from './environment.ts'
import { kindToWire } from './environment-events.ts'

type EnvironmentDocument = { _id: string; isConfirmed: boolean } & Omit<Environment, 'id'>

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const
const generation = { _id: false, type: { epoch: number, n: number } }

const schema = new Schema(
  {
    _id: text,
    siteId: text,
    companyId: text,
    tenure: number,
    kind: { type: String, enum: ['live', 'staging', 'premium-staging'], required: true },
    name: text,
    hostId: text,
    wish: {
      _id: false,
      type: {
        generation: { ...generation, required: true },
        hostNames: { type: [String], required: true },
        activeReleaseId: String,
        closed: { type: Boolean, required: true },
        gateVersion: number,
        indexing: { type: Boolean, required: true },
        suspended: { type: Boolean, required: true },
      },
      required: true,
    },
    confirmed: generation,
    // Derived from the two generations, for the index.
    isConfirmed: { type: Boolean, required: true },
    unconfirmedSince: Number,
    comparedIn: number,
    copiedFrom: { _id: false, type: { environmentId: text, releaseId: text, at: number } },
    seen: { type: Schema.Types.Mixed, required: true },
    nextBackupAt: number,
    createdAt: number,
    version: number,
    state: { type: String, enum: ['present', 'deleted', 'purging', 'purged'], required: true },
    deletedAt: Number,
    purgeAt: Number,
    purgedAt: Number,
  },
  { strict: 'throw', versionKey: false, collection: 'environments', minimize: false },
)
schema.index({ siteId: 1, state: 1, _id: 1 })
schema.index({ siteId: 1, name: 1 }, { unique: true, partialFilterExpression: { state: 'present' } })
schema.index({ isConfirmed: 1, _id: 1 }, { partialFilterExpression: { isConfirmed: false } })
schema.index({ state: 1, nextBackupAt: 1 })
schema.index({ state: 1, purgeAt: 1 })
schema.index({ hostId: 1, _id: 1 })
schema.index({ hostId: 1, comparedIn: 1, _id: 1 })
schema.index({ companyId: 1, 'wish.suspended': 1 })

/** What a list of sites needs of their environments. */
export interface EnvironmentSummary {
  siteId: string
  kind: Environment['kind']
  wish: Pick<Environment['wish'], 'suspended'>
}

const summary = { _id: 0, siteId: 1, kind: 1, 'wish.suspended': 1 } as const satisfies Record<string, 0 | 1>

export type EnvironmentStore = Awaited<ReturnType<typeof createEnvironmentStore>>

export async function createEnvironmentStore(connection: Connection) {
  const model = await openModel(connection, 'environment', schema)

  return {
    async find(id: string, session?: ClientSession): Promise<Environment | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<EnvironmentDocument>(),
      )
    },
    async findPresent(id: string, session?: ClientSession): Promise<PresentEnvironment | undefined> {
      const found = await this.find(id, session)
      return found?.state === 'present' ? found : undefined
    },
    /** The oldest first: the live one, then the others in the order of their making. */
    async ofSite(siteId: string, session?: ClientSession): Promise<PresentEnvironment[]> {
      const found = model
        .find({ siteId, state: 'present' })
        .sort({ _id: 1 })
        .session(session ?? null)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document) as PresentEnvironment)
    },
    /** Of the present ones of several sites, by site. */
    async summaries(siteIds: string[]): Promise<Map<string, EnvironmentSummary[]>> {
      const found = model.find({ siteId: { $in: siteIds }, state: 'present' }, summary)
      return Map.groupBy(await found.lean<EnvironmentSummary[]>(), ({ siteId }) => siteId)
    },
    /** Present and deleted ones of a site, those that are purged left out. */
    async keptOf(siteId: string, session?: ClientSession): Promise<Environment[]> {
      const found = model.find({ siteId, state: { $ne: 'purged' } }).sort({ _id: 1 })
      return (await found.session(session ?? null).lean<EnvironmentDocument[]>()).map((document) => read(document)!)
    },
    /** Of those that were compared, the ones whose host has not confirmed the present wish, by id; a page starts after `after`. */
    async unconfirmed(epoch: EpochNumber, after: string, limit: number): Promise<Environment[]> {
      const found = model.find({
        isConfirmed: false,
        comparedIn: epoch,
        state: { $in: ['present', 'deleted'] },
        ...(after && { _id: { $gt: after } }),
      })
      return (await found.sort({ _id: 1 }).limit(limit).lean<EnvironmentDocument[]>()).map(
        (document) => read(document)!,
      )
    },
    /** Those that were deleted in this epoch and whose grace is over, the longest overdue first. */
    async overdue(now: number, epoch: number, limit: number): Promise<Environment[]> {
      const found = model
        .find({ state: 'deleted', purgeAt: { $lte: now }, 'wish.generation.epoch': epoch })
        .sort({ purgeAt: 1 })
        .limit(limit)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document)!)
    },
    /** Those whose host has to remove their bytes, by id; a page starts after `after`. */
    async purging(after: string, epoch: number, limit: number): Promise<Environment[]> {
      const found = model.find({ state: 'purging', 'wish.generation.epoch': epoch, _id: { $gt: after } })
      return (await found.sort({ _id: 1 }).limit(limit).lean<EnvironmentDocument[]>()).map(
        (document) => read(document)!,
      )
    },
    /** Present ones whose daily backup is due, the longest overdue first. */
    async backupDue(now: number, limit: number): Promise<PresentEnvironment[]> {
      const found = model
        .find({ state: 'present', nextBackupAt: { $lte: now } })
        .sort({ nextBackupAt: 1 })
        .limit(limit)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document) as PresentEnvironment)
    },
    /** Its daily backup is due at another time; nothing when that has changed meanwhile. */
    async backUpLater({ id, nextBackupAt }: Environment, next: number): Promise<void> {
      await model.updateOne({ _id: id, nextBackupAt }, { $set: { nextBackupAt: next } })
    },
    /** Present ones, by id; a page starts after `after`. */
    async present(after: string, limit: number): Promise<PresentEnvironment[]> {
      const found = model
        .find({ state: 'present', _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document) as PresentEnvironment)
    },
    /** Those of a company whose wish says otherwise about its suspension. */
    async suspendedOtherwise(companyId: string, suspended: boolean, limit: number): Promise<PresentEnvironment[]> {
      const found = model.find({ companyId, 'wish.suspended': !suspended, state: 'present' }).limit(limit)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document) as PresentEnvironment)
    },
    async findAll(ids: string[]): Promise<Environment[]> {
      return (await model.find({ _id: { $in: ids } }).lean<EnvironmentDocument[]>()).map((document) => read(document)!)
    },
    /** Whose they are and who carries them, by id: also of those that are gone. */
    async counted(ids: string[]): Promise<Map<string, CountedEnvironment>> {
      const fields = { siteId: 1, companyId: 1, hostId: 1, tenure: 1, createdAt: 1 } as const
      const found = model.find({ _id: { $in: ids } }, fields)
      const read = await found.lean<({ _id: string } & Omit<CountedEnvironment, 'id'>)[]>()
      return new Map(read.map(({ _id: id, ...environment }) => [id, { id, ...environment }]))
    },
    /** Those of a host that it has confirmed, by id; a page starts after `after`. */
    async confirmedOn(hostId: string, after: string, limit: number): Promise<Environment[]> {
      const filter = { hostId, isConfirmed: true, state: { $ne: 'purged' }, ...(after && { _id: { $gt: after } }) }
      const found = model.find(filter).sort({ _id: 1 }).limit(limit)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document)!)
    },
    /** Those of a host that an earlier incarnation of the ledger left, by id; a page starts after `after`. */
    async uncompared(hostId: string, epoch: EpochNumber, after: string, limit: number): Promise<Environment[]> {
      const filter = { hostId, comparedIn: { $lt: epoch }, state: { $ne: 'purged' as const }, _id: { $gt: after } }
      const found = model.find(filter).sort({ _id: 1 }).limit(limit)
      return (await found.lean<EnvironmentDocument[]>()).map((document) => read(document)!)
    },
    /** Compared, with nothing to take over. Nothing when it has changed meanwhile. */
    async noteCompared({ id, version, comparedIn }: Environment, epoch: EpochNumber): Promise<void> {
      await model.updateOne({ _id: id, version, comparedIn }, { $set: { comparedIn: epoch } })
    },
    /** The host has not what it had confirmed. Nothing when it has confirmed another wish by now. */
    async unconfirm({ id, confirmed }: Pick<Environment, 'id' | 'confirmed'>): Promise<void> {
      const { epoch, n } = confirmed!
      await model.updateOne(
        { _id: id, 'confirmed.epoch': epoch, 'confirmed.n': n },
        { $set: { isConfirmed: false, unconfirmedSince: Date.now() }, $unset: { confirmed: 1 } },
      )
    },
    /** Those of a host that have not confirmed the present wish: how many, and since when the longest. */
    async countUnconfirmed(hostId: string): Promise<{ count: number; since?: number }> {
      const isWaiting = { hostId, isConfirmed: false, state: { $in: ['present', 'deleted'] } }
      const grouped = { _id: null, count: { $sum: 1 }, since: { $min: '$unconfirmedSince' } }
      const [found] = await model.aggregate([{ $match: isWaiting }, { $group: grouped }])
      return { count: found?.count ?? 0, ...(found && { since: found.since }) }
    },
    countUncompared: (hostId: string, epoch: EpochNumber): Promise<number> =>
      model.countDocuments({ hostId, comparedIn: { $lt: epoch }, state: { $ne: 'purged' } }),
    /** How many a host carries, purged ones left out. */
    onHost: (hostId: string): Promise<number> => model.countDocuments({ hostId, state: { $ne: 'purged' } }),
    async add(environment: PresentEnvironment, session: ClientSession): Promise<void> {
      await model.create([toDocument(environment)], { session })
    },
    async save(environment: Environment, session: ClientSession): Promise<void> {
      await model.replaceOne({ _id: environment.id }, toDocument(environment), { session, runValidators: true })
    },
    /** The host has confirmed a wish. Nothing when another one stands by now. */
    async confirm(id: string, generation: GenerationNumbers): Promise<void> {
      const { epoch, n } = generation
      await model.updateOne(
        { _id: id, 'wish.generation.epoch': epoch, 'wish.generation.n': n },
        { $set: { confirmed: { epoch, n }, isConfirmed: true }, $unset: { unconfirmedSince: 1 } },
      )
    },
  }
}

function toDocument(environment: Environment): EnvironmentDocument {
  const { id, unconfirmedSince = Date.now(), ...rest } = environment
  const { confirmed, wish } = environment
  const isConfirmed = confirmed !== undefined && writeGeneration(confirmed) === writeGeneration(wish.generation)
  return { _id: id, ...rest, isConfirmed, ...(!isConfirmed && { unconfirmedSince }) } as EnvironmentDocument
}

function read(document: EnvironmentDocument | null): Environment | undefined {
  if (!document) return undefined
  const { _id, isConfirmed: _isConfirmed, ...environment } = document
  return { id: _id, ...environment } as Environment
}

/** What every replica holds about an environment. */
export function environmentFact(environment: Pick<Environment, 'id' | 'siteId' | 'kind'>): FactChange {
  const key = [idBytes(environment.siteId), idBytes(environment.id)]
  return putFact('environment', key, EnvironmentFact, { kind: kindToWire(environment) })
}

export function noEnvironmentFact({ id, siteId }: Pick<Environment, 'id' | 'siteId'>): FactChange {
  return dropFact('environment', [idBytes(siteId), idBytes(id)])
}
