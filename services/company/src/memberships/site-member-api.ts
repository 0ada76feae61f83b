import { accessFromWire, accessToWire, type SiteHolding, type SiteRole, type SiteSource } from '@holdfast/access'
import type { SiteMember, SiteMemberInput, SiteMembers, Access as WireAccess } from '@holdfast/contracts/company'
import type { UserDescription } from '@holdfast/contracts/identity'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import { type Handlers, type Passport, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { AuthorizeMember, MemberActor } from '../access/call-authorization.ts'
import { present } from '../access/standing.ts'
import { checkVersion } from '../companies/company.ts'
import type { Directory } from '../directory/identity-directory.ts'
import type { PersonStore } from '../people/person-store.ts'
import type { SiteGuards } from '../sites/site-guard-store.ts'
import { searchedMembers } from './member-search.ts'
import { giveSiteRoles, leaveSite, type Membership, takeSiteRoles } from './membership.ts'
import type { MembershipStore } from './membership-store.ts'
import { seesMember } from './site-grants.ts'

type Permission = 'site-members.see' | 'site-members.manage' | 'company.leave'
type ActorOnSite = Omit<MemberActor, 'site'> & { site: SiteHolding }

/** The members of one site, for those who manage them: members of the company, and administrators of the site alone. */
export function siteMemberApi(needs: {
  ledger: Ledger
  authorize: AuthorizeMember
  sites: SiteSource
  guards: SiteGuards
  memberships: MembershipStore
  people: PersonStore
  directory: Directory
}): Handlers<typeof SiteMembers> {
  const { ledger, authorize, sites, guards, memberships, people, directory } = needs

  return {
    async listSiteMembers(request, call) {
      const { siteId, search } = request
      const wanted = readPage(request, `site-members/${siteId}/${search}`)
      const { company, site } = await onSite(call, siteId, 'site-members.see')
      const onThisSite = { companyId: company.id, site: { siteId, tenure: site.tenure } }
      const filter = await searchedMembers({ memberships, directory }, onThisSite, search, call.requestId)
      const rows = await memberships.list(filter, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      const ids = page.map(({ userId }) => userId)
      const [users, total] = await Promise.all([directory.describe(ids, call.requestId), memberships.count(filter)])
      return { members: page.map((row) => siteMemberToWire(row, siteId, users.get(row.userId))), nextCursor, total }
    },

    async putSiteMember({ siteId, userId, role: wireRole, ifVersion }, call) {
      const role = readRole(wireRole)
      const membership = await change(call, siteId, 'site-members.manage', async (tx, actor) => {
        const member = await memberSeen(actor, userId, tx)
        const grants = [{ siteId, role, tenure: actor.site.tenure }]
        actor.requireToGive({ siteRoles: grants })
        checkVersion(member, ifVersion)
        const given = giveSiteRoles(member, grants, { company: actor.company, actorId: actor.userId })
        if (given.events.length > 0) {
          await guards.grant(grants, tx.session)
          await people.grant(userId, tx.session)
        }
        await memberships.save(given, tx)
        return given.membership
      })
      const viewer = await afterwards(call, siteId)
      const isSeen = viewer.may('site-members.see') && (await memberships.find(membership.companyId, userId))
      const users = isSeen ? await directory.describe([userId], call.requestId) : undefined
      return siteMemberToWire(membership, siteId, users?.get(userId))
    },

    async removeSiteMember({ siteId, userId, ifVersion }, call) {
      return change(call, siteId, 'site-members.manage', async (tx, actor) => {
        const member = await memberSeen(actor, userId, tx)
        const removal = takeSiteRoles(member, [siteId], { company: actor.company, actorId: actor.userId })
        if (removal.events.length === 0) throw new DomainError('not-found')
        checkVersion(member, ifVersion)
        await memberships.put(removal, tx)
        return {}
      })
    },

    async leaveSite({ siteId }, call) {
      signedIn(call)
      return change(call, siteId, 'company.leave', async (tx, actor) => {
        const member = present(actor.membership, sites)
        // Whoever does not see the site does not learn that the company has it.
        if (!member || !actor.may('sites.see', { site: actor.site })) throw new DomainError('not-found')
        const leaving = leaveSite(member, siteId)
        // Whoever has no role there does not learn that the company has the site.
        if (leaving.events.length === 0) throw new DomainError('not-found')
        await memberships.put(leaving, tx)
        return {}
      })
    },
  }

  async function onSite(call: Passport, siteId: string, permission: Permission, by = authorize.onSite) {
    const actor = await by(call, siteId, permission)
    return { ...actor, site: actor.site! }
  }

  /** Runs a command on the company that has the site. */
  async function change<Result>(
    call: Passport,
    siteId: string,
    permission: Permission,
    decide: (tx: CommandTransaction, actor: ActorOnSite) => Promise<Result>,
  ): Promise<Result> {
    return ledger.once(call, async () => {
      const { companyId } = (await onSite(call, siteId, permission)).site
      return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
        const actor = await onSite(call, siteId, permission, authorize.in(tx.session).onSite)
        // The transaction is about the company that had the site before.
        if (actor.site.companyId !== companyId) throw new DomainError('access-unknown')
        return decide(tx, actor)
      })
    })
  }

  /** The member, if the actor may know of them. Throws `not-found`. */
  async function memberSeen(actor: ActorOnSite, userId: string, tx: CommandTransaction): Promise<Membership> {
    const member = present(await memberships.find(actor.company.id, userId, tx.session), sites)
    if (!member || !seesMember(actor, member)) throw new DomainError('not-found')
    return member
  }

  /** Who gets the answer to a change, decided anew: see `Authorize.afterwards`. */
  async function afterwards(call: Passport, siteId: string): Promise<ActorOnSite> {
    for (const permission of ['site-members.see', 'site-members.manage'] as const) {
      try {
        return await onSite(call, siteId, permission)
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error
      }
    }
    throw new DomainError(call.pending ? 'unavailable' : 'already-done')
  }
}

function readRole(role: SiteMember['role']): SiteRole {
  const access = accessFromWire({ siteRoles: { grants: [{ siteId: '', role, tenure: 0 }] } } as WireAccess)
  if (access && 'siteRoles' in access) return access.siteRoles[0]!.role
  throw new DomainError('bad-request', { errors: [{ pointer: '/role', detail: 'is no known role' }] })
}

function siteMemberToWire(
  { userId, access, joinedAt, version }: Membership,
  siteId: string,
  user: UserDescription | undefined,
): SiteMemberInput {
  return {
    userId,
    email: user?.email ?? '',
    fullName: user?.fullName ?? '',
    role: accessToWire(access).siteRoles?.grants.find((grant) => grant.siteId === siteId)?.role,
    twoFactor: user?.twoFactor ?? false,
    joinedAt,
    version,
  }
}
