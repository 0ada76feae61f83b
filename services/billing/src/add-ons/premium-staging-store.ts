import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import type { Period } from '../periods/period.ts'
import type { PremiumStaging } from './add-on.ts'

interface StagingDocument {
  _id: string
  companyId: string
  siteId: string
  environmentId: string
  createdAt: number
  deletedAt?: number
}

const text = { type: String, required: true } as const

const schema = new Schema<StagingDocument>(
  {
    /** The environment's id, a space, and when this life began: one that is brought back has another life. */
    _id: text,
    companyId: text,
    siteId: text,
    environmentId: text,
    createdAt: { type: Number, required: true },
    deletedAt: Number,
  },
  { strict: 'throw', versionKey: false, collection: 'premium-stagings' },
)
schema.index({ companyId: 1, createdAt: 1 })
schema.index({ siteId: 1 })

export type PremiumStagingStore = Awaited<ReturnType<typeof createPremiumStagingStore>>

/** The lives of premium stagings, as site tells of them. */
export async function createPremiumStagingStore(connection: Connection) {
  const model = await openModel(connection, 'premium-staging', schema)
  const isThere = { deletedAt: { $exists: false } }

  return {
    /** Nothing if it is there already. */
    async begin(
      staging: { companyId: string; siteId: string; environmentId: string },
      at: Temporal.Instant,
      session: ClientSession,
    ): Promise<void> {
      const { environmentId } = staging
      if (await model.exists({ siteId: staging.siteId, environmentId, ...isThere }).session(session)) return
      const createdAt = at.epochMilliseconds
      await model.updateOne(
        { _id: `${environmentId} ${createdAt}` },
        { $set: { ...staging, createdAt }, $unset: { deletedAt: 1 } },
        { session, upsert: true },
      )
    },
    /** Of one environment, or of all that a site has. */
    async end(
      of: { siteId: string; environmentId?: string },
      at: Temporal.Instant,
      session: ClientSession,
    ): Promise<void> {
      await model.updateMany({ ...of, ...isThere }, { $set: { deletedAt: at.epochMilliseconds } }, { session })
    },
    /** The sites of those of a company that are there. */
    async sitesOf(companyId: string): Promise<string[]> {
      return model.distinct('siteId', { companyId, ...isThere })
    },
    /** Those of a company that were there at some moment of this time. */
    async during(companyId: string, { from, to }: Period, session?: ClientSession): Promise<PremiumStaging[]> {
      const found = model
        .find({
          companyId,
          createdAt: { $lt: to.epochMilliseconds },
          $or: [isThere, { deletedAt: { $gt: from.epochMilliseconds } }],
        })
        .session(session ?? null)
      return (await found.lean<StagingDocument[]>()).map(read)
    },
  }
}

function read({ siteId, environmentId, createdAt, deletedAt }: StagingDocument): PremiumStaging {
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
  return {
    siteId,
    environmentId,
    createdAt: at(createdAt),
    ...(deletedAt !== undefined && { deletedAt: at(deletedAt) }),
  }
}
