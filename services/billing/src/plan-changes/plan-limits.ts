import type { EntitlementInput } from '@holdfast/contracts/billing'
import { Limits } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import type { PlanChange } from '../accounts/account.ts'

/** The limits that site keeps. */
export interface PlanLimits {
  /**
   * Returns undefined when the entitlement is in force, or the code with which site refused: then nothing was changed
   * there. Throws `unavailable` when it is not known whether it was done. The call can be repeated; about one wish, site
   * always says the same.
   * @param entitlement with the version of the wish
   */
  putEntitlement(
    change: PlanChange,
    entitlement: EntitlementInput,
    requestId: string,
  ): Promise<'plan-too-small' | undefined>
}

export function openPlanLimits(site: Channel, signer: Signer): PlanLimits {
  const limits = site.client(Limits)
  return {
    async putEntitlement({ id: changeId }, entitlement, requestId) {
      try {
        await limits.putEntitlement({ changeId, entitlement }, asService(signer, requestId))
        return undefined
      } catch (error) {
        if (error instanceof DomainError && error.code === 'plan-too-small') return error.code
        throw new DomainError('unavailable')
      }
    },
  }
}
