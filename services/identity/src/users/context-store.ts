import type { ClientSession, Connection } from 'mongoose'
import type { Circumstances } from '../letters/letter.ts'

/** Where the requests behind ledger entries came from. The ledger writes these records; here they are read and erased. */
export interface ContextStore {
  find(requestId: string): Promise<Circumstances>
  /** Forgets the network address and device of everything this user did. */
  forget(userId: string, session: ClientSession): Promise<void>
}

export async function openContextStore(connection: Connection): Promise<ContextStore> {
  const contexts = connection.db!.collection<{
    _id: string
    actor: { id: string }
    ip?: string
    userAgent?: string
    at: Date
  }>('ledger_contexts')
  await contexts.createIndex({ 'actor.id': 1 })

  return {
    async find(requestId) {
      const found = await contexts.findOne({ _id: requestId })
      return { at: found?.at.getTime(), ip: found?.ip, userAgent: found?.userAgent }
    },
    async forget(userId, session) {
      await contexts.updateMany({ 'actor.id': userId }, { $unset: { ip: 1, userAgent: 1 } }, { session })
    },
  }
}
