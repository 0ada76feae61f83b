import type { TwoFactor } from '@holdfast/contracts/identity'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, signedIn } from '@holdfast/runtime'
import type { AttemptStore } from '../sessions/attempt-store.ts'
import { active } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { SecretCipher } from './secret-cipher.ts'
import { beginTwoFactor, describeSecret, renewRecoveryCodes, turnOff, turnOn } from './two-factor.ts'

export function twoFactorApi(options: {
  ledger: Ledger
  users: UserStore
  attempts: AttemptStore
  secrets: SecretCipher
}): Handlers<typeof TwoFactor> {
  const { ledger, users, attempts, secrets } = options
  return {
    async begin(_request, call) {
      const { userId } = signedIn(call)
      const me = active(await users.need(userId))
      const seed = secrets.create()
      await users.saveTwoFactorDraft(userId, beginTwoFactor(me, secrets.seal(userId, seed)))
      return describeSecret(seed.totp, me.email)
    },

    confirm({ code }, call) {
      return ledger.once(call, async () => {
        const { sessionId } = signedIn(call)
        const recoveryCodes = secrets.createRecoveryCodes()
        await attempts.inSession(call, () =>
          users.changeOwn(
            call,
            (user, now) => ({
              ...turnOn(user, code, recoveryCodes, now, secrets),
              proving: { sessionId, codePassed: true },
            }),
            { secret: true },
          ),
        )
        return { recoveryCodes }
      })
    },

    async turnOff(_request, call) {
      await ledger.once(call, async () => {
        return users.changeOwn(call, (user) => turnOff(user, { operator: false, reason: '' }))
      })
      return {}
    },

    renewRecoveryCodes(_request, call) {
      return ledger.once(call, async () => {
        const recoveryCodes = secrets.createRecoveryCodes()
        await users.changeOwn(call, (user) => renewRecoveryCodes(user, recoveryCodes, secrets), { secret: true })
        return { recoveryCodes }
      })
    },
  }
}
