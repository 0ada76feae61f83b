import type { Entitlements } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import { entitlementOf } from './entitlement.ts'
import type { Catalogue } from './plan-catalogue.ts'

/** Until there is billing: company's catalogue of plans says what a company may use. */
export function entitlementApi(needs: {
  ledger: Ledger
  companies: CompanyStore
  catalogue: Catalogue
}): Handlers<typeof Entitlements> {
  const { ledger, companies, catalogue } = needs
  return {
    async get({ companyId }) {
      // Behind a fence: site opens the company's limit by the answer, perhaps directly after a change was answered.
      const { found: company } = await ledger.lookUp((session) => companies.find(companyId, session))
      if (!company) throw new DomainError('not-found')
      return entitlementOf(company, catalogue)
    },
  }
}
