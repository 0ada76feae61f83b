import type { Entitlement as WireEntitlement } from '@holdfast/contracts/billing'
import { Entitlements } from '@holdfast/contracts/billing'
import { asService, type Channel, type Signer } from '@holdfast/runtime'
import { type Entitlement, isEntitled, type Limit } from './limit.ts'
import type { LimitStore } from './limit-store.ts'

/** Tells what a company may have, until its limit says it: before the first site of it is created. */
export interface EntitlementSource {
  /**
   * Undefined where the company's limit has an entitlement already. The answer is for the transaction that creates, which
   * looks again. Throws `unavailable` if it cannot be asked.
   */
  neededFor(companyId: string, requestId: string): Promise<Entitlement | undefined>
}

export function createEntitlementSource(needs: {
  billing: Channel
  signer: Signer
  limits: LimitStore
}): EntitlementSource {
  const entitlements = needs.billing.client(Entitlements)
  return {
    async neededFor(companyId, requestId) {
      const limit: Limit | undefined = await needs.limits.find(companyId)
      if (limit && isEntitled(limit)) return undefined
      return entitlementFromWire(await entitlements.get({ companyId }, asService(needs.signer, requestId)))
    },
  }
}

export function entitlementFromWire(wire: WireEntitlement): Entitlement {
  const { planId, ...entitlement } = wire
  return { ...entitlement, ...(planId !== undefined && { planId }) }
}
