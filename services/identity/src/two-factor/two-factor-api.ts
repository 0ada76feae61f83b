import type { TwoFactor } from '@holdfast/contracts/identity'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, type LinkTokens, note, signedIn } from '@holdfast/runtime'
import type { LinkPurpose } from '../letters/link.ts'
import { undoTwoFactor } from '../reclaims/reclaim.ts'
import type { Reclaims } from '../reclaims/reclaim-finishing.ts'
import type { AttemptStore } from '../sessions/attempt-store.ts'
import { renewedToken } from '../sessions/session-tokens.ts'
import { type ActiveUser, active } from '../users/user.ts'
import { person, type UserStore } from '../users/user-store.ts'
import type { SecretCipher } from './secret-cipher.ts'
import { beginTwoFactor, describeSecret, renewRecoveryCodes, turnOff, turnOn } from './two-factor.ts'

export function twoFactorApi(options: {
  ledger: Ledger
  users: UserStore
  attempts: AttemptStore
  secrets: SecretCipher
  links: LinkTokens<LinkPurpose>
  reclaims: Pick<Reclaims, 'finish'>
}): Handlers<typeof TwoFactor> {
  const { ledger, users, attempts, secrets, links, reclaims } = options
  return {
    async begin(_request, call) {
      const { userId } = signedIn(call)
      const me = active(await users.need(userId))
      const seed = secrets.create()
      await users.saveTwoFactorDraft(userId, beginTwoFactor(me, secrets.seal(userId, seed)))
      return describeSecret(seed.totp, me.email)
    },

    confirm({ code, token }, call) {
      return ledger.once(call, async () => {
        const recoveryCodes = secrets.createRecoveryCodes()
        const { presented, renewal, session } = renewedToken(call, token)
        const on = (user: ActiveUser, now: number) => ({
          ...turnOn(user, code, recoveryCodes, now, secrets),
          renewing: { ...renewal, codePassed: true },
        })
        await attempts.inSession(call, () => users.changeOwn(call, on, { presented, secret: true }))
        return { recoveryCodes, session }
      })
    },

    async turnOff(_request, call) {
      await ledger.once(call, async () => {
        return users.changeOwn(call, (user) => turnOff(user, { operator: false, reason: '' }))
      })
      return {}
    },

    async undo({ token }, call) {
      await ledger.once(call, async () => {
        const { id: userId, attempt } = links.read(token, 'undo-two-factor')
        note(call, { userId })
        const { result } = await users.change({ userId, call, actor: person(userId) }, (user, now) => {
          const { since, ...decision } = undoTwoFactor(user, attempt, now)
          return { ...decision, result: { since } }
        })
        await reclaims.finish(userId, result!.since, call.requestId)
        return result
      })
      return {}
    },

    renewRecoveryCodes(_request, call) {
      return ledger.once(call, async () => {
        const recoveryCodes = secrets.createRecoveryCodes()
        const renewed = (user: ActiveUser, now: number) => renewRecoveryCodes(user, recoveryCodes, now, secrets)
        await users.changeOwn(call, renewed, { secret: true })
        return { recoveryCodes }
      })
    },
  }
}
