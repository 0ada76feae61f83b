import type { Users } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Handlers, type LinkTokens, note } from '@holdfast/runtime'
import type { LinkPurpose } from '../letters/link.ts'
import type { PasswordHashes } from '../passwords/password-hash.ts'
import type { Reclaims } from '../reclaims/reclaim-finishing.ts'
import type { AttemptStore } from '../sessions/attempt-store.ts'
import type { SessionStore } from '../sessions/session-store.ts'
import { readEmail } from '../users/email.ts'
import type { ActiveUser } from '../users/user.ts'
import { person, type UserStore } from '../users/user-store.ts'
import { changeable, confirmEmailChange, requestEmailChange, undoEmailChange } from './email-change.ts'

type EmailChangeHandlers = Pick<Handlers<typeof Users>, 'requestEmailChange' | 'confirmEmailChange' | 'undoEmailChange'>

export function emailChangeApi(options: {
  ledger: Ledger
  users: UserStore
  sessions: Pick<SessionStore, 'knowsPlace'>
  hashes: Pick<PasswordHashes, 'verify'>
  tokens: LinkTokens<LinkPurpose>
  attempts: Pick<AttemptStore, 'mailTo' | 'signIn'>
  reclaims: Pick<Reclaims, 'finish'>
}): EmailChangeHandlers {
  const { ledger, users, sessions, hashes, tokens, attempts, reclaims } = options
  return {
    async requestEmailChange({ email: text }, call) {
      await ledger.once(call, () => {
        const email = readEmail(text)
        const request = (user: ActiveUser, now: number) => requestEmailChange(user, email, now)
        return attempts.mailTo(email, () => users.changeOwn(call, request))
      })
      return {}
    },
    async confirmEmailChange({ token, password }, call) {
      await ledger.once(call, async () => {
        const { id: userId, attempt } = tokens.read(token, 'change-email')
        note(call, { userId })
        const { email, passwordHash } = changeable(await users.find(userId), attempt, Date.now())
        // It is guessed as at a sign-in, so it is counted as one.
        const isKnownPlace = await sessions.knowsPlace(userId, call.client?.ip ?? '', Date.now())
        await attempts.signIn({ address: email, userId, isKnownPlace }, call, async () => {
          if (!(await hashes.verify(password, passwordHash))) throw new DomainError('proof-failed')
        })
        return users.change({ userId, call, actor: person(userId) }, (user, now) => {
          const change = confirmEmailChange(user, attempt, now)
          if (changeable(user, attempt, now).passwordHash !== passwordHash) throw new DomainError('proof-failed')
          return change
        })
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
