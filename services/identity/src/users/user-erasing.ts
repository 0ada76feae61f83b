import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Contexts } from '@holdfast/ledger'
import { asService, type Log, type Passport, type Signer, signedIn } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import type { SessionStore } from '../sessions/session-store.ts'
import { erase } from './user.ts'
import { type ChangeCommand, type UserStore, usersOf } from './user-store.ts'

const CLAIM_MS = 30_000

export interface Erasing {
  /** Deletes the caller. Throws `owns-company`. After a crash, {@link Erasing.resume} finishes the deletion. */
  eraseOwn(call: Passport): Promise<void>
  /** Goes on with one deletion whose process has stopped working on it. Returns whether there was one. */
  resume(): Promise<boolean>
}

/**
 * A deletion has three steps, each of which may be repeated: identity marks the user as leaving; company ends
 * their memberships, or refuses, and then the mark is removed; identity erases the user's documents.
 * @param options.depart ends the user's memberships
 */
export function createErasing(options: {
  connection: Connection
  users: UserStore
  sessions: SessionStore
  contexts: Contexts
  depart(userId: string, requestId: string): Promise<void>
  signer: Signer
  log: Log
}): Erasing {
  const { connection, users, sessions, contexts, depart, signer, log } = options
  const documents = usersOf(connection)

  return {
    async eraseOwn(call) {
      const { userId } = signedIn(call)
      await markLeaving(call)
      // Without `client`: the record of this request's network address and device would otherwise outlive the user.
      await finish({ userId, call: { ...call, client: undefined } })
    },
    async resume() {
      const now = Date.now()
      const claimed = await documents.findOneAndUpdate(
        { state: 'leaving', claimedUntil: { $lt: new Date(now) } },
        { $set: { claimedUntil: new Date(now + CLAIM_MS) } },
      )
      if (!claimed) return false
      const call = asService(signer, newId())
      try {
        await finish({ userId: claimed._id, call })
        log.info({ userId: claimed._id }, 'deletion resumed and done')
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        log.warn({ userId: claimed._id, code: error.code }, 'deletion cannot go on now')
      }
      return true
    },
  }

  /** Appends no entry: other services need not know of the mark, and it may be removed again. */
  async function markLeaving(call: Passport) {
    const { userId, sessionId } = signedIn(call)
    await connection.transaction(async (session) => {
      const now = Date.now()
      if (!(await sessions.exists(userId, { sessionId }, now, session))) throw new DomainError('not-signed-in')
      const marked = await documents.updateOne(
        { _id: userId, state: { $in: ['active', 'leaving'] } },
        { $set: { state: 'leaving', claimedUntil: new Date(now + CLAIM_MS) } },
        { session },
      )
      if (marked.matchedCount === 0) throw new DomainError('not-signed-in')
    })
  }

  async function finish(command: ChangeCommand) {
    const { userId, call } = command
    try {
      await depart(userId, call.requestId)
    } catch (error) {
      // After any other error company may have ended memberships: then the user stays marked, and `resume` goes on.
      if (error instanceof DomainError && error.code === 'owns-company') await stay(userId)
      throw error
    }
    await users.change(command, async (user, _now, session) => {
      if (user.state === 'leaving') {
        await sessions.forgetPlaces(userId, session)
        await contexts.forget(userId, session)
      }
      return erase(user)
    })
  }

  async function stay(userId: string) {
    await documents.updateOne(
      { _id: userId, state: 'leaving' },
      { $set: { state: 'active' }, $unset: { claimedUntil: 1 } },
    )
  }
}
