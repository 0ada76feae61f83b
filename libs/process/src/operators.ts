import type { OperatorChecks } from '@holdfast/contracts/identity'
import { asService, type Calls, operator, type Passport, type Signer, type UserPrincipal } from '@holdfast/runtime'

/**
 * Returns the operator who calls. Throws why the caller is none at this moment, and `unavailable` if identity, which alone
 * knows, does not say.
 */
export type AdmitOperator = (call: Passport) => Promise<UserPrincipal>

/**
 * Identity is asked at every act: somebody who was taken off the list of operators, or whose session has ended, must not act
 * on for as long as a gateway remembers the session.
 */
export function askForOperators(checks: Calls<typeof OperatorChecks>, signer: Signer): AdmitOperator {
  return async (call) => {
    // Most callers are refused by what the gateway knows, so that they do not cost identity anything.
    const user = operator(call)
    const { userId, sessionId } = user
    await checks.checkOperator({ userId, sessionId }, asService(signer, call.requestId))
    return user
  }
}
