import { newId } from '@holdfast/contracts'
import { asService, type Signer } from '@holdfast/runtime'
import type { UserStore } from '../users/user-store.ts'
import type { SessionStore } from './session-store.ts'

const BATCH = 100

/** Ends up to 100 expired sessions, so that replicas drop them too. Returns whether there may be more. */
export async function endExpiredSessions(needs: {
  users: UserStore
  sessions: SessionStore
  signer: Signer
  now: number
}): Promise<boolean> {
  const { users, sessions, signer, now } = needs
  const expired = await sessions.expired(now, BATCH)
  for (const { userId, sessionId } of expired) {
    await users.change({ userId, call: asService(signer, newId()) }, (user) => ({
      user,
      events: [],
      ending: { cause: 'EXPIRED', only: sessionId },
    }))
  }
  return expired.length === BATCH
}
