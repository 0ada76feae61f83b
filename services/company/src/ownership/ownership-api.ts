import type { Companies } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Handlers, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import { companyToWire } from '../companies/company-wire.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import { isAdministrator, objectToRecovery, transfer } from './ownership.ts'

export function ownershipApi(needs: {
  change: ChangeCompany
  authorize: AuthorizeMember
  companies: CompanyStore
  memberships: MembershipStore
  people: PersonStore
}): Pick<Handlers<typeof Companies>, 'transferOwnership' | 'objectToOwnerRecovery'> {
  const { change, authorize, companies, memberships, people } = needs

  return {
    async transferOwnership({ companyId, userId: toUserId }, call) {
      await change(call, companyId, async (tx) => {
        const { company } = await authorize.in(tx.session)(call, companyId, 'company.ownership.transfer')
        const transferred = transfer(company, await memberships.find(companyId, toUserId, tx.session))
        await people.passOwnership(company.ownerId, toUserId, tx.session)
        await companies.save(transferred, tx)
        return {}
      })
      const viewer = await authorize.afterwards(call, companyId, 'company.see')
      return companyToWire(viewer.company, viewer)
    },

    async objectToOwnerRecovery({ companyId }, call) {
      signedIn(call)
      return change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session).member(call, companyId)
        // Here the role decides, and not a permission: the letters about a recovery go to the administrators, and so
        // those who get them can object. The owner is always an administrator.
        if (!isAdministrator(actor.membership)) throw new DomainError('not-allowed')
        await companies.save(objectToRecovery(actor.company), tx)
        return {}
      })
    },
  }
}
