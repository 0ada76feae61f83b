import { openCollection } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import type { Person, SessionEnding } from '../users/user.ts'
import {
  endsAt,
  followLink,
  isKnownPlace,
  PLACES_KEPT_MS,
  type Places,
  type Renewal,
  type Session,
  TOUCH_MS,
  visit,
} from './session.ts'

/** `holds` only makes a write, see {@link SessionStore.hold}. Nothing reads it. */
type SessionDocument = Omit<Session, 'sessionId'> & { _id: string; endsAt: Date; holds?: number }
type PlacesDocument = Places & { _id: string }

/** A session with what the gateway must know of its user, so that a token costs one read. */
export type Bearer = Session & Pick<Person, 'email' | 'emailConfirmed' | 'twoFactor'>

export interface SessionStore {
  /** The session of a token, with its user; undefined if the session has ended, or its user is disabled or erased. */
  resolve(tokenHash: string, now: number, session: ClientSession): Promise<Bearer | undefined>
  /** Stores when the session was last used, at most every five minutes. */
  touch(session: Session, now: number): Promise<void>
  /** @param which.tokenHash if it is given, the session must have this very token */
  exists(
    userId: string,
    which: { sessionId: string; tokenHash?: string },
    now: number,
    session: ClientSession,
  ): Promise<boolean>
  find(sessionId: string, now: number, session: ClientSession): Promise<Session | undefined>
  /** Writes to the session, so that the transaction conflicts with one that ends it. */
  hold(sessionId: string, session: ClientSession): Promise<void>
  /** Newest first. */
  list(userId: string, now: number, page: { limit: number; after?: string }): Promise<Session[]>
  /** Sessions that have expired and were not ended yet. */
  expired(now: number, limit: number): Promise<{ userId: string; sessionId: string }[]>
  /** @returns whether the network or the device is new for the user, and the ids of old sessions that had to end */
  add(starting: Session, session: ClientSession): Promise<{ isNewPlace: boolean; pushedOut: string[] }>
  /** Stores another token for the session, with what it may do from now on. */
  renew(userId: string, renewal: Renewal, session: ClientSession): Promise<Session | undefined>
  /** @returns the ids of the removed sessions */
  remove(userId: string, which: Pick<SessionEnding, 'only' | 'except'>, session: ClientSession): Promise<string[]>
  /** Is the network of this address one from which the user has signed in, or followed a mailed link? */
  knowsPlace(userId: string, ip: string, now: number): Promise<boolean>
  /** The user has followed a mailed link from this network address. */
  followLink(userId: string, ip: string, now: number, session: ClientSession): Promise<void>
  /** From now on every place is new for the user: a thief may have made theirs a known one. */
  distrustPlaces(userId: string, session: ClientSession): Promise<void>
  forgetPlaces(userId: string, session: ClientSession): Promise<void>
  /** Forgets networks and devices that were not used for long. */
  forgetOldPlaces(now: number): Promise<void>
}

const PLACE_LISTS = ['networks', 'devices', 'proven'] as const

/** Sessions of one user. More than anyone needs, and few enough to end all of them in one small transaction. */
const AT_MOST = 100

