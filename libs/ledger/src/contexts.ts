import type { Entry } from '@holdfast/contracts/ledger'
import type { ClientSession } from 'mongoose'
import { type Collections, toEntry } from './documents.ts'

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
  /** The entries of the last `limit` requests that these actors made since then, newest first. */
  entriesOf(actorIds: readonly string[], since: number, limit: number): Promise<Entry[]>
  /** Erases the network address and device of all requests of an actor. */
  forget(actorId: string, session?: ClientSession): Promise<void>
}

/** Entries of one request. More than any request has that is asked for here. */
const MOST_OF_A_REQUEST = 100

export function contextsOf({ contexts, entries }: Collections, epoch: string): Contexts {
  return {
    async find(requestId) {
      const found = await contexts.findOne({ _id: requestId })
      return { at: found?.at.getTime(), ip: found?.ip, userAgent: found?.userAgent }
    },
    async entriesOf(actorIds, since, limit) {
      const filter = { 'actor.id': { $in: [...actorIds] }, at: { $gte: new Date(since) }, seq: { $exists: true } }
      const requests = await contexts.find(filter).sort({ at: -1 }).limit(limit).toArray()
      const found = await Promise.all(
        requests.map(({ _id: requestId, shard = 0, seq = 0 }) =>
          entries
            .find({ _id: { $gt: { shard, seq: seq - MOST_OF_A_REQUEST }, $lte: { shard, seq } }, requestId })
            .sort({ _id: -1 })
            .toArray(),
        ),
      )
      return found.flat().map((document) => toEntry(document, epoch))
    },
    async forget(actorId, session) {
      await contexts.updateMany({ 'actor.id': actorId }, { $unset: { ip: 1, userAgent: 1 } }, { session })
    },
  }
}
