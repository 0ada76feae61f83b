import type { Connection } from 'mongoose'

/** Where the requests behind ledger entries came from. The ledger writes these records; here they are erased. */
export interface ContextStore {
  /** Forgets network address and device of everything this user did. */
  forget(userId: string): Promise<void>
}

export async function openContextStore(connection: Connection): Promise<ContextStore> {
  const contexts = connection.db!.collection('ledger_contexts')
  await contexts.createIndex({ 'actor.id': 1 })
  return {
    async forget(userId) {
      await contexts.updateMany({ 'actor.id': userId }, { $unset: { ip: 1, userAgent: 1 } })
    },
  }
}
