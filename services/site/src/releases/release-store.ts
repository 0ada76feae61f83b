import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import type { Release } from './release.ts'

type ReleaseDocument = { _id: string } & Omit<Release, 'id'>

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const schema = new Schema(
  {
    _id: text,
    environmentId: text,
    siteId: text,
    companyId: text,
    cause: { type: String, enum: ['uploaded', 'pushed', 'restored', 'cloned', 'found'], required: true },
    fromEnvironmentId: String,
    fromReleaseId: String,
    fromBackupId: String,
    digest: text,
    files: number,
    bytes: number,
    createdAt: number,
    createdBy: { _id: false, type: { kind: text, id: text }, required: true },
    note: String,
    wentBack: { _id: false, type: { at: number, reason: String } },
    state: { type: String, enum: ['kept', 'deleting'], required: true },
  },
  { strict: 'throw', versionKey: false, collection: 'releases' },
)
schema.index({ environmentId: 1, state: 1, _id: -1 })
schema.index({ state: 1, _id: 1 })

const RETIRED_AT_ONCE = 20

export type ReleaseStore = Awaited<ReturnType<typeof createReleaseStore>>

export async function createReleaseStore(connection: Connection) {
  const model = await openModel(connection, 'release', schema)

  return {
    async find(id: string, session?: ClientSession): Promise<Release | undefined> {
      return read(
        await model
          .findById(id)
          .session(session ?? null)
          .lean<ReleaseDocument>(),
      )
    },
    /** The newest first; a page starts after the release `before`. */
    async ofEnvironment(environmentId: string, page: { before: string; limit: number }): Promise<Release[]> {
      const filter = { environmentId, state: 'kept', ...(page.before && { _id: { $lt: page.before } }) }
      const found = model.find(filter).sort({ _id: -1 }).limit(page.limit)
      return (await found.lean<ReleaseDocument[]>()).map((document) => read(document)!)
    },
    /** Of these ids, those of releases that are known, in whatever state. */
    async idsOf(ids: string[], session?: ClientSession): Promise<string[]> {
      const found = model.find({ _id: { $in: ids } }, { _id: 1 }).session(session ?? null)
      return (await found.lean()).map(({ _id }) => _id)
    },
    /** All that people see of an environment. */
    async allKept(environmentId: string, session: ClientSession): Promise<Release[]> {
      const found = model.find({ environmentId, state: 'kept' }).session(session)
      return (await found.lean<ReleaseDocument[]>()).map((document) => read(document)!)
    },
    count: (environmentId: string): Promise<number> => model.countDocuments({ environmentId, state: 'kept' }),
    /** Of an environment, some of those beyond the `most` newest. */
    async beyond(environmentId: string, most: number, session: ClientSession): Promise<Release[]> {
      const found = model.find({ environmentId, state: 'kept' }).sort({ _id: -1 }).skip(most).limit(RETIRED_AT_ONCE)
      return (await found.session(session).lean<ReleaseDocument[]>()).map((document) => read(document)!)
    },
    async add({ id, ...release }: Release, session: ClientSession): Promise<void> {
      await model.create([{ _id: id, ...release }], { session })
    },
    async goneBackTo(id: string, wentBack: NonNullable<Release['wentBack']>, session: ClientSession): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { wentBack } }, { session })
    },
    /** Nobody sees it from now on. */
    async remove(id: string, session: ClientSession): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { state: 'deleting' } }, { session })
    },
    /** Those whose bytes a host still has to remove, by id; a page starts after `after`. */
    async deleting(after: string, limit: number): Promise<Release[]> {
      const found = model
        .find({ state: 'deleting', _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
      return (await found.lean<ReleaseDocument[]>()).map((document) => read(document)!)
    },
    /** The environment and all that was its own are gone from the host. */
    async forgetAllOf(environmentId: string, session: ClientSession): Promise<void> {
      await model.deleteMany({ environmentId }, { session })
    },
    async forget(id: string): Promise<void> {
      await model.deleteOne({ _id: id, state: 'deleting' })
    },
  }
}

function read(document: ReleaseDocument | null): Release | undefined {
  if (!document) return undefined
  const { _id, ...release } = document
  return { id: _id, ...release }
}
