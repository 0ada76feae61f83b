import type { EntitlementInput } from '@holdfast/contracts/billing'
import type { Account } from '../accounts/account.ts'
import type { Catalogue } from '../plans/plan-catalogue.ts'

/** What the company may use now. Its version is that of the account's entitlement. */
export function entitlementOf(
  account: Pick<Account, 'companyId' | 'choice' | 'entitlementVersion' | 'state'>,
  catalogue: Catalogue,
): EntitlementInput {
  const { companyId, choice, entitlementVersion: version, state } = account
  const plan = choice && state === 'open' ? catalogue.get(choice) : undefined
  return {
    companyId,
    version,
    planId: plan?.planId,
    sites: plan?.sites ?? 0,
    premiumStagings: plan?.premiumStagings ?? 0,
    backupDays: plan?.backupDays ?? 0,
  }
}
