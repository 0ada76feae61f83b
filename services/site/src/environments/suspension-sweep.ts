import { newId } from '@holdfast/contracts'
import { EnvironmentChanged } from '@holdfast/contracts/site'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import { unwishedLimit, wishedLimit } from '../limits/limit.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import { wishFor } from './environment.ts'
import type { EnvironmentStore } from './environment-store.ts'

const COMPANIES = 20
const ENVIRONMENTS = 50

/**
 * Brings it into the wishes of a company's environments that the company is suspended, or not any more. The limit says
 * that this is still to be done; a process that dies in between leaves the rest to the next look.
 */
export function createSuspensionSweep(needs: {
  ledger: Ledger
  signer: Signer
  limits: LimitStore
  environments: EnvironmentStore
  epoch: () => number
}): () => Promise<boolean> {
  const { ledger, signer, limits, environments, epoch } = needs
  return async () => {
    let after = ''
    for (;;) {
      const page = await limits.unwished(after, COMPANIES)
      for (const { companyId, suspended } of page) await tell(companyId, suspended)
      if (page.length < COMPANIES) return false
      after = page.at(-1)!.companyId
    }
  }

  async function tell(companyId: string, suspended: boolean): Promise<void> {
    for (;;) {
      const others = await environments.suspendedOtherwise(companyId, suspended, ENVIRONMENTS)
      const told = await Promise.all(others.map(({ id, siteId }) => wish(id, siteId, companyId)))
      // The others of the company are told meanwhile; what is still to be done stays noted.
      if (told.includes('later')) return
      if (others.length < ENVIRONMENTS || told.includes(!suspended)) break
    }
    await ledger.transact({ stream: `company/${companyId}`, call: asService(signer, newId()) }, async (tx) => {
      const limit = await limits.find(companyId, tx.session)
      // If it has changed again, what was wished here may be the former word: the next look begins anew.
      const decided = limit && (limit.suspended === suspended ? wishedLimit(limit) : unwishedLimit(limit))
      if (decided) await limits.tell(decided, limit, tx)
      return {}
    })
  }

  /** Decided by the limit as it is in the transaction, which is returned: what the sweep read may be over. */
  async function wish(id: string, siteId: string, companyId: string): Promise<boolean | 'later' | undefined> {
    let suspended: boolean | 'later' | undefined
    await ledger.transact({ stream: `site/${siteId}`, call: asService(signer, newId()) }, async (tx) => {
      const { session } = tx
      const environment = await environments.findPresent(id, session)
      const limit = await limits.find(companyId, session)
      if (!environment || !limit) return {}
      if (environment.comparedIn !== epoch()) {
        suspended = 'later'
        return {}
      }
      suspended = limit.suspended
      const wished = wishFor(environment, { suspended: limit.suspended }, epoch())
      if (wished === environment) return {}
      await environments.save(wished, session)
      tx.append(EnvironmentChanged, { companyId, siteId, environmentId: id, fields: ['suspended'] })
      return {}
    })
    return suspended
  }
}
