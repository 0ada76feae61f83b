import { accessToWire, type CompanyRole } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import type { Buyers } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { Directory } from '../directory/identity-directory.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { CompanyStore } from './company-store.ts'
import { stateToWire } from './company-wire.ts'

const AT_MOST = 200
/** Of each company; each is somebody to write to. */
const MOST_MEMBERS = 200
const ROLES: CompanyRole[] = ['administrator', 'billing']

/** Tells billing whom its invoices are written to: of many companies at once, with one question to identity for all. */
export function buyerApi(needs: {
  ledger: Pick<Ledger, 'lookUp'>
  companies: Pick<CompanyStore, 'findAll'>
  memberships: Pick<MembershipStore, 'withRoleByCompany'>
  directory: Pick<Directory, 'describe'>
}): Handlers<typeof Buyers> {
  const { ledger, companies, memberships, directory } = needs
  return {
    async describeForInvoices({ companyIds }, call) {
      if (companyIds.length > AT_MOST) {
        throw new DomainError('bad-request', { detail: `at most ${AT_MOST} companies at once` })
      }
      const ids = [...new Set(companyIds)].filter(isId)
      const { found } = await ledger.lookUp(async (session) => ({
        companies: await companies.findAll(ids, session),
        members: await memberships.withRoleByCompany(ids, ROLES, MOST_MEMBERS, session),
      }))
      const owners = await directory.describe(
        [...new Set(found.companies.map(({ ownerId }) => ownerId))],
        call.requestId,
      )
      const byId = new Map(found.companies.map((company) => [company.id, company]))
      return {
        buyers: ids.flatMap((companyId) => {
          const company = byId.get(companyId)
          if (!company) return []
          const { name, address, taxId, ownerId, state } = company
          return {
            companyId,
            name,
            address,
            ...(taxId !== undefined && { taxId }),
            state: stateToWire[state],
            ownerId,
            locale: owners.get(ownerId)?.locale ?? '',
            members: (found.members.get(companyId) ?? []).map(({ userId, access }) => ({
              userId,
              access: accessToWire(access),
            })),
          }
        }),
      }
    },
  }
}
