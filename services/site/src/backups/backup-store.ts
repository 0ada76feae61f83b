import type { Transaction } from '@holdfast/ledger'
import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { type Backup, type BackupDecision, expiryOf } from './backup.ts'
import { backupEvents } from './backup-events.ts'
import { causes } from './backup-wire.ts'

type BackupDocument = { _id: string } & Omit<Backup, 'id'>

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const schema = new Schema(
  {
    _id: text,
    companyId: text,
    siteId: text,
    environmentId: text,
    cause: { type: String, enum: Object.keys(causes), required: true },
    releaseId: text,
    digest: text,
    files: number,
    bytes: number,
    createdAt: number,
    createdBy: { _id: false, type: { kind: text, id: text } },
    note: String,
    expiresAt: number,
    proof: {
      _id: false,
      type: {
        state: { type: String, enum: ['awaited', 'proved', 'failed'], required: true },
        at: Number,
        code: String,
        provedAt: Number,
      },
      required: true,
    },
    proofDueAt: number,
    state: { type: String, enum: ['kept', 'deleting'], required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'backups' },
)
schema.index({ environmentId: 1, state: 1, _id: -1 })
schema.index({ environmentId: 1, releaseId: 1, _id: -1 })
schema.index({ state: 1, expiresAt: 1 })
schema.index({ state: 1, proofDueAt: 1 })

export type BackupStore = Awaited<ReturnType<typeof createBackupStore>>

export async function createBackupStore(connection: Connection) {
  const model = await openModel(connection, 'backup', schema)

  return {
    async find(id: string, session?: ClientSession): Promise<Backup | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<BackupDocument>(),
      )
    },
    /** Newest first; a page starts after the backup `before`. */
    async ofEnvironment(environmentId: string, page: { before: string; limit: number }): Promise<Backup[]> {
      const filter = { environmentId, state: 'kept', ...(page.before && { _id: { $lt: page.before } }) }
      const found = model.find(filter).sort({ _id: -1 }).limit(page.limit)
      return (await found.lean<BackupDocument[]>()).map((document) => read(document)!)
    },
    /** Of these ids, those of backups that are known, in whatever state. */
    async idsOf(ids: string[]): Promise<string[]> {
      return (await model.find({ _id: { $in: ids } }, { _id: 1 }).lean()).map(({ _id }) => _id)
    },
    count: (environmentId: string): Promise<number> => model.countDocuments({ environmentId, state: 'kept' }),
    /** The newest backup of a release. */
    async newestOf(environmentId: string, releaseId: string): Promise<Backup | undefined> {
      const newest = model.findOne({ environmentId, releaseId, state: 'kept' }).sort({ _id: -1 })
      return read(await newest.lean<BackupDocument>())
    },
    /** Those that have lasted as long as they should, the oldest first. @param since only those that were made then or later */
    expired: (now: number, limit: number, since: number): Promise<Backup[]> =>
      all({ state: 'kept', expiresAt: { $lte: now }, createdAt: { $gte: since } }, 'expiresAt', limit),
    /** Those whose bytes the host still has to remove. */
    deleting: (limit: number, after: string): Promise<Backup[]> =>
      all({ state: 'deleting', _id: { $gt: after } }, '_id', limit),
    /** Those that are to be restored into a scratch place, the longest overdue first. */
    unproved: (now: number, limit: number): Promise<Backup[]> =>
      all({ state: 'kept', proofDueAt: { $lte: now } }, 'proofDueAt', limit),
    async add(decision: BackupDecision, tx: Transaction): Promise<void> {
      const { id, ...rest } = decision.backup
      await model.create([{ _id: id, ...rest }], { session: tx.session })
      append(tx, decision)
    },
    /** Saves a changed backup with its events. */
    async save(decision: BackupDecision, tx: Transaction): Promise<void> {
      const { id, ...rest } = decision.backup
      await model.replaceOne({ _id: id }, { _id: id, ...rest }, { session: tx.session, runValidators: true })
      append(tx, decision)
    },
    /** Saves a change of which nobody is told, unless something else changed meanwhile. */
    async note({ id, proof, proofDueAt }: Backup, before: Backup): Promise<void> {
      const unchanged = { _id: id, state: before.state, proofDueAt: before.proofDueAt }
      await model.updateOne(unchanged, { $set: { proof, proofDueAt } })
    },
    /** The company's plan says now for how many days backups are kept. */
    async keepFor(environmentId: string, days: number): Promise<void> {
      const length = expiryOf(0, days)
      const differs = { $ne: ['$expiresAt', { $add: ['$createdAt', length] }] }
      await model.collection.updateMany({ environmentId, state: 'kept', $expr: differs }, [
        { $set: { expiresAt: { $add: ['$createdAt', length] } } },
      ])
    },
    /** The host has removed it. */
    async forget(id: string): Promise<void> {
      await model.deleteOne({ _id: id, state: 'deleting' })
    },
    /** The environment and all that was its own are gone from the host. */
    async forgetAllOf(environmentId: string, session?: ClientSession): Promise<void> {
      await model.deleteMany({ environmentId }, { session })
    },
  }

  async function all(filter: object, order: 'expiresAt' | 'proofDueAt' | '_id', limit: number): Promise<Backup[]> {
    const found = model
      .find(filter)
      .sort({ [order]: 1 })
      .limit(limit)
    return (await found.lean<BackupDocument[]>()).map((document) => read(document)!)
  }
}

function append(tx: Transaction, { backup, events }: BackupDecision): void {
  const { companyId, siteId, environmentId, id: backupId } = backup
  const which = { companyId, siteId, environmentId, backupId }
  for (const event of events) {
    const { type, ...data } = event
    tx.append(backupEvents[type], {
      ...which,
      ...data,
      ...('cause' in event && { cause: causes[event.cause] }),
    })
  }
}

function read(document: BackupDocument | null): Backup | undefined {
  if (!document) return undefined
  const { _id, ...backup } = document
  return { id: _id, ...backup } as Backup
}
