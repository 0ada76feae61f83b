import { openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'
import { textOf, valueFrom } from '../values/value.ts'
import type { Close } from './close.ts'

interface CloseRow {
  _id: string
  close: string
  /** Only while it runs: so there is one at most. */
  isRunning?: true
  /** The process that works it off, and until when (real time) nobody else does. */
  holder?: string
  until?: number
}

const schema = new Schema(
  {
    _id: { type: String, required: true },
    close: { type: String, required: true },
    isRunning: Boolean,
    holder: String,
    until: Number,
  },
  { strict: 'throw', versionKey: false, collection: 'closes' },
)
schema.index({ isRunning: 1 }, { unique: true, sparse: true })

export type CloseStore = Awaited<ReturnType<typeof createCloseStore>>

export async function createCloseStore(connection: Connection) {
  const model = await openModel<CloseRow>(connection, 'close', schema as Schema<CloseRow>)

  return {
    async add(close: Close, session: ClientSession): Promise<void> {
      await model.create([{ _id: close.id, close: textOf(close), isRunning: true, until: 0 }], { session })
    },
    async find(id: string): Promise<Close | undefined> {
      return read(await model.findById(id).lean<CloseRow>())
    },
    async running(session?: ClientSession): Promise<Close | undefined> {
      const found = model.findOne({ isRunning: true }).session(session ?? null)
      return read(await found.lean<CloseRow>())
    },
    /** The newest first. */
    async list(limit: number): Promise<Close[]> {
      return (await model.find().sort({ _id: -1 }).limit(limit).lean<CloseRow[]>()).map((row) => read(row)!)
    },
    /** The close that runs, unless another process works it off. */
    async take(holder: string, forMs: number): Promise<Close | undefined> {
      const now = Date.now()
      const found = await model
        .findOneAndUpdate(
          { isRunning: true, $or: [{ until: { $lte: now } }, { holder }] },
          { $set: { holder, until: now + forMs } },
          { returnDocument: 'after' },
        )
        .lean<CloseRow>()
      return read(found)
    },
    /** False if another process has taken it: then this one must do nothing more. */
    async save(
      close: Close,
      { holder, forMs, session }: { holder: string; forMs: number; session?: ClientSession },
    ): Promise<boolean> {
      const isDone = close.state === 'done'
      const { matchedCount } = await model.updateOne(
        { _id: close.id, holder, isRunning: true },
        {
          $set: { close: textOf(close), until: Date.now() + forMs },
          ...(isDone && { $unset: { isRunning: 1 } }),
        },
        { session },
      )
      return matchedCount === 1
    },
  }
}

function read(row: CloseRow | null): Close | undefined {
  return row ? valueFrom<Close>(row.close) : undefined
}
