import type { EntitlementInput } from '@holdfast/contracts/billing'
import type { PlanEntitlement } from './entitlement.ts'

export function entitlementToWire(entitlement: PlanEntitlement): EntitlementInput {
  const { companyId, version, planId, sites, premiumStagings, backupDays } = entitlement
  return { companyId, version, planId, sites, premiumStagings, backupDays }
}
