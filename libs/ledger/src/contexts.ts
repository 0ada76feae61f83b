import type { ClientSession } from 'mongoose'
import type { Collections } from './documents.ts'

/** Where the request behind an entry came from. Address and device are empty once they were erased; all is, in the end. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  at?: number
  ip?: string
  userAgent?: string
}

/** Personal data about requests, kept apart from entries: entries are never deleted, contexts are erased on request. */
export interface Contexts {
  find(requestId: string): Promise<Circumstances>
  /** Erases the network address and device of all requests of an actor. */
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
