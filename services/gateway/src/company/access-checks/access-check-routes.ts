import type { Because, Decision } from '@holdfast/contracts/company'
import { signedIn } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, IdOut, OneOf } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const Via = OneOf(['owner', 'company-role', 'site-role'])
const Answer = Type.Object({
  decision: OneOf(['allowed', 'denied', 'unknown']),
  because: Type.Array(Type.Object({ role: Type.String(), via: Via, companyId: IdOut, siteId: Type.Optional(IdOut) }), {
    description: 'The roles that allow it, and where they come from; empty when denied',
  }),
})

export function accessCheckRoutes(app: App, { accessChecks }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/access-checks',
      id: 'checkAccess',
      tag: 'Permissions',
      permission: [{ permission: 'access.explain', when: 'somebody else is asked about' }],
      recorded: false,
      summary: 'May somebody do this here, and why?',
      description: 'Without `userId` about oneself. An API key has to name somebody.',
      params: CompanyParams,
      body: Exactly({
        userId: Type.Optional(Id),
        permission: Type.String({ minLength: 1, maxLength: 100, examples: ['members.manage'] }),
        siteId: Type.Optional(Id),
      }),
      answers: { 200: Answer },
      problems: ['keys-not-allowed'],
    },
    async (request): Promise<Static<typeof Answer>> => {
      const userId = request.body.userId ?? signedIn(request.passport).userId
      const check = { ...request.body, ...request.params, userId }
      const { decision, because } = await accessChecks.checkAccess(check, request.passport)
      return { decision: decisionView[decision], because: because.map(becauseView) }
    },
  )
}

const decisionView: Record<Decision, Static<typeof Answer>['decision']> = {
  DECISION_UNSPECIFIED: 'unknown',
  DECISION_ALLOWED: 'allowed',
  DECISION_DENIED: 'denied',
  DECISION_UNKNOWN: 'unknown',
}

function becauseView({ role, via, companyId, siteId }: Because) {
  return { role, via: viaView[via], companyId, siteId }
}

const viaView: Record<Because['via'], Static<typeof Via>> = {
  VIA_UNSPECIFIED: 'company-role',
  VIA_OWNER: 'owner',
  VIA_COMPANY_ROLE: 'company-role',
  VIA_SITE_ROLE: 'site-role',
}
