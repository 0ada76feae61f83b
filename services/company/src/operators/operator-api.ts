import { CompanyRestored, CompanySuspended, type Operators, OwnerRecoveryStarted } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import { type Handlers, operator, type Passport, reasonOf } from '@holdfast/runtime'
import { restore, suspend } from '../companies/company.ts'
import { type CompanyStore, companyFact } from '../companies/company-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { startRecovery } from '../ownership/ownership.ts'

export function companyOperatorApi(needs: {
  ledger: Ledger
  companies: CompanyStore
  memberships: MembershipStore
  noticeMs: number
}): Handlers<typeof Operators> {
  const { ledger, companies, memberships, noticeMs } = needs

  return {
    suspendCompany({ companyId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, companyId, async ({ session, now, append }) => {
        const company = suspend(await companyOf(companyId, session), now)
        await companies.replace(company, session)
        append(CompanySuspended, { companyId, reason }, [companyFact(company)])
        return {}
      })
    },

    restoreCompany({ companyId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, companyId, async ({ session, append }) => {
        const company = restore(await companyOf(companyId, session))
        await companies.replace(company, session)
        append(CompanyRestored, { companyId, reason }, [companyFact(company)])
        return {}
      })
    },

    recoverOwner({ companyId, newOwnerId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, companyId, async ({ session, now, append }) => {
        const heir = await memberships.find(companyId, newOwnerId, session)
        const company = startRecovery(await companyOf(companyId, session), heir, { now, noticeMs })
        await companies.replace(company, session)
        const { effectiveAt } = company.ownerRecovery
        append(OwnerRecoveryStarted, { companyId, newOwnerId, effectiveAt, reason })
        return { effectiveAt }
      })
    },
  }

  async function act<Result>(call: Passport, companyId: string, decide: (tx: Transaction) => Promise<Result>) {
    const { userId } = operator(call)
    const actor = { kind: 'KIND_OPERATOR', id: userId } as const
    return ledger.once(call, async () => {
      await companyOf(companyId)
      return ledger.transact({ stream: `company/${companyId}`, call, actor }, decide)
    })
  }

  async function companyOf(companyId: string, session?: Transaction['session']) {
    const company = await companies.find(companyId, session)
    if (!company) throw new DomainError('not-found')
    return company
  }
}
