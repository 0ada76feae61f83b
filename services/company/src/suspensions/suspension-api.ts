import { isId } from '@holdfast/contracts'
import type { Suspensions } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import { reasonsToWire, takeUnpaid } from './suspension.ts'

export function suspensionApi(needs: { ledger: Ledger; companies: CompanyStore }): Handlers<typeof Suspensions> {
  const { ledger, companies } = needs
  return {
    async putUnpaid({ companyId, unpaid, version }, call) {
      if (!isId(companyId) || version < 1) throw new DomainError('bad-request')
      if (!(await companies.find(companyId))) throw new DomainError('not-found')
      return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
        const company = await companies.find(companyId, tx.session)
        if (!company) throw new DomainError('not-found')
        const taken = takeUnpaid(company, { unpaid, version, now: tx.now })
        await companies.save(taken, tx)
        return { because: reasonsToWire(taken.company), version: taken.company.unpaidVersion ?? 0 }
      })
    },
  }
}
