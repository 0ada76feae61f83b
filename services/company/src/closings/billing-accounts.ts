import { Accounts } from '@holdfast/contracts/billing'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import type { Closing } from '../companies/company.ts'
import { type ClosingRefusal, closingRefusalOf } from './closing-refusal.ts'

/** What billing keeps of a company. */
export interface BillingAccounts {
  /**
   * Returns undefined when the final invoice is made and nothing is owed, or the code with which billing refused. Throws
   * `unavailable` when that is not known. The call can be repeated; about one wish, billing always says the same.
   */
  close(companyId: string, closing: Closing, requestId: string): Promise<ClosingRefusal | undefined>
}

export function openBillingAccounts(billing: Channel, signer: Signer): BillingAccounts {
  const accounts = billing.client(Accounts)
  return {
    async close(companyId, { id: closingId }, requestId) {
      try {
        await accounts.close({ companyId, closingId }, asService(signer, requestId))
        return undefined
      } catch (error) {
        return closingRefusalOf(error)
      }
    },
  }
}
