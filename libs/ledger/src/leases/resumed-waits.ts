import { DomainError } from '@holdfast/errors'
import type { Connection } from 'mongoose'
import { endsWithin } from '../command-results.ts'
import type { Collections, Place } from '../documents.ts'
import type { Moment } from './registrations.ts'
import type { Waits } from './waits.ts'

/** Waits for changes that some process of this owner committed, be it this one or one that is gone. */
export interface ResumedWaits {
  /** Resolves when it is in force; throws `not-found` when there is no such change. */
  inForce(place: Place): Promise<void>
  /** Is it in force within so many milliseconds? The wait goes on for whoever asks again. */
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

  /** Its clock runs from when it was first asked for: who asks again and again must not begin anew each time. */
  function joined(place: Place, moment: Moment): Promise<void> {
    const key = `${place.shard}/${place.seq}`
    const waiting = underWay.get(key) ?? waits.inForce(place, moment).finally(() => underWay.delete(key))
    underWay.set(key, waiting)
    return waiting
  }

  /** Nothing may be asked, read or timed before it is certain that the change is there. */
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
