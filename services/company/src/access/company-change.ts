import type { Ledger, Transaction } from '@holdfast/ledger'
import type { Passport } from '@holdfast/runtime'
import type { AuthorizeMember } from './call-authorization.ts'

/** Changes something in a company, for one of its members. */
export type ChangeCompany = <Result>(
  call: Passport,
  companyId: string,
  decide: (tx: Transaction) => Promise<Result>,
  options?: { secret?: boolean },
) => Promise<Result>

/**
 * A repeated call gets its first outcome, before anybody is authorized: who has left or handed over may no longer be
 * allowed what they repeat. Strangers are turned away before they could queue for the company's shard. Everything else
 * `decide` decides on the transaction's snapshot, the caller's permission first.
 */
export function createChange(ledger: Ledger, authorize: AuthorizeMember): ChangeCompany {
  return (call, companyId, decide, options) =>
    ledger.once(call, async () => {
      await authorize.admit(call, companyId)
      return ledger.transact({ stream: `company/${companyId}`, call, ...options }, decide)
    })
}
