import { isId, normalEmail } from '@holdfast/contracts'
import type { OperatorChecks, Operators, UserReference } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { type Call, type Handlers, note, operator, reasonOf } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { SessionStore } from '../sessions/session-store.ts'
import type { User, UserDecision } from '../users/user.ts'
import type { UserStore } from '../users/user-store.ts'
import { checkOperator, type OperatorRules } from './operator.ts'
import { disable, enable, resetTwoFactor } from './operator-act.ts'

interface Act {
  user?: UserReference | null
  reason: string
}

type Checks = ReturnType<typeof createOperatorChecks>

/** Looks at the stored session and user, whatever the passport of a call says. */
export function createOperatorChecks(
  stores: { users: Pick<UserStore, 'find'>; sessions: Pick<SessionStore, 'find'> },
  rules: OperatorRules,
) {
  return {
    async check(caller: { userId: string; sessionId: string }, now: number, session: ClientSession): Promise<void> {
      const user = await stores.users.find(caller.userId, session)
      checkOperator(user, await stores.sessions.find(caller.sessionId, now, session), rules, now)
    },
  }
}

export function operatorCheckApi(options: {
  ledger: Pick<Ledger, 'lookUp'>
  checks: Checks
}): Handlers<typeof OperatorChecks> {
  const { ledger, checks } = options
  return {
    async checkOperator(caller) {
      await ledger.lookUp((session) => checks.check(caller, Date.now(), session))
      return {}
    },
  }
}

export function userOperatorApi(options: {
  ledger: Ledger
  users: UserStore
  checks: Checks
}): Handlers<typeof Operators> {
  const { ledger, users, checks } = options
  return {
    disableUser: (request, call) => act(request, call, (user, reason) => disable(user, operator(call).userId, reason)),
    enableUser: (request, call) => act(request, call, enable),
    resetTwoFactor: (request, call) => act(request, call, resetTwoFactor),
  }

  async function act(request: Act, call: Call, decide: (user: User, reason: string) => UserDecision) {
    const done = await ledger.once(call, async () => {
      const { userId: operatorId, sessionId } = operator(call)
      const reason = reasonOf(request.reason)
      const userId = await refer(request.user)
      note(call, { about: userId })
      const actor = { kind: 'KIND_OPERATOR', id: operatorId } as const
      return users.change({ userId, call, actor }, async (user, now, session) => {
        await checks.check({ userId: operatorId, sessionId }, now, session)
        return { ...decide(user, reason), result: { userId } }
      })
    })
    return done.result!
  }

  async function refer(reference: UserReference | null | undefined): Promise<string> {
    if (reference?.userId && isId(reference.userId)) return reference.userId
    const found = reference?.email ? await users.findByEmail(normalEmail(reference.email)) : undefined
    if (!found) throw new DomainError('not-found')
    return found.userId
  }
}
