import {
  type Because,
  type Decide,
  isPermission,
  type Resource,
  type Standing,
  type StandingSource,
} from '@holdfast/access'
import type { AccessChecks, CheckAccessReplyInput } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { type Handlers, signedIn } from '@holdfast/runtime'
import type { Directory } from '../directory/identity-directory.ts'
import type { AuthorizeMember } from './call-authorization.ts'

interface Needs {
  authorize: AuthorizeMember
  decide: Decide
  /** Reads this process's replica of its own facts. */
  standings: StandingSource
  directory: Directory
}

/**
 * Answers whether a user has a permission: to members about themselves, and to members with `access.explain` about
 * others. Services ask in batches (batch-check-api.ts).
 */
export function checkApi({
  authorize,
  decide,
  standings,
  directory,
}: Needs): Pick<Handlers<typeof AccessChecks>, 'checkAccess'> {
  return {
    async checkAccess({ userId, permission, companyId, siteId }, call) {
      if (!isPermission(permission)) {
        throw new DomainError('bad-request', { errors: [{ pointer: '/permission', detail: 'is not a permission' }] })
      }
      const isAboutOneself = call.principal.kind === 'user' && call.principal.userId === userId
      if (isAboutOneself) await authorize.member(call, companyId)
      else await authorize(call, companyId, 'access.explain')

      const known = await standings.find(userId, companyId)
      if (!known) return denied
      const { standing } = known
      const twoFactor = isAboutOneself ? signedIn(call).twoFactor : await hasTwoFactor(userId, standing, call.requestId)
      const subject = { ...standing, twoFactor }
      const decision = siteId ? decide(permission, subject, assumedSite(siteId, standing)) : decide(permission, subject)
      // Until there are sites: this service cannot tell whether the site is the company's, nor in which tenure.
      if (siteId && decision.allowed) return unknown
      return decision.allowed ? { decision: 'DECISION_ALLOWED', because: decision.because.map(toWire) } : denied
    },
  }

  /** Asks identity only if the company requires two-factor: otherwise the decision does not depend on it. */
  async function hasTwoFactor(userId: string, { company }: Standing, requestId: string) {
    if (!company.requireTwoFactor) return false
    return (await directory.describe([userId], requestId)).get(userId)?.twoFactor ?? false
  }
}

/** Assumes that the site is the company's, in the tenure that the member's site role names. */
function assumedSite(siteId: string, { companyId, access }: Standing): Resource {
  const grant = 'siteRoles' in access ? access.siteRoles.find((given) => given.siteId === siteId) : undefined
  return { site: { siteId, companyId, tenure: grant?.tenure ?? 0 } }
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
