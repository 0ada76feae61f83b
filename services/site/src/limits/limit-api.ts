import type { Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import type { Limits } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import type { Call, Handlers } from '@holdfast/runtime'
import { entitlementFromWire } from './entitlement-source.ts'
import { closeLimit, type Limit, openLimit, reopenLimit, unentitledLimit } from './limit.ts'
import type { LimitStore } from './limit-store.ts'

/** For the services that own the reasons for a limit, and for members who ask how much is used. */
export function limitApi(needs: { ledger: Ledger; authorize: Authorize; limits: LimitStore }): Handlers<typeof Limits> {
  const { ledger, authorize, limits } = needs

  return {
    async putEntitlement({ entitlement: wire }, call) {
      if (!wire) throw new DomainError('bad-request')
      const entitlement = entitlementFromWire(wire)
      return change(call, entitlement.companyId, (known) => openLimit(entitlement, known))
    },

    async close({ companyId, closingId }, call) {
      return change(call, companyId, (known = unentitledLimit(companyId)) => closeLimit(known, closingId))
    },

    async reopen({ companyId, closingId }, call) {
      return change(call, companyId, (known) => known && reopenLimit(known, closingId))
    },

    async getUsage({ companyId }, call) {
      await authorize(call, companyId, 'plan.see')
      const { sites, premiumStagings } = (await limits.find(companyId)) ?? unentitledLimit(companyId)
      return {
        sitesUsed: sites.used,
        sitesLimit: sites.limit,
        premiumStagingsUsed: premiumStagings.used,
        premiumStagingsLimit: premiumStagings.limit,
      }
    },
  }

  /** Decides about a limit that need not be there yet. */
  async function change(call: Call, companyId: string, decide: (known: Limit | undefined) => Limit | undefined) {
    if (!isId(companyId)) throw new DomainError('bad-request')
    return ledger.transact({ stream: `company/${companyId}`, call }, async (tx: Transaction) => {
      const known = await limits.find(companyId, tx.session)
      const decided = decide(known)
      if (decided) await limits.tell(decided, known, tx)
      return {}
    })
  }
}
