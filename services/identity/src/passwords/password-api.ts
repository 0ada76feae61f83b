import { normalEmail } from '@holdfast/contracts'
import type { Users } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { freshlyProven, type Handlers, type LinkTokens, note, signedIn } from '@holdfast/runtime'
import type { LinkPurpose } from '../letters/link.ts'
import type { AttemptStore } from '../sessions/attempt-store.ts'
import { renewedToken } from '../sessions/session-tokens.ts'
import { inEqualTime } from '../users/equal-time.ts'
import { type ActiveUser, active } from '../users/user.ts'
import { person, type UserStore, unproven } from '../users/user-store.ts'
import {
  changePassword,
  refuseWeakPassword,
  requestReset,
  resetPassword,
  resettable,
  type Strength,
} from './password.ts'
import type { PasswordHashes } from './password-hash.ts'

type PasswordHandlers = Pick<Handlers<typeof Users>, 'changePassword' | 'requestPasswordReset' | 'resetPassword'>

export function passwordApi(options: {
  ledger: Ledger
  users: UserStore
  hashes: PasswordHashes
  strength: Strength
  tokens: LinkTokens<LinkPurpose>
  attempts: AttemptStore
  /** For security events about addresses that belong to nobody. */
  addressHash(address: string): string
}): PasswordHandlers {
  const { ledger, users, hashes, strength, tokens, attempts, addressHash } = options
  return {
    changePassword({ currentPassword, newPassword, token }, call) {
      return ledger.once(call, async () => {
        const { userId } = signedIn(call)
        const me = active(await users.need(userId))
        // The present password is the proof. It is not enough where a code belongs to one.
        if (me.twoFactor.state === 'on') freshlyProven(call, Date.now())
        await refuseWeakPassword(newPassword, '/newPassword', me, strength)
        await attempts.inSession(call, async () => {
          if (!(await hashes.verify(currentPassword, me.passwordHash))) throw new DomainError('proof-failed')
        })
        const passwordHash = await hashes.hash(newPassword)
        const { presented, renewal, session } = renewedToken(call, token)
        const change = (user: ActiveUser) => {
          // Changed twice at once: only one of them knew the present password.
          if (user.passwordHash !== me.passwordHash) throw new DomainError('proof-failed')
          return { ...changePassword(user, passwordHash, renewal.sessionId), renewing: renewal }
        }
        await users.changeOwn(call, change, { presented, secret: true })
        return { session }
      })
    },

    async requestPasswordReset({ email }, call) {
      await ledger.once(call, async () => {
        await inEqualTime(request(normalEmail(email)))
        return null
      })
      return {}

      async function request(address: string): Promise<void> {
        const found = await users.findByEmail(address)
        note(call, found ? { userId: found.userId } : { address: addressHash(address) })
        if (!found) return
        const { userId } = found
        await users.change({ userId, call, actor: unproven(userId) }, (user, now) =>
          user.state === 'active' && user.email === address ? requestReset(user, now) : { user, events: [] },
        )
      }
    },

    async resetPassword({ token, password }, call) {
      await ledger.once(call, async () => {
        const { id: userId, attempt } = tokens.read(token, 'reset-password')
        note(call, { userId })
        const owner = resettable(await users.find(userId), attempt, Date.now())
        await refuseWeakPassword(password, '/password', owner, strength)
        const passwordHash = await hashes.hash(password)
        const ip = call.client?.ip ?? ''
        const changed = await users.change({ userId, call, actor: person(userId) }, (user, now) => ({
          ...resetPassword(user, attempt, passwordHash, now),
          linkFollowedFrom: ip,
        }))
        await attempts.forgive(owner.email, ip)
        return changed
      })
      return {}
    },
  }
}
