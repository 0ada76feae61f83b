import { DomainError } from '@holdfast/errors'
import type { Connection } from 'mongoose'
import { endsWithin } from '../command-results.ts'
import type { Collections, Place } from '../documents.ts'
import type { Waits } from './in-force-waits.ts'
import type { Moment } from './registrations.ts'

/** Waits for changes that any process of this owner has committed, also one that no longer runs. */
export interface ResumedWaits {
  /** Resolves when the change at `place` is in force; throws `not-found` if there is none. */
  inForce(place: Place): Promise<void>
  /** Is the change in force within `ms` milliseconds? The wait goes on after a false, for a caller that asks again. */
  isInForceWithin(ms: number, place: Place): Promise<boolean>
}

export function createResumedWaits(connection: Connection, { heads }: Collections, waits: Waits): ResumedWaits {
  const underWay = new Map<string, Promise<void>>()

  return {
    async inForce(place) {
      if (!waits.isKnown(place)) await waits.inForce(place, await momentOf(place))
    },
    async isInForceWithin(ms, place) {
      return waits.isKnown(place) || endsWithin(ms, joined(place, await momentOf(place)))
    },
  }

  /**
   * Joins the wait that is under way for this place, if any. A caller that asks again and again would otherwise begin a
   * new wait each time, and a wait that needs the whole lease time would never end.
   */
  function joined(place: Place, moment: Moment): Promise<void> {
    const key = `${place.shard}/${place.seq}`
    const waiting = underWay.get(key) ?? waits.inForce(place, moment).finally(() => underWay.delete(key))
    underWay.set(key, waiting)
    return waiting
  }

  /**
   * Checks that a majority has the change. This must come first: no registration may be read, no holder asked and no
   * clock started before it is certain.
   */
  async function momentOf({ shard, seq }: Place): Promise<Moment> {
    const session = await connection.startSession({ causalConsistency: true })
    try {
      const head = await heads.findOne({ _id: shard }, { session, readConcern: { level: 'majority' } })
      if (!head || head.seq < seq) throw new DomainError('not-found')
      return session.operationTime
    } finally {
      await session.endSession()
    }
  }
}
