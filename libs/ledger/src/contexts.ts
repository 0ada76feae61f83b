import type { ClientSession } from 'mongoose'
import type { Collections } from './documents.ts'

/** Where a request behind entries came from; empty once forgotten. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  at?: number
  ip?: string
  userAgent?: string
}

/** The personal side of the ledger: entries stay for ever, this is erased on request. */
export interface Contexts {
  find(requestId: string): Promise<Circumstances>
  /** Forgets network address and device of everything an actor did. */
  forget(actorId: string, session?: ClientSession): Promise<void>
}

export function contextsOf({ contexts }: Collections): Contexts {
  return {
    async find(requestId) {
      const found = await contexts.findOne({ _id: requestId })
      return { at: found?.at.getTime(), ip: found?.ip, userAgent: found?.userAgent }
    },
    async forget(actorId, session) {
      await contexts.updateMany({ 'actor.id': actorId }, { $unset: { ip: 1, userAgent: 1 } }, { session })
    },
  }
}
