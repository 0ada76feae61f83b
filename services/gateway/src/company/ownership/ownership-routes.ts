import { setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { CompanySchema, companyView } from '../companies/company-view.ts'

const tag = 'Companies'

export function ownershipRoutes(app: App, { companies }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/ownership-transfers',
      id: 'transferOwnership',
      tag,
      permission: 'company.ownership.transfer',
      freshProof: true,
      summary: 'Give the company to an administrator',
      description: 'In force at once; the former owner stays administrator.',
      params: CompanyParams,
      body: Exactly({ userId: Id }),
      hasEtag: true,
      answers: { 200: CompanySchema },
      problems: ['not-an-administrator', 'already-owner', 'user-leaving'],
    },
    async (request, reply) => {
      const company = await companies.transferOwnership({ ...request.params, ...request.body }, request.passport)
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies/:companyId/owner-recovery/objections',
      id: 'objectToOwnerRecovery',
      tag,
      callers: 'people',
      summary: "Object to an operator's recovery of ownership",
      description: 'For administrators, the owner among them. The role itself counts, and no permission.',
      params: CompanyParams,
      answers: { 204: 'Stopped' },
      problems: ['not-allowed', 'two-factor-required', 'company-closed', 'access-unknown', 'no-recovery'],
    },
    async (request, reply) => {
      await companies.objectToOwnerRecovery(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}
