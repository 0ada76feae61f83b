import type { SiteGrant, SiteSource } from '@holdfast/access'
import type { Members } from '@holdfast/contracts/company'
import { type Code, DomainError } from '@holdfast/errors'
import { type Handlers, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember, MemberActor } from '../access/call-authorization.ts'
import type { ChangeCompany } from '../access/company-change.ts'
import { present } from '../access/standing.ts'
import { checkVersion } from '../companies/company.ts'
import type { Directory } from '../directory/identity-directory.ts'
import type { PersonStore } from '../people/person-store.ts'
import type { SiteGuards } from '../sites/site-guard-store.ts'
import { searchedMembers } from './member-search.ts'
import { memberToWire, readAccess, readBulk, readCompanyRole } from './member-wire.ts'
import { changeAccess, giveSiteRoles, leaveCompany, permissionOver, remove, takeSiteRoles } from './membership.ts'
import type { MembershipStore } from './membership-store.ts'
import { accessToGive, managedSites, requireToManage, seesMember } from './site-grants.ts'

export function membershipApi(needs: {
  change: ChangeCompany
  authorize: AuthorizeMember
  sites: SiteSource
  guards: SiteGuards
  memberships: MembershipStore
  people: PersonStore
  directory: Directory
}): Handlers<typeof Members> {
  const { change, authorize, sites, guards, memberships, people, directory } = needs

  return {
    async listMembers(request, call) {
      const { companyId, search, companyRole: wireRole, siteId } = request
      const wanted = readPage(request, `members/${companyId}/${wireRole}/${siteId ?? ''}/${search}`)
      const { company } = await authorize(call, companyId, 'members.see')
      const companyRole = readCompanyRole(wireRole)
      const listed = {
        companyId: company.id,
        ...(companyRole && { companyRole }),
        ...(siteId !== undefined && { site: { siteId } }),
      }
      const filter = await searchedMembers({ memberships, directory }, listed, search, call.requestId)
      const rows = await memberships.list(filter, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      const ids = page.map(({ userId }) => userId)
      const [users, total] = await Promise.all([directory.describe(ids, call.requestId), memberships.count(filter)])
      // Somebody whose last site was deleted a moment ago is no member any more, and is counted until that is tidied up.
      const members = page.flatMap((row) => {
        const member = present(row, sites)
        return member ? [memberToWire(member, company.ownerId, users.get(row.userId))] : []
      })
      return { members, nextCursor, total }
    },

    async getMember({ companyId, userId }, call) {
      const actor = await authorize.member(call, companyId)
      // An API key is not a member. It has no membership of its own, so it needs the permission for every row.
      const isOwnRow = call.principal.kind === 'user' && userId === actor.userId
      if (!isOwnRow) actor.require('members.see')
      const membership = present(await memberships.find(companyId, userId), sites)
      if (!membership) throw new DomainError('not-found')
      const users = await directory.describe([userId], call.requestId)
      return memberToWire(membership, actor.company.ownerId, users.get(userId))
    },

    async changeMember({ companyId, userId, access: wire, ifVersion }, call) {
      const access = readAccess(wire)
      const { membership, ownerId } = await change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session)(call, companyId, permissionOver(access))
        const member = present(await memberships.find(companyId, userId, tx.session), sites)
        if (!member) throw new DomainError('not-found')
        actor.require(permissionOver(member.access))
        const given = accessToGive(actor, access, sites, '/access/siteRoles')
        checkVersion(member, ifVersion)
        const { company } = actor
        const changed = changeAccess(member, given, { company, actorId: actor.userId })
        if (changed.events.length > 0) {
          await guards.grant('siteRoles' in given ? given.siteRoles : [], tx.session)
          await people.grant(userId, tx.session)
        }
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
        const member = present(await memberships.find(companyId, userId, tx.session), sites)
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

    async changeMembers(request, call) {
      const { companyId } = request
      const wanted = readBulk(request)
      return change(call, companyId, async (tx) => {
        const actor = await authorize.in(tx.session).member(call, companyId)
        managedSites(actor)
        const by = { company: actor.company, actorId: actor.userId }
        const siteRoles = 'add' in wanted ? siteRolesToAdd(actor, wanted.add) : []
        if ('remove' in wanted) requireToManage(actor, wanted.remove, sites, '/remove/siteIds')
        const found = await memberships.findAll(companyId, wanted.userIds, tx.session)
        const byUser = new Map(found.map((row) => [row.userId, present(row, sites)]))
        const decide = async (userId: string) => {
          const member = byUser.get(userId)
          if (!member || !seesMember(actor, member)) throw new DomainError('not-found')
          if ('remove' in wanted) return takeSiteRoles(member, wanted.remove, by)
          const given = giveSiteRoles(member, siteRoles, by)
          if (given.events.length > 0) await people.grant(userId, tx.session)
          return given
        }
        const results: { userId: string; result: string }[] = []
        for (const userId of wanted.userIds) {
          const decided = await orCode(decide(userId))
          if (typeof decided === 'string') results.push({ userId, result: decided })
          else {
            await memberships.put(decided, tx)
            results.push({ userId, result: decided.events.length > 0 ? 'changed' : 'unchanged' })
          }
        }
        if (results.some(({ result }) => result === 'changed')) await guards.grant(siteRoles, tx.session)
        return { results }
      })
    },
  }

  function siteRolesToAdd(actor: MemberActor, wanted: SiteGrant[]): SiteGrant[] {
    const access = accessToGive(actor, { siteRoles: wanted }, sites, '/add/siteRoles')
    return 'siteRoles' in access ? access.siteRoles : []
  }
}

/** What was decided, or the code of the refusal. */
async function orCode<Decided>(deciding: Promise<Decided>): Promise<Decided | Code> {
  try {
    return await deciding
  } catch (error) {
    if (error instanceof DomainError && error.kind !== 'unavailable') return error.code
    throw error
  }
}
