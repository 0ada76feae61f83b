import { type Because, type Decide, isPermission } from '@holdfast/access'
import type { AccessChecks, CheckAccessReplyInput } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { fromService, type Handlers, signedIn } from '@holdfast/runtime'
import type { Directory } from '../directory/identity-directory.ts'
import type { Authorize } from './call-authorization.ts'
import type { OwnStandings } from './own-standings.ts'
import type { OwnStanding } from './standing.ts'

interface Needs {
  authorize: Authorize
  decide: Decide
  ownStandings: OwnStandings
  directory: Directory
}

/** The one question, answered for other services and for whoever may ask it. */
export function checkApi({
  authorize,
  decide,
  ownStandings,
  directory,
}: Needs): Pick<Handlers<typeof AccessChecks>, 'checkAccess'> {
  return {
    async checkAccess({ userId, permission, companyId, siteId }, call) {
      if (!isPermission(permission)) {
        throw new DomainError('bad-request', { errors: [{ pointer: '/permission', detail: 'is not a permission' }] })
      }
      const isAboutOneself = call.principal.kind === 'user' && call.principal.userId === userId
      if (isAboutOneself) await authorize.member(call, companyId)
      else if (call.principal.kind === 'user' || call.principal.kind === 'api-key')
        await authorize(call, companyId, 'access.explain')
      else fromService(call)

      const standing = await ownStandings(userId, companyId)
      if (!standing) return denied
      const twoFactor = isAboutOneself ? signedIn(call).twoFactor : await hasTwoFactor(userId, standing, call.requestId)
      const decision = decide(permission, { ...standing, twoFactor }, { siteId })
      // Until there are sites: a role in the company counts on the company's own sites, and nobody knows which these are.
      if (siteId && decision.allowed && decision.because.every(({ via }) => via !== 'site-role')) return unknown
      return decision.allowed ? { decision: 'DECISION_ALLOWED', because: decision.because.map(toWire) } : denied
    },
  }

  /** Asked only where it decides something. */
  async function hasTwoFactor(userId: string, { company }: OwnStanding, requestId: string) {
    if (!company.requireTwoFactor) return false
    return (await directory.describe([userId], requestId)).get(userId)?.twoFactor ?? false
  }
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
