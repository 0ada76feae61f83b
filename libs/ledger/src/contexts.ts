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
  /**
   * The entries of these types that these actors caused since then, newest first. Whatever else they did hides none of
   * them: if they did more than is looked through, there may be more.
   */
  entriesOf(
    actorIds: readonly string[],
    since: number,
    wanted: { types: readonly string[]; limit: number },
  ): Promise<{ entries: Entry[]; hasMore: boolean }>
  /** Erases the network address and device of all requests of an actor. */
  forget(actorId: string, session?: ClientSession): Promise<void>
}

/** Entries of one request. More than any request has that is asked for here. */
const MOST_OF_A_REQUEST = 100
/** How many requests are looked through for entries, and how many at once. */
const MOST_REQUESTS = 2_000
const REQUESTS_AT_ONCE = 100

export function contextsOf({ contexts, entries }: Collections, epoch: string): Contexts {
  return {
    async find(requestId) {
      const found = await contexts.findOne({ _id: requestId })
      return { at: found?.at.getTime(), ip: found?.ip, userAgent: found?.userAgent }
    },
    async entriesOf(actorIds, since, { types, limit }) {
      const filter = { 'actor.id': { $in: [...actorIds] }, at: { $gte: new Date(since) }, seq: { $exists: true } }
      const requests = await contexts
        .find(filter, { projection: { shard: 1, seq: 1 } })
        .sort({ at: -1 })
        .limit(MOST_REQUESTS)
        .toArray()
      const found: Entry[] = []
      for (let looked = 0; looked < requests.length && found.length <= limit; looked += REQUESTS_AT_ONCE) {
        const page = await Promise.all(
          requests.slice(looked, looked + REQUESTS_AT_ONCE).map(({ _id: requestId, shard = 0, seq = 0 }) =>
            entries
              .find({
                _id: { $gt: { shard, seq: seq - MOST_OF_A_REQUEST }, $lte: { shard, seq } },
                requestId,
                type: { $in: [...types] },
              })
              .sort({ _id: -1 })
              .toArray(),
          ),
        )
        found.push(...page.flat().map((document) => toEntry(document, epoch)))
      }
      return {
        entries: found.slice(0, limit),
        hasMore: found.length > limit || requests.length === MOST_REQUESTS,
      }
    },
    async forget(actorId, session) {
      await contexts.updateMany({ 'actor.id': actorId }, { $unset: { ip: 1, userAgent: 1 } }, { session })
    },
  }
}
