import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import type { KeyEnding } from '../api-keys/api-key-ending.ts'
import type { ApiKeyStore } from '../api-keys/api-key-store.ts'
import { usersOf } from '../users/user-store.ts'

const CLAIM_MS = 30_000
const MOST_KEYS = 1_000

export interface Reclaims {
  /**
   * Ends the void API keys of a user who took their account back, and what they sent `since` then. If that fails, it is
   * left to {@link Reclaims.resume}: the account itself is the person's again already.
   */
  finish(userId: string, since: number, requestId: string): Promise<void>
  /** Looks once more after some time, or where a process stopped working on it. Returns whether there was one. */
  resume(): Promise<boolean>
}

/** @param options.revokeInvitations revokes those of the user's invitations since then that are pending */
export function createReclaims(options: {
  connection: Connection
  keys: Pick<ApiKeyStore, 'voided'>
  ending: Pick<KeyEnding, 'end'>
  revokeInvitations(userId: string, since: number, requestId: string): Promise<void>
  signer: Signer
  log: Log
}): Reclaims {
  const { connection, keys, ending, revokeInvitations, signer, log } = options
  const documents = usersOf(connection)

  return {
    async finish(userId, since, requestId) {
      try {
        await endAll(userId, since, requestId)
      } catch (error) {
        log.warn({ err: error, userId, requestId }, 'what a thief may have left cannot be ended now')
      }
    },
    async resume() {
      const now = Date.now()
      const claimed = await documents.findOneAndUpdate(
        { 'reclaim.dueAt': { $lte: now } },
        { $set: { 'reclaim.dueAt': now + CLAIM_MS } },
        { returnDocument: 'after' },
      )
      if (!claimed || claimed.state === 'erased' || !claimed.reclaim) return false
      const { _id: userId, reclaim } = claimed
      try {
        await endAll(userId, reclaim.since, asService(signer, newId()).requestId)
      } catch (error) {
        if (!(error instanceof DomainError)) throw error
        log.warn({ userId, code: error.code }, 'what a thief may have left cannot be ended now')
        return true
      }
      // Not if the person has taken the account back once more meanwhile.
      await documents.updateOne({ _id: userId, 'reclaim.dueAt': reclaim.dueAt }, { $unset: { reclaim: 1 } })
      return true
    },
  }

  async function endAll(userId: string, since: number, requestId: string) {
    await revokeInvitations(userId, since, requestId)
    for (const key of await keys.voided(userId, MOST_KEYS)) {
      if (key.state === 'live') await ending.end(key, 'MAKER_RECLAIMED', requestId)
    }
  }
}
