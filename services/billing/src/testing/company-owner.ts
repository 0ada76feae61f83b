import { type Access, accessToWire } from '@holdfast/access'
import { idBytes, newId } from '@holdfast/contracts'
import type { PlanChoiceInput } from '@holdfast/contracts/billing'
import {
  AccessChanged,
  type BuyerInput,
  Buyers,
  CompanyClosed,
  CompanyClosing,
  CompanyCreated,
  CompanyFact,
  CompanyKept,
  CompanySuspended,
  MemberFact,
  type PutUnpaidReplyInput,
  type PutUnpaidRequest,
  Suspensions,
} from '@holdfast/contracts/company'
import { putFact } from '@holdfast/ledger'
import { standInOwner } from '@holdfast/ledger/testing'
import { implement } from '@holdfast/runtime'

/**
 * Stands for the service of companies: a real ledger in a database of its own, served as that service serves it, with the
 * companies and members that the test puts. A change is answered when the replicas of the service under test have it.
 */
export async function companyOwner() {
  /** What it says for invoices, by company. A test changes it in place. */
  const buyers = new Map<string, BuyerInput & { members: NonNullable<BuyerInput['members']> }>()
  /** What billing said of who pays, in order; and what company answers, which a test replaces to fail. */
  const unpaid = {
    words: [] as PutUnpaidRequest[],
    answer: ({ version }: PutUnpaidRequest): PutUnpaidReplyInput => ({ because: [], version }),
  }
  const { address, commit: write } = await standInOwner({
    owner: 'company',
    tables: ['company', 'member'],
    services: () => [
      implement(Buyers, {
        async describeForInvoices({ companyIds }) {
          return { buyers: companyIds.flatMap((companyId) => buyers.get(companyId) ?? []) }
        },
      }),
      implement(Suspensions, {
        async putUnpaid(request) {
          const answer = unpaid.answer(request)
          unpaid.words.push(request)
          return answer
        },
      }),
    ],
  })
  const commit = (companyId: string, entries: Parameters<typeof write>[1]) => write(`company/${companyId}`, entries)

  const row = (companyId: string, ownerId: string, state: 'STATE_ACTIVE' | 'STATE_SUSPENDED' | 'STATE_CLOSED') =>
    putFact('company', idBytes(companyId), CompanyFact, { state, requireTwoFactor: false, ownerId: idBytes(ownerId) })

  const member = (companyId: string, userId: string, membershipId: string, access: Access) =>
    putFact('member', [idBytes(companyId), idBytes(userId)], MemberFact, {
      access: accessToWire(access),
      membershipId,
    })

  return {
    address,
    buyers,
    unpaid,
    async create(
      ownerId: string,
      chosen: { choice?: PlanChoiceInput; planId?: string; id?: string; membershipId?: string } = {},
    ): Promise<string> {
      const { id: companyId = newId(), membershipId = newId(), ...choice } = chosen
      buyers.set(companyId, {
        companyId,
        name: 'Quay',
        address: { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' },
        state: 'COMPANY_STATE_ACTIVE',
        ownerId,
        locale: 'en',
        members: [{ userId: ownerId, access: accessToWire({ companyRole: 'administrator' }) }],
      })
      await commit(companyId, (tx) =>
        tx.append(CompanyCreated, { companyId, ownerId, membershipId, ...choice }, [
          row(companyId, ownerId, 'STATE_ACTIVE'),
          member(companyId, ownerId, membershipId, { companyRole: 'administrator' }),
        ]),
      )
      return companyId
    },
    async join(companyId: string, userId: string, access: Access): Promise<void> {
      const membershipId = newId()
      const about = { companyId, userId, membershipId, cause: 'CAUSE_INVITATION' } as const
      if ('companyRole' in access) buyers.get(companyId)?.members.push({ userId, access: accessToWire(access) })
      await commit(companyId, (tx) =>
        tx.append(AccessChanged, about, [member(companyId, userId, membershipId, access)]),
      )
    },
    /** The owner wishes to close it. */
    closing: (companyId: string, closingId: string) =>
      commit(companyId, (tx) => tx.append(CompanyClosing, { companyId, closingId, standingVersion: 2 })),
    /** The wish was refused. */
    keep: (companyId: string, closingId: string) =>
      commit(companyId, (tx) =>
        tx.append(CompanyKept, { companyId, closingId, code: 'company-owes', standingVersion: 3 }),
      ),
    /** Its sites cannot be changed any more. */
    suspend: (companyId: string, ownerId: string) =>
      commit(companyId, (tx) =>
        tx.append(CompanySuspended, { companyId, standingVersion: 2 }, [row(companyId, ownerId, 'STATE_SUSPENDED')]),
      ),
    close: (companyId: string, ownerId: string) =>
      commit(companyId, (tx) =>
        tx.append(CompanyClosed, { companyId, standingVersion: 3 }, [row(companyId, ownerId, 'STATE_CLOSED')]),
      ),
  }
}
