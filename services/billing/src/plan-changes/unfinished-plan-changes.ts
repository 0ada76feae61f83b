import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { AccountStore } from '../accounts/account-store.ts'
import type { PlanChanges } from './plan-change-command.ts'

const BATCH = 100
/** A wish that is older is carried on by the sweep: the process that began it has probably stopped. */
const LEFT_AFTER_MS = 5_000

/**
 * The sweep task that carries on changes of plan that were left halfway. Every process runs it; each step can be taken
 * twice.
 * @returns always false: what could not be carried on is tried again in the next round
 */
export function createUnfinishedPlanChanges(needs: {
  accounts: AccountStore
  planChanges: PlanChanges
  signer: Signer
  log: Log
}): () => Promise<boolean> {
  const { accounts, planChanges, signer, log } = needs
  return async () => {
    for (const { companyId, planChange } of await accounts.changing(Date.now() - LEFT_AFTER_MS, BATCH)) {
      try {
        await planChanges.carryOn(asService(signer, crypto.randomUUID()), companyId, planChange)
      } catch (error) {
        log.warn({ err: error, companyId }, 'a change of plan could not be carried on; it is tried again')
      }
    }
    return false
  }
}
