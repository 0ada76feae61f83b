import type { EntitlementInput } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Account } from '../accounts/account.ts'
import { type Catalogue, findPlan } from '../plans/catalogue.ts'
import type { PlanChoice, PlanVersion } from '../plans/plan.ts'

/** What the company may use now. Its version is that of the account's entitlement. */
export function entitlementOf(
  account: Pick<Account, 'companyId' | 'choice' | 'entitlementVersion' | 'state'>,
  catalogue: Catalogue,
): EntitlementInput {
  const { companyId, choice, entitlementVersion: version, state } = account
  const plan = choice && state === 'open' ? known(catalogue, choice) : undefined
  return {
    companyId,
    version,
    planId: plan?.planId,
    sites: plan?.sites ?? 0,
    premiumStagings: plan?.premiumStagings ?? 0,
    backupDays: plan?.backupDays ?? 0,
  }
}

/**
 * Throws `unavailable` for a version that this process does not know: then it is older than one that offers it, for a
 * version never leaves the catalogue.
 */
function known(catalogue: Catalogue, choice: PlanChoice): PlanVersion {
  try {
    return findPlan(catalogue, choice)
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError('unavailable')
    throw error
  }
}
