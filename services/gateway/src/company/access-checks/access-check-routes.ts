import type { Because as BecauseMessage, Decision, WhoMay } from '@holdfast/contracts/company'
import { signedIn } from '@holdfast/runtime'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id, IdOut, OneOf } from '../../schemas/fields.ts'
import { ListOf, listOf, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'

const Via = OneOf(['owner', 'company-role', 'site-role'])
const Because = Type.Object({ role: Type.String(), via: Via, companyId: IdOut, siteId: Type.Optional(IdOut) })
const Answer = Type.Object({
  decision: OneOf(['allowed', 'denied', 'unknown']),
  because: Type.Array(Because, {
    description: 'The roles that allow it, and where they come from; empty when denied',
  }),
})
const WhoMaySchema = Type.Object({
  userId: IdOut,
  email: Type.Optional(Type.String()),
  fullName: Type.Optional(Type.String()),
  because: Type.Array(Because),
})

const PermissionName = Type.String({ minLength: 1, maxLength: 100, examples: ['members.manage'] })
/** About the company; or about a site of it; or about an environment of the site. */
const place = { siteId: Type.Optional(Id), environmentId: Type.Optional(Id) }

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
        permission: PermissionName,
        ...place,
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

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/access-checks/who',
      id: 'listWhoMay',
      tag: 'Permissions',
      permission: 'access.explain',
      shows: [{ permission: 'members.see', what: 'names and addresses' }],
      summary: 'Who may do this here, and why?',
      params: CompanyParams,
      querystring: SearchQuery({ permission: PermissionName, ...place }),
      answers: { 200: ListOf(WhoMaySchema) },
      problems: ['not-found'],
    },
    async (request) => {
      const page = await accessChecks.listWhoMay({ ...request.params, ...request.query }, request.passport)
      return listOf(page.members.map(whoMayView), page.nextCursor)
    },
  )
}

const decisionView: Record<Decision, Static<typeof Answer>['decision']> = {
  DECISION_UNSPECIFIED: 'unknown',
  DECISION_ALLOWED: 'allowed',
  DECISION_DENIED: 'denied',
  DECISION_UNKNOWN: 'unknown',
}

function whoMayView({ userId, email, fullName, because }: WhoMay): Static<typeof WhoMaySchema> {
  return {
    userId,
    // Empty for those who may not see members.
    email: email || undefined,
    fullName: fullName || undefined,
    because: because.map(becauseView),
  }
}

function becauseView({ role, via, companyId, siteId }: BecauseMessage) {
  return { role, via: viaView[via], companyId, siteId }
}

const viaView: Record<BecauseMessage['via'], Static<typeof Via>> = {
  VIA_UNSPECIFIED: 'company-role',
  VIA_OWNER: 'owner',
  VIA_COMPANY_ROLE: 'company-role',
  VIA_SITE_ROLE: 'site-role',
}