export async function createSessionStore(connection: Connection): Promise<SessionStore> {
  const sessions = await openCollection<SessionDocument>(connection, 'sessions', [
    [{ tokenHash: 1 }, { unique: true }],
    [{ userId: 1, _id: 1 }],
    [{ endsAt: 1 }],
  ])
  const places = await openCollection<PlacesDocument>(
    connection,
    'places',
    PLACE_LISTS.map((list) => [{ [`${list}.at`]: 1 }]),
  )
  await dateOldPlaces()

  return {
    async resolve(tokenHash, now, session) {
      const [found] = await sessions
        .aggregate<SessionDocument & { user: [Pick<Person, 'email' | 'emailConfirmed' | 'twoFactor'>] }>(
          [
            { $match: { tokenHash, endsAt: { $gt: new Date(now) } } },
            {
              $lookup: {
                from: 'users',
                localField: 'userId',
                foreignField: '_id',
                pipeline: [
                  { $match: { state: { $in: ['active', 'leaving'] } } },
                  { $project: { email: 1, emailConfirmed: 1, 'twoFactor.state': 1 } },
                ],
                as: 'user',
              },
            },
          ],
          { session },
        )
        .toArray()
      const user = found?.user[0]
      if (!found || !user) return undefined
      const { email, emailConfirmed, twoFactor } = user
      return { ...toSession(found), email, emailConfirmed, twoFactor }
    },
    async touch(session, now) {
      if (now - session.lastUsedAt < TOUCH_MS) return
      const used = { ...session, lastUsedAt: now }
      await sessions.updateOne(
        { _id: session.sessionId, lastUsedAt: { $lt: now } },
        { $set: { lastUsedAt: now, endsAt: new Date(endsAt(used)) } },
      )
    },
    async exists(userId, { sessionId, tokenHash }, now, session) {
      const filter = { _id: sessionId, userId, endsAt: { $gt: new Date(now) }, ...(tokenHash && { tokenHash }) }
      return (await sessions.findOne(filter, { session, projection: { _id: 1 } })) !== null
    },
    async find(sessionId, now, session) {
      const found = await sessions.findOne({ _id: sessionId, endsAt: { $gt: new Date(now) } }, { session })
      return found ? toSession(found) : undefined
    },
    async hold(sessionId, session) {
      await sessions.updateOne({ _id: sessionId }, { $inc: { holds: 1 } }, { session })
    },
    async list(userId, now, { limit, after }) {
      const found = await sessions
        .find({ userId, endsAt: { $gt: new Date(now) }, ...(after && { _id: { $lt: after } }) })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray()
      return found.map(toSession)
    },
    async expired(now, limit) {
      const found = await sessions
        .find({ endsAt: { $lte: new Date(now) } }, { projection: { userId: 1 } })
        .limit(limit)
        .toArray()
      return found.map(({ _id, userId }) => ({ userId, sessionId: _id }))
    },
    async add(starting, session) {
      const { userId } = starting
      const known = await places.findOne({ _id: userId }, { session })
      const visited = visit(known, starting, starting.createdAt)
      await places.replaceOne({ _id: userId }, visited.places, { session, upsert: true })
      const present = await sessions
        .find({ userId }, { session, projection: { _id: 1 } })
        .sort({ _id: 1 })
        .toArray()
      const pushedOut = present.slice(0, Math.max(0, present.length + 1 - AT_MOST)).map(({ _id }) => _id)
      if (pushedOut.length > 0) await sessions.deleteMany({ _id: { $in: pushedOut } }, { session })
      await sessions.insertOne(toDocument(starting), { session })
      return { isNewPlace: visited.isNew, pushedOut }
    },
    async renew(userId, { sessionId, ...values }, session) {
      const set = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
      const renewed = await sessions.findOneAndUpdate(
        { _id: sessionId, userId },
        { $set: set },
        { session, returnDocument: 'after' },
      )
      return renewed ? toSession(renewed) : undefined
    },
    async remove(userId, { only, except }, session) {
      const filter = { userId, ...(only && { _id: only }), ...(except && { _id: { $ne: except } }) }
      const found = await sessions.find(filter, { session, projection: { _id: 1 } }).toArray()
      const ids = found.map(({ _id }) => _id)
      if (ids.length > 0) await sessions.deleteMany({ _id: { $in: ids } }, { session })
      return ids
    },
    async knowsPlace(userId, ip, now) {
      return isKnownPlace(await places.findOne({ _id: userId }), ip, now)
    },
    async followLink(userId, ip, now, session) {
      const known = await places.findOne({ _id: userId }, { session })
      await places.replaceOne({ _id: userId }, followLink(known, ip, now), { session, upsert: true })
    },
    async distrustPlaces(userId, session) {
      await places.replaceOne({ _id: userId }, { networks: [], devices: [] }, { session, upsert: true })
    },
    async forgetPlaces(userId, session) {
      await places.deleteOne({ _id: userId }, { session })
    },
    async forgetOldPlaces(now) {
      const isOld = { at: { $lte: now - PLACES_KEPT_MS } }
      for (const list of PLACE_LISTS) {
        await places.updateMany({ [`${list}.at`]: isOld.at }, { $pull: { [list]: isOld } as never })
      }
    },
  }

  /** Earlier releases stored names alone. They count as seen now. */
  async function dateOldPlaces() {
    const dated = (list: string) => ({ $map: { input: `$${list}`, in: { name: '$$this', at: Date.now() } } })
    await places.updateMany({ 'networks.0': { $type: 'string' } } as never, [
      { $set: { networks: dated('networks'), devices: dated('devices') } },
    ])
  }
}

function toDocument({ sessionId, ...rest }: Session): SessionDocument {
  return { _id: sessionId, ...rest, endsAt: new Date(endsAt(rest)) }
}

function toSession(document: SessionDocument): Session {
  const { _id: sessionId, endsAt: _endsAt, holds: _holds, ...session } = document
  return { sessionId, ...session }
}
