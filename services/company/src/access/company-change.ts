import type { Ledger, Transaction } from '@holdfast/ledger'
import type { Passport } from '@holdfast/runtime'
import type { AuthorizeMember } from './call-authorization.ts'

/** Runs a command on a company, for one of its members. */
export type ChangeCompany = <Result>(
  call: Passport,
  companyId: string,
  decide: (tx: Transaction) => Promise<Result>,
  options?: { secret?: boolean },
) => Promise<Result>

/**
 * A repeated call gets its first outcome before the caller is authorized: a member who has since left the company, or
 * handed it over, may no longer have the permission for the call that they repeat. Callers who are not members are
 * refused before they can queue for the company's shard. Everything else is checked by `decide` on the transaction's
 * snapshot, the caller's permission first.
 */
export function createChange(ledger: Ledger, authorize: AuthorizeMember): ChangeCompany {
  return (call, companyId, decide, options) =>
    ledger.once(call, async () => {
      await authorize.admit(call, companyId)
      return ledger.transact({ stream: `company/${companyId}`, call, ...options }, decide)
    })
}
