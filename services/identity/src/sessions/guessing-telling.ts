import { newId } from '@holdfast/contracts'
import { asService, type Signer } from '@holdfast/runtime'
import { tellOfGuessing } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { AttemptStore } from './attempt-store.ts'

const BATCH = 100

/** Tells up to 100 users that somebody guesses their password. Returns whether there may be more. */
export async function tellOfGuesses(needs: {
  users: UserStore
  attempts: AttemptStore
  signer: Signer
}): Promise<boolean> {
  const { users, attempts, signer } = needs
  const untold = await attempts.untold(BATCH)
  for (const { id, userId } of untold) {
    await users.change({ userId, call: asService(signer, newId()) }, tellOfGuessing)
    await attempts.told(id)
  }
  return untold.length === BATCH
}
