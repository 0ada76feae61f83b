import { newId } from '@holdfast/contracts'
import type { UserStore } from '../users/user-store.ts'
import type { SessionStore } from './session-store.ts'

const BATCH = 100

/** Ends sessions whose time is over, so that replicas drop them too. Are there more? */
export async function endExpiredSessions(users: UserStore, sessions: SessionStore, now: number): Promise<boolean> {
  const expired = await sessions.expired(now, BATCH)
  for (const { userId, sessionId } of expired) {
    const call = { principal: { kind: 'service', name: 'identity' }, requestId: newId() } as const
    await users.change({ userId, call }, (user) => ({
      user,
      events: [],
      ending: { cause: 'EXPIRED', only: sessionId },
    }))
  }
  return expired.length === BATCH
}
