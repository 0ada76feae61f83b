import type { Users } from '@holdfast/contracts/identity'
import type { Ledger } from '@holdfast/ledger'
import { freshlyProven, type Handlers } from '@holdfast/runtime'
import { readEmail } from '../users/email.ts'
import type { LinkTokens } from '../users/link-token.ts'
import { person, type UserStore } from '../users/user-store.ts'
import { confirmEmailChange, requestEmailChange, undoEmailChange } from './email-change.ts'

type EmailChangeHandlers = Pick<Handlers<typeof Users>, 'requestEmailChange' | 'confirmEmailChange' | 'undoEmailChange'>

export function emailChangesApi(options: {
  ledger: Ledger
  users: UserStore
  tokens: LinkTokens
}): EmailChangeHandlers {
  const { ledger, users, tokens } = options
  return {
    async requestEmailChange(request, call) {
      await ledger.once(call, () => {
        freshlyProven(call, Date.now())
        const email = readEmail(request.email)
        return users.changeOwn(call, (user, now) => requestEmailChange(user, email, now))
      })
      return {}
    },
    async confirmEmailChange({ token }, call) {
      await ledger.once(call, async () => {
        const { userId, attempt } = tokens.read('change-email', token)
        return users.change({ userId, call, actor: person(userId) }, (user, now) =>
          confirmEmailChange(user, attempt, now),
        )
      })
      return {}
    },
    async undoEmailChange({ token }, call) {
      await ledger.once(call, async () => {
        const { userId, attempt } = tokens.read('undo-email-change', token)
        return users.change({ userId, call, actor: person(userId) }, (user, now) => undoEmailChange(user, attempt, now))
      })
      return {}
    },
  }
}
