import type { Members } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Handlers, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import { checkVersion } from '../companies/company.ts'
import type { Directory } from '../directory/identity-directory.ts'
import type { PersonStore } from '../people/person-store.ts'
import { memberToWire, readAccess } from './member-wire.ts'
import { changeAccess, leaveCompany, permissionOver, remove, withoutSites } from './membership.ts'
import type { MembershipStore } from './membership-store.ts'

export function membershipApi(needs: {
  change: ChangeCompany
  authorize: AuthorizeMember
  memberships: MembershipStore
  people: PersonStore
  directory: Directory
}): Handlers<typeof Members> {
  const { change, authorize, memberships, people, directory } = needs

  return {
    async listMembers(request, call) {
      const wanted = readPage(request, `members/${request.companyId}`)
      const { company } = await authorize(call, request.companyId, 'members.see')
      const rows = await memberships.ofCompany(company.id, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      const users = await directory.describe(
        page.map(({ userId }) => userId),
        call.requestId,
      )
      const members = page.map((row) => memberToWire(row, company.ownerId, users.get(row.userId)))
      return { members, nextCursor }
    },

    async getMember({ companyId, userId }, call) {
      const actor = await authorize.member(call, companyId)
      // An API key is not a member. It has no membership of its own, so it needs the permission for every row.
      const isOwnRow = call.principal.kind === 'user' && userId === actor.userId
      if (!isOwnRow) actor.require('members.see')
      const membership = await memberships.find(companyId, userId)
      if (!membership) throw new DomainError('not-found')
      const users = await directory.describe([userId], call.requestId)
      return memberToWire(membership, actor.company.ownerId, users.get(userId))
    },

    async changeMember({ companyId, userId, access: wire, ifVersion }, call) {
      const access = readAccess(wire)
      const { membership, ownerId } = await change(call, companyId, async (tx) => {
        const member = await memberships.find(companyId, userId, tx.session)
        const actor = await authorize.in(tx.session)(call, companyId, permissionOver(access))
        if (!member) throw new DomainError('not-found')
        actor.require(permissionOver(member.access))
        actor.requireToGive(access)
        checkVersion(member, ifVersion)
        const { company } = actor
        const changed = changeAccess(member, withoutSites(access), { company, actorId: actor.userId })
        if (changed.events.length > 0) await people.grant(userId, tx.session)
        await memberships.save(changed, tx)
        return { membership: changed.membership, ownerId: company.ownerId }
      })
      const viewer = await authorize.afterwards(call, companyId, 'members.see', permissionOver(access))
      // An API key may change members without seeing who they are. And a call can be repeated when the member has left:
      // what became of their name and address since is not told.
      const isSeen = viewer.may('members.see') && (await memberships.find(companyId, userId))
      const users = isSeen ? await directory.describe([userId], call.requestId) : undefined
      return memberToWire(membership, ownerId, users?.get(userId))
    },

    async removeMember({ companyId, userId, ifVersion }, call) {
      return change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session)(call, companyId, 'site-members.manage')
        const member = await memberships.find(companyId, userId, tx.session)
        if (!member) throw new DomainError('not-found')
        actor.require(permissionOver(member.access))
        const removal = remove(member, { company: actor.company, actorId: actor.userId })
        checkVersion(member, ifVersion)
        await memberships.end(removal, tx)
        return {}
      })
    },

    async leaveCompany({ companyId }, call) {
      signedIn(call)
      return change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session).reach(call, companyId)
        // This comes before the check of the permission, so that an owner is told why: `owner-cannot-leave` says more
        // than `not-allowed`.
        const leaving = leaveCompany(actor.membership, actor.company)
        actor.require('company.leave')
        await memberships.end(leaving, tx)
        return {}
      })
    },

    // Until there are sites: refused, also for callers who have the permission.
    async changeMembers({ companyId }, call) {
      await authorize(call, companyId, 'site-members.manage')
      throw new DomainError('sites-not-available')
    },
  }
}
