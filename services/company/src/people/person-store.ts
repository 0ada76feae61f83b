import { DomainError } from '@holdfast/errors'
import { isDuplicate, openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'

/**
 * What company keeps of a user beside the memberships: one document that every grant and every ownership transfer to
 * them writes, and that their departure closes. So of a grant and a departure at once, one comes after the other.
 */
interface PersonDocument {
  _id: string
  state: 'open' | 'departed'
  /** How many companies they own that are not closed. */
  owns: number
  /** Written by every grant, for the conflict alone. */
  grants: number
}

const schema = new Schema<PersonDocument>(
  {
    _id: { type: String, required: true },
    state: { type: String, enum: ['open', 'departed'], default: 'open' },
    owns: { type: Number, default: 0 },
    grants: { type: Number, default: 0 },
  },
  { strict: 'throw', versionKey: false, collection: 'people' },
)

export type PersonStore = Awaited<ReturnType<typeof createPersonStore>>

export async function createPersonStore(connection: Connection) {
  const model = await openModel(connection, 'person', schema)

  return {
    /** Part of every transaction that gives a user something. Throws `user-leaving`. */
    async grant(userId: string, session: ClientSession): Promise<void> {
      await write(userId, { grants: 1 }, session)
    },
    /** Part of every transaction that makes a user an owner. Throws `user-leaving`. */
    async makeOwner(userId: string, session: ClientSession): Promise<void> {
      await write(userId, { grants: 1, owns: 1 }, session)
    },
    /** Part of every transaction by which a user ceases to own an open company. */
    async endOwner(userId: string, session: ClientSession): Promise<void> {
      await model.updateOne({ _id: userId }, { $inc: { owns: -1 } }, { session })
    },
    /** From here on nothing can be given to the user. Throws `owns-company` while they own an open one. */
    async depart(userId: string): Promise<void> {
      for (;;) {
        const closed = await model.updateOne({ _id: userId, owns: { $lte: 0 } }, { $set: { state: 'departed' } })
        if (closed.matchedCount === 1) return
        if (await model.exists({ _id: userId, owns: { $gt: 0 } })) throw new DomainError('owns-company')
        // Nothing was ever given to them. Should that happen at this moment, the unique id says so: look again.
        try {
          return void (await model.create({ _id: userId, state: 'departed' }))
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      }
    },
  }

  async function write(userId: string, $inc: Partial<PersonDocument>, session: ClientSession): Promise<void> {
    const update = { $inc }
    const options = { session, upsert: true, returnDocument: 'after' } as const
    const person = await model.findOneAndUpdate({ _id: userId }, update, options).lean<PersonDocument>()
    if (person?.state === 'departed') throw new DomainError('user-leaving')
  }
}
