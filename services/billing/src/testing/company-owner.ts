import { type Access, accessToWire } from '@holdfast/access'
import { idBytes, newId, type Stream } from '@holdfast/contracts'
import type { PlanChoiceInput } from '@holdfast/contracts/billing'
import { AccessChanged, CompanyClosed, CompanyCreated, CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { openLedger, putFact, type Transaction } from '@holdfast/ledger'
import { serve } from '@holdfast/runtime'
import { atEnd, servicePassport, silentLog, testDatabase, testKeys } from '@holdfast/testing'

/**
 * Stands for the service of companies: a real ledger in a database of its own, served as that service serves it, with the
 * companies and members that the test puts. A change is answered when the replicas of the service under test have it.
 */
export async function companyOwner() {
  // Followers get the entries from the ledger alone: all tests share one topic, and each has a ledger of its own.
  const producer = { send: async () => {}, close: async () => {} }
  const ledger = await openLedger({
    owner: 'company',
    connection: await testDatabase(),
    producer,
    signer: testKeys.signer('company'),
    tables: { company: [], member: [] },
    log: silentLog,
  })
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: ledger.services,
  })
  const address = `127.0.0.1:${server.port}`
  await ledger.join(address)
  atEnd(async () => {
    await ledger.stop()
    await server.stop()
  })

  async function commit(companyId: string, write: (tx: Transaction) => void): Promise<void> {
    const stream: Stream = `company/${companyId}`
    await ledger.transact({ stream, call: servicePassport('company') }, async (tx) => write(tx))
  }

  const row = (companyId: string, ownerId: string, state: 'STATE_ACTIVE' | 'STATE_CLOSED') =>
    putFact('company', idBytes(companyId), CompanyFact, { state, requireTwoFactor: false, ownerId: idBytes(ownerId) })

  const member = (companyId: string, userId: string, membershipId: string, access: Access) =>
    putFact('member', [idBytes(companyId), idBytes(userId)], MemberFact, {
      access: accessToWire(access),
      membershipId,
    })

  return {
    address,
    async create(ownerId: string, chosen: { choice?: PlanChoiceInput; planId?: string } = {}): Promise<string> {
      const companyId = newId()
      const membershipId = newId()
      await commit(companyId, (tx) =>
        tx.append(CompanyCreated, { companyId, ownerId, membershipId, ...chosen }, [
          row(companyId, ownerId, 'STATE_ACTIVE'),
          member(companyId, ownerId, membershipId, { companyRole: 'administrator' }),
        ]),
      )
      return companyId
    },
    async join(companyId: string, userId: string, access: Access): Promise<void> {
      const membershipId = newId()
      const about = { companyId, userId, membershipId, cause: 'CAUSE_INVITATION' } as const
      await commit(companyId, (tx) =>
        tx.append(AccessChanged, about, [member(companyId, userId, membershipId, access)]),
      )
    },
    close: (companyId: string, ownerId: string) =>
      commit(companyId, (tx) =>
        tx.append(CompanyClosed, { companyId, standingVersion: 3 }, [row(companyId, ownerId, 'STATE_CLOSED')]),
      ),
  }
}
