import { isId } from '@holdfast/contracts'
import type { Standings } from '@holdfast/contracts/company'
import { fromService, type Handlers } from '@holdfast/runtime'
import { type CompanyStore, companyRow } from '../companies/company-store.ts'
import { type MembershipStore, memberRow } from '../memberships/membership-store.ts'

/** What a replica would know of a member, for services that follow no ledger of ours. */
export function standingApi(needs: {
  companies: CompanyStore
  memberships: MembershipStore
}): Handlers<typeof Standings> {
  const { companies, memberships } = needs
  return {
    async getStanding({ companyId, userId }, call) {
      fromService(call)
      const membership = isId(companyId) ? await memberships.find(companyId, userId) : undefined
      const company = membership && (await companies.find(companyId))
      return company ? { company: companyRow(company), member: memberRow(membership) } : {}
    },
  }
}
