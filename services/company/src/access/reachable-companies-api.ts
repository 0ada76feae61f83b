import { accessToWire } from '@holdfast/access'
import type { Companies } from '@holdfast/contracts/company'
import { type Handlers, signedIn } from '@holdfast/runtime'
import type { CompanyStore } from '../companies/company-store.ts'
import { stateToWire } from '../companies/company-wire.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { AuthorizeMember } from './call-authorization.ts'

// Nobody can choose from more than this in a menu. To read all companies, `listCompanies` has pages.
const MOST = 1_000

/** The companies that a user can open, with the user's role in each. */
export function reachableCompaniesApi(needs: {
  authorize: AuthorizeMember
  companies: CompanyStore
  memberships: MembershipStore
}): Pick<Handlers<typeof Companies>, 'listAccess'> {
  const { authorize, companies, memberships } = needs
  return {
    async listAccess(_request, call) {
      const { userId } = signedIn(call)
      const rows = await memberships.ofUser(userId, '', MOST)
      const found = await companies.findAll(rows.map(({ companyId }) => companyId))
      const byId = new Map(found.map((company) => [company.id, company]))
      const actors = await Promise.all(
        rows.map((membership) => authorize.actorIn(call, byId.get(membership.companyId)!, membership)),
      )
      const reached = actors.flatMap((actor) => (actor?.may('company.see') ? [actor] : []))
      return {
        companies: reached.map(({ company, standing }) => ({
          companyId: company.id,
          name: company.name,
          state: stateToWire[company.state],
          isOwner: company.ownerId === userId,
          companyRole: accessToWire(standing.access).companyRole,
          siteRoles: accessToWire(standing.access).siteRoles?.grants,
        })),
      }
    },
  }
}
