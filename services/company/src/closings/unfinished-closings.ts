import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Closings } from './closing-command.ts'

const BATCH = 100
/** A closing that is older is carried on by the sweep: the process that began it has probably stopped. */
const LEFT_AFTER_MS = 5_000

/**
 * The sweep task that carries on closings that were left halfway. Every process runs it; each step
 * can be taken twice.
 * @returns always false: what could not be carried on is tried again in the next round
 */
export function createUnfinishedClosings(needs: {
  companies: CompanyStore
  closings: Closings
  signer: Signer
  log: Log
}): () => Promise<boolean> {
  const { companies, closings, signer, log } = needs
  return async () => {
    for (const company of await companies.closing(Date.now() - LEFT_AFTER_MS, BATCH)) {
      const call = asService(signer, crypto.randomUUID())
      try {
        if (company.closing) await closings.carryOn(call, company.id, company.closing)
      } catch (error) {
        log.warn({ err: error, companyId: company.id }, 'a closing could not be carried on; it is tried again')
      }
    }
    return false
  }
}
