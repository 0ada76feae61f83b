import type { EntitlementInput } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import { type Account, entitlementOf, isTold, withSubscription } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import { entitlementToWire } from '../entitlements/entitlement-wire.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { limitAnswered, plannedChangeOf } from '../subscriptions/renewing.ts'
import type { PlanLimits } from './plan-limits.ts'

/**
 * Returns when site has taken what the company may use: what was committed before the call is in force then. More is
 * committed first and told then, so site never allows more than is paid for; less is asked for, and site's answer is part
 * of the account. Throws `unavailable`.
 */
export type TellSite = (companyId: string) => Promise<void>

export function createTellSite(needs: {
  ledger: Ledger
  accounts: AccountStore
  catalogue: Catalogue
  limits: PlanLimits
  signer: Signer
  log: Log
}): TellSite {
  const { ledger, accounts, catalogue, limits, signer, log } = needs

  return async (companyId) => {
    // Its answer, or somebody else's change, may bring another version, but each only for a reason of its own.
    for (let tries = 0; tries < 5; tries++) {
      const account = await accounts.find(companyId)
      if (!account || isTold(account)) return
      await tell(account)
    }
    throw new DomainError('unavailable')
  }

  async function tell(account: Account): Promise<void> {
    const { companyId, subscription } = account
    const entitlement: EntitlementInput = entitlementToWire(entitlementOf(account, catalogue))
    const requestId = crypto.randomUUID()
    if (subscription?.state === 'ended') {
      const { entitlementVersion: version, siteIds } = subscription
      await limits.endPlan({ companyId, version, siteIds }, requestId)
      await accounts.told(companyId, version)
      return
    }
    const isTaken = await limits.putEntitlement(entitlement, requestId)
    if (subscription && plannedChangeOf(subscription)?.limit === 'asked') {
      const answer = { entitlementVersion: Number(entitlement.version), isLowered: isTaken }
      const command = { stream: `company/${companyId}`, call: asService(signer, requestId) } as const
      await ledger.transact(command, async (tx) => {
        const present = await accounts.find(companyId, tx.session)
        if (!present?.subscription) return {}
        const answered = withSubscription(present, limitAnswered(present.subscription, answer))
        if (answered.events.length === 0) return {}
        const told = isTaken ? { ...answered.account, toldVersion: answer.entitlementVersion } : answered.account
        await accounts.save({ ...answered, account: told, events: [{ type: 'LimitAnswered', isLowered: isTaken }] }, tx)
        return {}
      })
      return
    }
    // It allows less than the company uses, though it never was asked: what is used stays, and nothing is created.
    if (!isTaken) log.error({ companyId }, 'site refused what a company may use')
    await accounts.told(companyId, Number(entitlement.version))
  }
}
