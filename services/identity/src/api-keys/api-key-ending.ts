import type { Decide } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { asService, type Signer } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { UserStore } from '../users/user-store.ts'
import { endOf, type KeyEndCause, type LiveKey, revokeKey } from './api-key.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import type { MakerStanding } from './maker-standing.ts'

/** Whether a key is valid at this moment; `unknown` if company cannot say what the key's maker is now. */
export type Finding = { counts: true; twoFactor: boolean } | { counts: false; cause: KeyEndCause } | 'unknown'

export interface KeyEnding {
  look(key: LiveKey, requestId: string, session?: ClientSession): Promise<Finding>
  /** Ends the key for good, and stores why. */
  end(key: LiveKey, cause: KeyEndCause, requestId: string): Promise<void>
  /** Looks at the next hundred keys and ends those that are no longer valid, whether they are used or not. */
  sweep(): Promise<void>
}

const BATCH = 100

export function createKeyEnding(needs: {
  keys: ApiKeyStore
  users: UserStore
  makerStanding: MakerStanding
  decide: Decide
  signer: Signer
}): KeyEnding {
  const { keys, users, makerStanding, decide, signer } = needs
  let reached = ''

  const ending: KeyEnding = {
    async look(key, requestId, session) {
      if (key.isVoid) return { counts: false, cause: 'MAKER_RECLAIMED' }
      const user = await users.find(key.userId, session)
      if (!user || user.state === 'erased') return { counts: false, cause: 'MAKER_ERASED' }
      const isDisabled = user.state === 'disabled'
      const maker = isDisabled ? 'disabled' : await makerStanding(key.userId, key.companyId, requestId)
      if (maker === 'unknown') return 'unknown'
      const cause = endOf(key, maker, decide, Date.now())
      return cause ? { counts: false, cause } : { counts: true, twoFactor: user.twoFactor.state === 'on' }
    },
    async end({ companyId, keyId }, cause, requestId) {
      const call = asService(signer, requestId)
      // Another process may have ended the key first.
      await keys.end({ companyId, keyId, call }, async (key, now) =>
        key?.state === 'live' ? revokeKey(key, cause, now) : undefined,
      )
    },
    async sweep() {
      const batch = await keys.live(reached, BATCH)
      for (const key of batch) {
        const requestId = newId()
        const finding = await ending.look(key, requestId)
        // Company did not answer about this key, so it will hardly answer about the next. The next sweep goes on here.
        if (finding === 'unknown') return
        if (!finding.counts) await ending.end(key, finding.cause, requestId)
        reached = key.keyId
      }
      if (batch.length < BATCH) reached = ''
    },
  }
  return ending
}
