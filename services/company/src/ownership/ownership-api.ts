import { type Companies, OwnerRecoveryStopped, OwnershipTransferred } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { freshlyProven, type Handlers, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import { type CompanyStore, companyFact } from '../companies/company-store.ts'
import { companyToWire } from '../companies/company-wire.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import { isAdministrator, stopRecovery, transfer } from './ownership.ts'

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
      await change(call, companyId, async ({ session, now, append }) => {
        const { company } = await authorize.in(session)(call, companyId, 'company.ownership.transfer')
        freshlyProven(call, now)
        const heir = await memberships.find(companyId, toUserId, session)
        const transferred = transfer(company, heir)
        await people.makeOwner(toUserId, session)
        await people.endOwner(company.ownerId, session)
        await companies.replace(transferred, session)
        append(OwnershipTransferred, { companyId, fromUserId: company.ownerId, toUserId }, [companyFact(transferred)])
        return {}
      })
      const viewer = await authorize.find(call, companyId)
      const company = viewer?.company ?? (await companies.find(companyId))
      if (!company) throw new DomainError('not-found')
      return companyToWire(company, viewer)
    },

    async objectToOwnerRecovery({ companyId }, call) {
      signedIn(call)
      return change(call, companyId, async ({ session, append }) => {
        const actor = await authorize.in(session).member(call, companyId)
        // The role itself: what was told to owner and administrators is theirs to object to.
        if (!isAdministrator(actor.membership)) throw new DomainError('not-allowed')
        const { company, newOwnerId } = stopRecovery(actor.company)
        await companies.replace(company, session)
        append(OwnerRecoveryStopped, { companyId, newOwnerId, cause: 'CAUSE_OBJECTED' })
        return {}
      })
    },
  }
}
