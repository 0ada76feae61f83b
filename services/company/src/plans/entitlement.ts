import type { EntitlementInput } from '@holdfast/contracts/billing'
import type { Company } from '../companies/company.ts'
import type { Catalogue } from './plan-catalogue.ts'

/** What the company may use now. Its version is that of the company's entitlement. */
export function entitlementOf(company: Company, catalogue: Catalogue): EntitlementInput {
  const { id, planId, entitlementVersion, state } = company
  const plan = planId === undefined ? undefined : catalogue.get(planId)
  return {
    companyId: id,
    version: entitlementVersion,
    planId,
    sites: plan?.sites ?? 0,
    premiumStagings: plan?.premiumStagings ?? 0,
    backupDays: plan?.backupDays ?? 0,
    open: state !== 'closed' && !company.closing,
    suspended: state === 'suspended',
  }
}
