import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import { completeRecovery } from './ownership.ts'

const BATCH = 100

/**
 * The sweep task that completes recoveries of ownership whose notice has passed. Every process runs it. When two
 * processes complete the same recovery, the second finds in its own transaction that nothing is left to do.
 * @returns always false: recoveries that could not be completed are tried again in the next round
 */
export function createOwnerRecoveries(needs: {
  ledger: Ledger
  companies: CompanyStore
  memberships: MembershipStore
  people: PersonStore
  signer: Signer
  log: Log
}): () => Promise<boolean> {
  const { ledger, companies, memberships, people, signer, log } = needs

  return async () => {
    for (const companyId of await companies.withDueRecovery(Date.now(), BATCH)) await completeOrWait(companyId)
    return false
  }

  /** A recovery may fail, as when its new owner's account is being deleted. That must not stop the recoveries after it. */
  async function completeOrWait(companyId: string) {
    try {
      await complete(companyId)
    } catch (error) {
      log.warn({ err: error, companyId }, 'a recovery of ownership failed; it is tried again in the next round')
    }
  }

  async function complete(companyId: string) {
    const call = asService(signer, crypto.randomUUID())
    await ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
      const company = await companies.find(companyId, tx.session)
      if (company?.state === 'closed' || !company?.ownerRecovery) return
      const chosen = await memberships.find(companyId, company.ownerRecovery.newOwnerId, tx.session)
      const completion = completeRecovery(company, chosen, tx.now)
      const [fromUserId, toUserId] = [company.ownerId, completion.company.ownerId]
      if (toUserId !== fromUserId) await people.passOwnership(fromUserId, toUserId, tx.session)
      await companies.save(completion, tx)
    })
  }
}
