import { type Because, type Decide, isPermission, type PermissionId } from '@holdfast/access'
import type { About, OwnerChecks, SiteFacts } from '@holdfast/access/company'
import type { AccessChecks, CheckAccessReplyInput } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Handlers, pageOf, readPage, signedIn } from '@holdfast/runtime'
import type { Directory } from '../directory/identity-directory.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { accessThatGives } from './access-that-gives.ts'
import type { AuthorizeMember } from './call-authorization.ts'

interface Needs {
  authorize: AuthorizeMember
  decide: Decide
  checks: Pick<OwnerChecks, 'explain'>
  sites: SiteFacts
  memberships: MembershipStore
  directory: Directory
}

/**
 * Answers whether a user has a permission: to members about themselves, and to members with `access.explain` about
 * others; to the latter also who has it. Services ask in batches (batch-check-api.ts).
 */
export function checkApi({
  authorize,
  decide,
  checks,
  sites,
  memberships,
  directory,
}: Needs): Pick<Handlers<typeof AccessChecks>, 'checkAccess' | 'listWhoMay'> {
  return {
    async checkAccess({ userId, permission: asked, companyId, ...place }, call) {
      const permission = readPermission(asked)
      const about = readPlace(place)
      const isAboutOneself = call.principal.kind === 'user' && call.principal.userId === userId
      const { company } = isAboutOneself
        ? await authorize.member(call, companyId)
        : await authorize(call, companyId, 'access.explain')

      const twoFactor = isAboutOneself
        ? signedIn(call).twoFactor
        : // Otherwise the decision does not depend on it, and identity need not be asked.
          company.requireTwoFactor &&
          ((await directory.describe([userId], call.requestId)).get(userId)?.twoFactor ?? false)
      const found = await checks.explain(permission, userId, companyId, { ...about, twoFactor })
      if (found === 'unknown') return unknown
      return found.allowed ? { decision: 'DECISION_ALLOWED', because: found.because.map(toWire) } : denied
    },

    async listWhoMay({ permission: asked, companyId, limit, after, ...place }, call) {
      const permission = readPermission(asked)
      const about = readPlace(place)
      const list = ['who-may', companyId, permission, about.siteId, about.environmentId].join('/')
      const wanted = readPage({ limit, after }, list)
      const actor = await authorize(call, companyId, 'access.explain')
      const resource = placeIn(companyId, about)

      const candidates = accessThatGives(decide, permission, companyId, resource)
      const rows = await memberships.withAccess(companyId, candidates, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      const isNamed = actor.may('members.see')
      const isDescribed = isNamed || actor.company.requireTwoFactor
      const ids = page.map(({ userId }) => userId)
      const users = isDescribed ? await directory.describe(ids, call.requestId) : undefined
      // The documents say whom to ask about; what is in force decides.
      const members = await Promise.all(
        ids.map(async (userId) => {
          const user = users?.get(userId)
          const found = await checks.explain(permission, userId, companyId, {
            ...about,
            twoFactor: user?.twoFactor ?? false,
          })
          if (found === 'unknown') throw new DomainError('access-unknown')
          const named = isNamed && user ? { email: user.email, fullName: user.fullName } : {}
          return found.allowed ? [{ userId, ...named, because: found.because.map(toWire) }] : []
        }),
      )
      return { members: members.flat(), nextCursor }
    },
  }

  /** Throws `not-found` for a site that the company does not have, or an environment that the site does not have. */
  function placeIn(companyId: string, { siteId, environmentId }: About) {
    if (siteId === undefined) return {}
    const site = sites.onSite(siteId)
    const kind = environmentId === undefined ? undefined : sites.environmentOf(siteId, environmentId)
    if (site === 'unknown' || kind === 'unknown') throw new DomainError('access-unknown')
    if (site?.companyId !== companyId || (environmentId !== undefined && !kind)) throw new DomainError('not-found')
    const { paysPremiumStaging, ...holding } = site
    return {
      site: { siteId, ...holding },
      paysPremiumStaging,
      ...(kind && { environment: kind === 'live' ? kind : ('staging' as const) }),
    }
  }
}

function readPermission(id: string): PermissionId {
  if (isPermission(id)) return id
  throw new DomainError('bad-request', { errors: [{ pointer: '/permission', detail: 'is not a permission' }] })
}

function readPlace({ siteId, environmentId }: { siteId?: string; environmentId?: string }): About {
  if (environmentId !== undefined && siteId === undefined) {
    throw new DomainError('bad-request', {
      errors: [{ pointer: '/environmentId', detail: 'needs a siteId beside it' }],
    })
  }
  return { ...(siteId !== undefined && { siteId }), ...(environmentId !== undefined && { environmentId }) }
}

const denied = { decision: 'DECISION_DENIED', because: [] } satisfies CheckAccessReplyInput
const unknown = { decision: 'DECISION_UNKNOWN', because: [] } satisfies CheckAccessReplyInput

const viaToWire = {
  owner: 'VIA_OWNER',
  'company-role': 'VIA_COMPANY_ROLE',
  'site-role': 'VIA_SITE_ROLE',
} as const

function toWire({ via, ...because }: Because) {
  return { ...because, via: viaToWire[via] }
}
