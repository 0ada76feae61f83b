import type { EntitlementInput } from '@holdfast/contracts/billing'
import { Limits } from '@holdfast/contracts/site'
import { type Code, DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import type { Closing, PlanChange } from '../companies/company.ts'

/**
 * The limits that site keeps. Each call returns undefined when it is done, or the code with which site refused: then
 * nothing was changed there. Throws `unavailable` when it is not known whether it was done. Every call can be repeated;
 * about one wish, site always says the same.
 */
export interface SiteLimits {
  close(companyId: string, closing: Closing, requestId: string): Promise<'company-has-sites' | undefined>
  /** @param entitlement with the version of the wish */
  putEntitlement(
    change: PlanChange,
    entitlement: EntitlementInput,
    requestId: string,
  ): Promise<'plan-too-small' | undefined>
}

export function openSiteLimits(site: Channel, signer: Signer): SiteLimits {
  const limits = site.client(Limits)
  return {
    close: (companyId, { id: closingId, version }, requestId) =>
      refusedWith('company-has-sites', limits.close({ companyId, closingId, version }, asService(signer, requestId))),
    putEntitlement: ({ id: changeId }, entitlement, requestId) =>
      refusedWith('plan-too-small', limits.putEntitlement({ changeId, entitlement }, asService(signer, requestId))),
  }
}

async function refusedWith<Refusal extends Code>(
  refusal: Refusal,
  asked: Promise<unknown>,
): Promise<Refusal | undefined> {
  try {
    await asked
  } catch (error) {
    if (error instanceof DomainError && error.code === refusal) return refusal
    throw new DomainError('unavailable')
  }
}
