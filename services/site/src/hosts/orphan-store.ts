import { openModel } from '@holdfast/runtime'
import { type Connection, Schema } from 'mongoose'
import type { Found, Orphan } from './orphan.ts'

type OrphanDocument = { _id: string; seenAt: number } & Orphan

const text = { type: String, required: true } as const
const number = { type: Number, required: true } as const

const schema = new Schema<OrphanDocument>(
  {
    _id: text,
    hostId: text,
    environmentId: text,
    item: { _id: false, type: { kind: { type: String, enum: ['release', 'backup'], required: true }, id: text } },
    isOfNow: { type: Boolean, required: true },
    foundAt: number,
    epoch: number,
    seenAt: number,
  },
  { strict: 'throw', versionKey: false, collection: 'orphans' },
)
schema.index({ hostId: 1, foundAt: 1 })

export interface Comparison {
  /** When all that the host has was last compared. */
  at?: number
  environments?: number
  /** Nobody begins another comparison before. */
  nextAt: number
}

export type OrphanStore = Awaited<ReturnType<typeof createOrphanStore>>

export async function createOrphanStore(connection: Connection) {
  const model = await openModel(connection, 'orphan', schema)
  const comparisons = connection.db!.collection<{ _id: string } & Comparison>('host_comparisons')

  return {
    /** Lets one process compare a host at a time. */
    async claim(hostId: string, now: number, nextAt: number): Promise<boolean> {
      try {
        const due = { _id: hostId, nextAt: { $lte: now } }
        const claimed = await comparisons.updateOne(due, { $set: { nextAt } }, { upsert: true })
        return claimed.matchedCount + claimed.upsertedCount === 1
      } catch (error) {
        // It is there, and not due.
        if ((error as { code?: unknown }).code === 11_000) return false
        throw error
      }
    },
    async compared(hostId: string, { at, environments }: { at: number; environments: number }): Promise<void> {
      await comparisons.updateOne({ _id: hostId }, { $set: { at, environments } })
      await model.deleteMany({ hostId, seenAt: { $lt: at } })
    },
    async comparison(hostId: string): Promise<Comparison | undefined> {
      return (await comparisons.findOne({ _id: hostId })) ?? undefined
    },
    /** Notes what was found in the comparison that began at `seenAt`. */
    async note(found: Found[], { seenAt, epoch }: { seenAt: number; epoch: number }): Promise<void> {
      if (found.length === 0) return
      await model.bulkWrite(
        found.map((orphan) => ({
          updateOne: {
            filter: { _id: keyOf(orphan) },
            update: { $set: { ...orphan, seenAt }, $setOnInsert: { foundAt: seenAt, epoch } },
            upsert: true,
          },
        })),
      )
    },
    async find(about: Pick<Found, 'hostId' | 'environmentId'> & { itemId?: string }): Promise<Orphan | undefined> {
      const found = model.findById([about.hostId, about.environmentId, about.itemId ?? ''].join('/'))
      return read(await found.lean<OrphanDocument>())
    },
    /** The oldest first. */
    async list(limit: number): Promise<Orphan[]> {
      const found = model.find().sort({ foundAt: 1, _id: 1 }).limit(limit)
      return (await found.lean<OrphanDocument[]>()).map((document) => read(document)!)
    },
    /** Those of one host that were found before, the oldest first. */
    async foundBefore(hostId: string, before: number, limit: number): Promise<Orphan[]> {
      const found = model
        .find({ hostId, isOfNow: true, foundAt: { $lte: before } })
        .sort({ foundAt: 1 })
        .limit(limit)
      return (await found.lean<OrphanDocument[]>()).map((document) => read(document)!)
    },
    count: (hostId: string): Promise<number> => model.countDocuments({ hostId }),
    async remove(orphan: Found): Promise<void> {
      await model.deleteOne({ _id: keyOf(orphan) })
    },
  }
}

function keyOf({ hostId, environmentId, item }: Found): string {
  return [hostId, environmentId, item?.id ?? ''].join('/')
}

function read(document: OrphanDocument | null): Orphan | undefined {
  if (!document) return undefined
  const { _id, seenAt: _seenAt, ...orphan } = document
  return orphan
}
