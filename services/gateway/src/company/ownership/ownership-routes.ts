import { setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { CompanyParams, Exactly, Id } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'
import { CompanySchema, companyView } from '../companies/company-view.ts'

const tag = 'Companies'

export function ownershipRoutes(app: App, { companies }: Services): void {
  app.post(
    '/v1/companies/:companyId/ownership-transfers',
    {
      schema: describe({
        id: 'transferOwnership',
        tag,
        summary: 'Give the company to an administrator',
        description: 'Needs a fresh proof. In force at once; the former owner stays administrator.',
        params: CompanyParams,
        body: Exactly({ userId: Id }),
        hasEtag: true,
        answers: { 200: CompanySchema },
        problems: [
          'proof-needed',
          'not-allowed',
          'keys-not-allowed',
          'two-factor-required',
          'company-closed',
          'not-an-administrator',
          'already-owner',
          'user-leaving',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      const company = await companies.transferOwnership({ ...request.params, ...request.body }, request.passport)
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  app.post(
    '/v1/companies/:companyId/owner-recovery/objections',
    {
      schema: describe({
        id: 'objectToOwnerRecovery',
        tag,
        summary: "Object to an operator's recovery of ownership",
        params: CompanyParams,
        answers: { 204: 'Stopped' },
        problems: [
          'not-allowed',
          'keys-not-allowed',
          'two-factor-required',
          'company-closed',
          'no-recovery',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      await companies.objectToOwnerRecovery(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}
