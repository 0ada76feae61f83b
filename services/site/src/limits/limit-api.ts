import type { Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import type { Limits } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import type { Call, Handlers } from '@holdfast/runtime'
import { type EntitlementSource, entitlementFromWire } from './entitlement-source.ts'
import {
  closeLimit,
  endPlan,
  type Limit,
  openLimit,
  reopenLimit,
  replanLimit,
  replanned,
  unentitledLimit,
} from './limit.ts'
import type { LimitStore } from './limit-store.ts'

/** More are not told of in one entry: no plan has so many. */
const MOST_SITES = 10_000

/** For the services that own the reasons for a limit, and for members who ask how much is used. */
export function limitApi(needs: {
  ledger: Ledger
  authorize: Authorize
  limits: LimitStore
  entitlements: EntitlementSource
}): Handlers<typeof Limits> {
  const { ledger, authorize, limits, entitlements } = needs

  return {
    async putEntitlement({ entitlement: wire }, call) {
      if (!wire) throw new DomainError('bad-request')
      const entitlement = entitlementFromWire(wire)
      const { companyId, version } = entitlement
      const decided = await decide(call, companyId, (known) => replanLimit(known, entitlement))
      const outcome = replanned(decided, version)
      if (outcome === 'plan-too-small') throw new DomainError(outcome)
      return { outdated: outcome === 'outdated' }
    },

    async endPlan({ companyId, version, siteIds }, call) {
      if (version < 1 || siteIds.length > MOST_SITES || !siteIds.every(isId)) throw new DomainError('bad-request')
      const decided = await decide(call, companyId, (known) => endPlan(known, { version, siteIds }))
      return { outdated: replanned(decided, version) === 'outdated' }
    },

    async close({ companyId, closingId, version }, call) {
      if (!isId(closingId)) throw new DomainError('bad-request')
      const { closing } = await decide(call, companyId, (known) => closeLimit(known, { id: closingId, version }))
      if (closing?.refusal) throw new DomainError(closing.refusal)
      return {}
    },

    async reopen({ companyId, closingId }, call) {
      if (!isId(closingId)) throw new DomainError('bad-request')
      await decide(call, companyId, (known) => reopenLimit(known, closingId))
      return {}
    },

    async getUsage({ companyId }, call) {
      await authorize(call, companyId, 'plan.see')
      // What the plan allows stands here only once there is a site, or billing has told of another plan.
      const entitlement = await entitlements.neededFor(companyId, call.requestId)
      const known = await limits.find(companyId)
      const limit = entitlement ? openLimit(entitlement, known) : (known ?? unentitledLimit(companyId))
      const { sites, premiumStagings } = limit
      return {
        sitesUsed: sites.used,
        sitesLimit: sites.limit,
        premiumStagingsUsed: premiumStagings.used,
        premiumStagingsLimit: premiumStagings.limit,
      }
    },
  }

  /** Decides about a wish, for a limit that need not be there yet. A refusal is kept too: the answer is the limit. */
  async function decide(call: Call, companyId: string, rule: (known: Limit) => Limit): Promise<Limit> {
    if (!isId(companyId)) throw new DomainError('bad-request')
    return ledger.transact({ stream: `company/${companyId}`, call }, async (tx: Transaction) => {
      const known = await limits.find(companyId, tx.session)
      const decided = rule(known ?? unentitledLimit(companyId))
      // Told, too, when it is refused: a transaction without an entry keeps nothing.
      await limits.tell(decided, known, tx)
      return decided
    })
  }
}
