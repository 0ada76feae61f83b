import type { Ledger, Transaction } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import { withStanding, withSubscription } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { Clock } from '../clock.ts'
import type { TellSite } from '../limits/limit-telling.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { endSubscription } from './closing.ts'
import type { KeepUpToDate } from './up-to-date.ts'

/** What the book says of a company that owes something. */
export interface UnpaidSubscriptions {
  /** In the transaction that knows it: an invoice is overdue, or none is any more. The subscription follows. */
  mark(companyId: string, isOverdue: boolean, tx: Transaction): Promise<void>
  /** The company has not paid for too long: its plan ends, and its sites go, with their grace. Can be repeated. */
  end(companyId: string): Promise<void>
}

export function createUnpaidSubscriptions(needs: {
  ledger: Ledger
  accounts: AccountStore
  catalogue: Catalogue
  clock: Clock
  signer: Signer
  sitesOf: (companyId: string) => Promise<readonly string[]>
  keepUpToDate: KeepUpToDate
  tellSite: TellSite
}): UnpaidSubscriptions {
  const { ledger, accounts, catalogue, clock, signer, sitesOf, keepUpToDate, tellSite } = needs
  return {
    async mark(companyId, isOverdue, { session }) {
      const account = await accounts.find(companyId, session)
      if (!account) return
      const marked = withStanding(account, { isOverdue })
      if (marked !== account) await accounts.put(marked, session)
    },
    async end(companyId) {
      const siteIds = await sitesOf(companyId)
      await keepUpToDate(companyId)
      const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
      await ledger.transact(command, async (tx) => {
        const account = await accounts.find(companyId, tx.session)
        // Whoever has paid meanwhile keeps what they have: that is noted in the transaction of the payment.
        if (!account?.subscription || !account.standing.isOverdue) return {}
        const decision = endSubscription(account.subscription, { at: clock(), reason: 'unpaid', siteIds }, catalogue)
        await accounts.save(withSubscription(account, decision), tx)
        return {}
      })
      await tellSite(companyId)
    },
  }
}
