import { newId } from '@holdfast/contracts'
import type { Contexts } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import type { SessionStore } from '../sessions/session-store.ts'
import { eraseUnconfirmed } from './user.ts'
import type { UserStore } from './user-store.ts'

const BATCH = 100

/** Erases up to 100 users whose addresses were not confirmed in time. Returns whether there may be more. */
export async function eraseUnconfirmedUsers(needs: {
  users: UserStore
  sessions: SessionStore
  contexts: Contexts
  signer: Signer
  now: number
}): Promise<boolean> {
  const { users, sessions, contexts, signer } = needs
  const waiting = await users.unconfirmed(needs.now, BATCH)
  for (const userId of waiting) {
    await users.change({ userId, call: asService(signer, newId()) }, async (user, now, session) => {
      const decision = eraseUnconfirmed(user, now)
      if (decision.user.state === 'erased') {
        await sessions.forgetPlaces(userId, session)
        await contexts.forget(userId, session)
      }
      return decision
    })
  }
  return waiting.length === BATCH
}
