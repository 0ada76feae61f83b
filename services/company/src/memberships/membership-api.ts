import { accessToWire } from '@holdfast/access'
import { AccessChanged, type Members } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Handlers, type Passport, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import { checkVersion } from '../companies/company.ts'
import type { Directory } from '../directory/identity-directory.ts'
import type { PersonStore } from '../people/person-store.ts'
import { endMembership } from './end-membership.ts'
import { memberToWire, readAccess } from './member-wire.ts'
import { changeAccess, checkLeave, checkRemoval, permissionOver, withoutSites } from './membership.ts'
import { type MembershipStore, memberFact } from './membership-store.ts'

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
      const { limit, after } = readPage(request)
      const { company } = await authorize(call, request.companyId, 'members.see')
      const rows = await memberships.ofCompany(company.id, after, limit + 1)
      const { page, nextCursor } = pageOf(rows, limit, ({ id }) => id)
      const users = await directory.describe(
        page.map(({ userId }) => userId),
        call.requestId,
      )
      const members = page.map((row) => memberToWire(row, company.ownerId, users.get(row.userId)))
      return { members, nextCursor }
    },

    async getMember({ companyId, userId }, call) {
      const actor = await authorize.member(call, companyId)
      // A key has no row of its own.
      const isOwnRow = call.principal.kind === 'user' && userId === actor.userId
      if (!isOwnRow) actor.require('members.see')
      const membership = await memberships.find(companyId, userId)
      if (!membership) throw new DomainError('not-found')
      const users = await directory.describe([userId], call.requestId)
      return memberToWire(membership, actor.company.ownerId, users.get(userId))
    },

    async changeMember({ companyId, userId, access: wire, ifVersion }, call) {
      const access = readAccess(wire)
      const { membership, ownerId } = await change(call, companyId, async ({ session, append }) => {
        const member = await memberships.find(companyId, userId, session)
        const actor = await authorize.in(session)(call, companyId, permissionOver(access))
        if (!member) throw new DomainError('not-found')
        actor.require(permissionOver(member.access))
        checkVersion(member, ifVersion)
        const { company } = actor
        const changed = changeAccess(member, withoutSites(access), { company, actorId: actor.userId })
        if (changed !== member) {
          await people.grant(userId, session)
          await memberships.replace(changed, session)
          const [before, after] = [accessToWire(member.access), accessToWire(access)]
          const event = { companyId, userId, membershipId: member.id, before, after, cause: 'CAUSE_CHANGED' } as const
          append(AccessChanged, event, [memberFact(changed)])
        }
        return { membership: changed, ownerId: company.ownerId }
      })
      return memberToWire(membership, ownerId, await describeTo(call, companyId, userId))
    },

    async removeMember({ companyId, userId, ifVersion }, call) {
      return change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session)(call, companyId, 'site-members.manage')
        const member = await memberships.find(companyId, userId, tx.session)
        if (!member) throw new DomainError('not-found')
        actor.require(permissionOver(member.access))
        checkRemoval(member, { company: actor.company, actorId: actor.userId })
        checkVersion(member, ifVersion)
        await endMembership(tx, memberships, member, 'CAUSE_REMOVED')
        return {}
      })
    },

    async leaveCompany({ companyId }, call) {
      signedIn(call)
      return change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session).reach(call, companyId)
        // The owner deserves a better answer than the table's plain no.
        checkLeave(actor.membership, actor.company)
        actor.require('company.leave')
        await endMembership(tx, memberships, actor.membership, 'CAUSE_LEFT')
        return {}
      })
    },

    // Until there are sites: refused, to those who might do it.
    async changeMembers({ companyId }, call) {
      await authorize(call, companyId, 'site-members.manage')
      throw new DomainError('sites-not-available')
    },
  }

  /** Name and address only to those who may see them now: a repeated call may come from somebody who has left since. */
  async function describeTo(call: Passport, companyId: string, userId: string) {
    const viewer = await authorize.find(call, companyId)
    return viewer?.may('members.see') ? (await directory.describe([userId], call.requestId)).get(userId) : undefined
  }
}
