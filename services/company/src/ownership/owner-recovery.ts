import { OwnerRecoveryStopped, OwnershipTransferred } from '@holdfast/contracts/company'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import { type CompanyStore, companyFact } from '../companies/company-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import { completeRecovery } from './ownership.ts'

const BATCH = 100

/**
 * Completes recoveries of ownership whose notice has passed: a task of the process's sweep. Every process runs it; the
 * second one finds in its own transaction that there is nothing left to do.
 * @returns false: what could not be completed waits for the next round
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

  /** One that cannot be completed yet, as when the new owner is being erased, holds up no other. */
  async function completeOrWait(companyId: string) {
    try {
      await complete(companyId)
    } catch (error) {
      log.warn({ err: error, companyId }, 'a recovery of ownership waits, trying again')
    }
  }

  async function complete(companyId: string) {
    const call = asService(signer, crypto.randomUUID())
    await ledger.transact({ stream: `company/${companyId}`, call }, async ({ session, now, append }) => {
      const company = await companies.find(companyId, session)
      if (company?.state === 'closed' || !company?.ownerRecovery) return
      const { ownerId: fromUserId, ownerRecovery } = company
      const chosen = await memberships.find(companyId, ownerRecovery.newOwnerId, session)
      const completion = completeRecovery(company, chosen, now)
      if (completion.step === 'wait') return
      await companies.replace(completion.company, session)
      if (completion.step === 'stop') {
        const newOwnerId = completion.newOwnerId
        return append(OwnerRecoveryStopped, { companyId, newOwnerId, cause: 'CAUSE_IMPOSSIBLE' })
      }
      const { ownerId: toUserId } = completion.company
      await people.makeOwner(toUserId, session)
      await people.endOwner(fromUserId, session)
      const event = { companyId, fromUserId, toUserId, byOperator: true }
      append(OwnershipTransferred, event, [companyFact(completion.company)])
    })
  }
}
