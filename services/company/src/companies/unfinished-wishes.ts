import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { Closings } from '../closings/closing-command.ts'
import type { PlanChanges } from '../plan-changes/plan-change-command.ts'
import type { CompanyStore } from './company-store.ts'

const BATCH = 100
/** A wish that is older is carried on by the sweep: the process that began it has probably stopped. */
const LEFT_AFTER_MS = 5_000

/**
 * The sweep task that carries on closings and changes of plan that were left halfway. Every process runs it; each step
 * can be taken twice.
 * @returns always false: what could not be carried on is tried again in the next round
 */
export function createUnfinishedWishes(needs: {
  companies: CompanyStore
  closings: Closings
  planChanges: PlanChanges
  signer: Signer
  log: Log
}): () => Promise<boolean> {
  const { companies, closings, planChanges, signer, log } = needs
  return async () => {
    for (const company of await companies.withWish(Date.now() - LEFT_AFTER_MS, BATCH)) {
      const call = asService(signer, crypto.randomUUID())
      try {
        if (company.closing) await closings.carryOn(call, company.id, company.closing)
        else if (company.planChange) await planChanges.carryOn(call, company.id, company.planChange)
      } catch (error) {
        log.warn({ err: error, companyId: company.id }, 'a wish could not be carried on; it is tried again')
      }
    }
    return false
  }
}
