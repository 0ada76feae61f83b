import { DomainError } from '@holdfast/errors'
import { isDuplicate, openModel } from '@holdfast/runtime'
import { type ClientSession, type Connection, Schema } from 'mongoose'

/**
 * One document for each user who was ever given access or a company. Every such transaction writes it, and the deletion
 * of the user's account marks it as departed. When both happen at once they conflict on it, so that either the deletion
 * sees what was given, or the grant is refused.
 */
interface PersonDocument {
  _id: string
  state: 'open' | 'departed'
  /** How many open companies the user owns. */
  owns: number
  /** Raised by every grant, only so that the write conflicts with a deletion. Nothing reads it. */
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
    /** Part of every transaction that gives a user access. Throws `user-leaving`. */
    async grant(userId: string, session: ClientSession): Promise<void> {
      await write(userId, { grants: 1 }, session)
    },
    /** Part of every transaction that makes a user an owner. Throws `user-leaving`. */
    makeOwner,
    /** Part of every transaction that closes a company. */
    endOwner,
    /** Part of every transaction that gives an open company another owner. Throws `user-leaving`. */
    async passOwnership(fromUserId: string, toUserId: string, session: ClientSession): Promise<void> {
      await makeOwner(toUserId, session)
      await endOwner(fromUserId, session)
    },
    /** After this the user can be given no access and no company. Throws `owns-company` while they own an open one. */
    async depart(userId: string): Promise<void> {
      for (;;) {
        const closed = await model.updateOne({ _id: userId, owns: { $lte: 0 } }, { $set: { state: 'departed' } })
        if (closed.matchedCount === 1) return
        if (await model.exists({ _id: userId, owns: { $gt: 0 } })) throw new DomainError('owns-company')
        // The user never had a document. If a grant creates the document at this moment, the insert fails because the
        // id exists. Then the next round finds the document.
        try {
          return void (await model.create({ _id: userId, state: 'departed' }))
        } catch (error) {
          if (!isDuplicate(error)) throw error
        }
      }
    },
  }

  async function makeOwner(userId: string, session: ClientSession): Promise<void> {
    await write(userId, { grants: 1, owns: 1 }, session)
  }

  async function endOwner(userId: string, session: ClientSession): Promise<void> {
    await model.updateOne({ _id: userId }, { $inc: { owns: -1 } }, { session })
  }

  async function write(userId: string, $inc: Partial<PersonDocument>, session: ClientSession): Promise<void> {
    const update = { $inc }
    const options = { session, upsert: true, returnDocument: 'after' } as const
    const person = await model.findOneAndUpdate({ _id: userId }, update, options).lean<PersonDocument>()
    if (person?.state === 'departed') throw new DomainError('user-leaving')
  }
}
