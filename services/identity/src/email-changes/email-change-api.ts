import type { Users } from '@holdfast/contracts/identity'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, type LinkTokens, note } from '@holdfast/runtime'
import type { LinkPurpose } from '../letters/link.ts'
import type { Reclaims } from '../reclaims/reclaim-finishing.ts'
import type { AttemptStore } from '../sessions/attempt-store.ts'
import { readEmail } from '../users/email.ts'
import type { ActiveUser } from '../users/user.ts'
import { person, type UserStore } from '../users/user-store.ts'
import { confirmEmailChange, requestEmailChange, undoEmailChange } from './email-change.ts'

type EmailChangeHandlers = Pick<Handlers<typeof Users>, 'requestEmailChange' | 'confirmEmailChange' | 'undoEmailChange'>

export function emailChangeApi(options: {
  ledger: Ledger
  users: UserStore
  tokens: LinkTokens<LinkPurpose>
  attempts: Pick<AttemptStore, 'mailTo'>
  reclaims: Pick<Reclaims, 'finish'>
}): EmailChangeHandlers {
  const { ledger, users, tokens, attempts, reclaims } = options
  return {
    async requestEmailChange({ email: text }, call) {
      await ledger.once(call, () => {
        const email = readEmail(text)
        const request = (user: ActiveUser, now: number) => requestEmailChange(user, email, now)
        return attempts.mailTo(email, () => users.changeOwn(call, request))
      })
      return {}
    },
    async confirmEmailChange({ token }, call) {
      await ledger.once(call, async () => {
        const { id: userId, attempt } = tokens.read(token, 'change-email')
        note(call, { userId })
        return users.change({ userId, call, actor: person(userId) }, (user, now) =>
          confirmEmailChange(user, attempt, now),
        )
      })
      return {}
    },
    async undoEmailChange({ token }, call) {
      await ledger.once(call, async () => {
        const { id: userId, attempt } = tokens.read(token, 'undo-email-change')
        note(call, { userId })
        const { result } = await users.change({ userId, call, actor: person(userId) }, (user, now) => {
          const { since, ...decision } = undoEmailChange(user, attempt, now)
          return { ...decision, result: { since } }
        })
        await reclaims.finish(userId, result!.since, call.requestId)
        return result
      })
      return {}
    },
  }
}
