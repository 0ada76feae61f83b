import type { EntitlementInput } from '@holdfast/contracts/billing'
import { Limits } from '@holdfast/contracts/site'
import { type Code, DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'

/**
 * The limits that site keeps. Each call returns undefined when it is done, or the code with which site refused: then
 * nothing was changed there. Throws `unavailable` when it is not known whether it was done. Every call can be repeated.
 */
export interface SiteLimits {
  close(companyId: string, closingId: string, requestId: string): Promise<'company-has-sites' | undefined>
  putEntitlement(entitlement: EntitlementInput, requestId: string): Promise<'plan-too-small' | undefined>
}

export function openSiteLimits(site: Channel, signer: Signer): SiteLimits {
  const limits = site.client(Limits)
  return {
    async close(companyId, closingId, requestId) {
      const call = asService(signer, requestId)
      const refusal = await refusedWith('company-has-sites', limits.close({ companyId, closingId }, call))
      // An earlier attempt of this closing may still be on its way, and must close nothing when it arrives.
      if (refusal) await refusedWith(undefined, limits.reopen({ companyId, closingId }, asService(signer, requestId)))
      return refusal
    },
    putEntitlement: (entitlement, requestId) =>
      refusedWith('plan-too-small', limits.putEntitlement({ entitlement }, asService(signer, requestId))),
  }
}

async function refusedWith<Refusal extends Code>(
  refusal: Refusal | undefined,
  asked: Promise<unknown>,
): Promise<Refusal | undefined> {
  try {
    await asked
  } catch (error) {
    if (error instanceof DomainError && error.code === refusal) return refusal
    throw new DomainError('unavailable')
  }
}
