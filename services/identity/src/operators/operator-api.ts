import { isId, normalEmail } from '@holdfast/contracts'
import type { Operators, UserReference } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Call, type Handlers, note, operator, reasonOf } from '@holdfast/runtime'
import type { User, UserDecision } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import { disable, enable, resetTwoFactor } from './operator-act.ts'

interface Act {
  user?: UserReference | null
  reason: string
}

export function userOperatorApi(options: {
  ledger: Ledger
  users: UserStore
  isOperator(user: { email: string; emailConfirmed: boolean }): boolean
}): Handlers<typeof Operators> {
  const { ledger, users, isOperator } = options
  return {
    disableUser: (request, call) => act(request, call, (user, reason) => disable(user, operator(call).userId, reason)),
    enableUser: (request, call) => act(request, call, enable),
    resetTwoFactor: (request, call) => act(request, call, resetTwoFactor),
  }

  async function act(request: Act, call: Call, decide: (user: User, reason: string) => UserDecision) {
    const done = await ledger.once(call, async () => {
      const { userId: operatorId } = operator(call)
      const reason = reasonOf(request.reason)
      const userId = await refer(request.user)
      note(call, { about: userId })
      const actor = { kind: 'KIND_OPERATOR', id: operatorId } as const
      return users.change({ userId, call, actor }, async (user, _now, session) => {
        const acting = await users.find(operatorId, session)
        if (!acting || !mayAct(acting)) throw new DomainError('operators-only')
        return { ...decide(user, reason), result: { userId } }
      })
    })
    return done.result!
  }

  function mayAct(user: User): boolean {
    return user.state === 'active' && user.twoFactor.state === 'on' && isOperator(user)
  }

  async function refer(reference: UserReference | null | undefined): Promise<string> {
    if (reference?.userId && isId(reference.userId)) return reference.userId
    const found = reference?.email ? await users.findByEmail(normalEmail(reference.email)) : undefined
    if (!found) throw new DomainError('not-found')
    return found.userId
  }
}
