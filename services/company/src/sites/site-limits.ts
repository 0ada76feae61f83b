import { Limits } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import { type ClosingRefusal, closingRefusalOf } from '../closings/closing-refusal.ts'
import type { Closing } from '../companies/company.ts'

/** The limits that site keeps. */
export interface SiteLimits {
  /**
   * Returns undefined when nothing can be created any more, or the code with which site refused: then nothing was changed
   * there. Throws `unavailable` when it is not known whether it was done. The call can be repeated; about one wish, site
   * always says the same.
   */
  close(companyId: string, closing: Closing, requestId: string): Promise<ClosingRefusal | undefined>
  /** The wish was refused elsewhere, and things can be created again. Throws `unavailable`. The call can be repeated. */
  reopen(companyId: string, closing: Closing, requestId: string): Promise<void>
}

export function openSiteLimits(site: Channel, signer: Signer): SiteLimits {
  const limits = site.client(Limits)
  return {
    async close(companyId, { id: closingId, version }, requestId) {
      try {
        await limits.close({ companyId, closingId, version }, asService(signer, requestId))
        return undefined
      } catch (error) {
        return closingRefusalOf(error)
      }
    },
    async reopen(companyId, { id: closingId }, requestId) {
      await limits.reopen({ companyId, closingId }, asService(signer, requestId)).catch(() => {
        throw new DomainError('unavailable')
      })
    },
  }
}
