import type { EntitlementInput } from '@holdfast/contracts/billing'
import { Limits } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/** The limits that site keeps. */
export interface PlanLimits {
  /**
   * True when the entitlement is in force, or a later one is; false when site refused, because more is used: then nothing was changed there.
   * Throws `unavailable` when it is not known whether it was done. The call can be repeated; about one version, site always
   * says the same.
   */
  putEntitlement(entitlement: EntitlementInput, requestId: string): Promise<boolean>
  /**
   * The company may have nothing from now on, and its sites go, with their grace. Throws `unavailable`.
   * @param siteIds the sites that the company was told of
   */
  endPlan(ended: { companyId: string; version: number; siteIds: readonly string[] }, requestId: string): Promise<void>
}

export function openPlanLimits(site: Channel, signer: Signer): PlanLimits {
  const limits = site.client(Limits)
  return {
    async putEntitlement(entitlement, requestId) {
      try {
        await limits.putEntitlement({ entitlement }, asService(signer, requestId))
        return true
      } catch (error) {
        if (error instanceof DomainError && error.code === 'plan-too-small') return false
        throw new DomainError('unavailable')
      }
    },
    async endPlan({ siteIds, ...ended }, requestId) {
      await limits.endPlan({ ...ended, siteIds: [...siteIds] }, asService(signer, requestId)).catch(() => {
        throw new DomainError('unavailable')
      })
    },
  }
}
