import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import type { Closings } from './closing-command.ts'

/** A closing that is older is carried on by the sweep: the process that began it has probably stopped. */
const LEFT_AFTER_MS = 5_000

/**
 * The sweep task that carries on closings that were left halfway. Every process runs it; each step
 * can be taken twice. What could not be carried on is tried again in the next round, and holds no other.
 * @param batch how many are looked up at once
 */
export function createUnfinishedClosings(needs: {
  companies: Pick<CompanyStore, 'closing'>
  closings: Pick<Closings, 'carryOn'>
  signer: Signer
  log: Log
  batch?: number
}): () => Promise<boolean> {
  const { companies, closings, signer, log, batch = 100 } = needs
  let after = ''
  return async () => {
    const left = await companies.closing(Date.now() - LEFT_AFTER_MS, after, batch)
    after = left.length < batch ? '' : left.at(-1)!.id
    for (const { id: companyId, closing } of left) {
      await closings.carryOn(asService(signer, crypto.randomUUID()), companyId, closing).catch((error) => {
        log.warn({ err: error, companyId }, 'a closing could not be carried on; it is tried again')
      })
    }
    return after !== ''
  }
}
