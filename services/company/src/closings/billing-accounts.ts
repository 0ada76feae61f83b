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
  /**
   * Has billing refuse the wish without looking at what is owed. Answers as `close`, with what was decided before if it was:
   * undefined then means that the company is to be closed.
   */
  withdraw(companyId: string, closing: Closing, requestId: string): Promise<ClosingRefusal | undefined>
}

export function openBillingAccounts(billing: Channel, signer: Signer): BillingAccounts {
  const accounts = billing.client(Accounts)
  const asking =
    (ask: typeof accounts.close) =>
    async (companyId: string, { id: closingId }: Closing, requestId: string) => {
      try {
        await ask({ companyId, closingId }, asService(signer, requestId))
        return undefined
      } catch (error) {
        return closingRefusalOf(error)
      }
    }
  return { close: asking(accounts.close), withdraw: asking(accounts.withdraw) }
}
