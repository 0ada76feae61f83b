import { Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { describe } from '../../routes/route.ts'
import { CompanyParams, Exactly, Line, tidy } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { AddressSchema, addressMessage, CompanySchema, companyView } from './company-view.ts'

const tag = 'Companies'

const Name = Line(100, { examples: ['Northwind Studio'] })
const TaxId = Line(40, { examples: ['FR32123456789'] })
const PlanId = Type.String({ minLength: 1, maxLength: 60, examples: ['studio'] })

export function companyRoutes(app: App, { companies }: Services): void {
  app.post(
    '/v1/companies',
    {
      schema: describe({
        id: 'createCompany',
        tag,
        summary: 'Create a company',
        description: 'Needs a confirmed address. Whoever creates it owns it.',
        body: Exactly({ name: Name, address: AddressSchema, taxId: Type.Optional(TaxId), planId: PlanId }),
        hasEtag: true,
        answers: { 201: CompanySchema },
        problems: ['keys-not-allowed', 'email-not-confirmed', 'unknown-plan', 'user-leaving', 'overloaded'],
      }),
    },
    async (request, reply) => {
      const { name, address, taxId, planId } = request.body
      const company = await companies.createCompany(
        {
          name: tidy(name),
          address: addressMessage(address),
          ...(taxId !== undefined && { taxId: tidy(taxId) }),
          planId,
        },
        request.passport,
      )
      setEtag(reply, company.version)
      return reply.code(201).header('location', `/v1/companies/${company.companyId}`).send(companyView(company))
    },
  )

  app.get(
    '/v1/companies',
    {
      schema: describe({
        id: 'listCompanies',
        tag,
        summary: 'Companies that one reaches',
        querystring: ListQuery,
        answers: { 200: ListOf(CompanySchema) },
        problems: ['bad-cursor', 'keys-not-allowed'],
      }),
    },
    async (request) => {
      const reply = await companies.listCompanies(request.query, request.passport)
      return listOf(reply.companies.map(companyView), reply.nextCursor)
    },
  )

  app.get(
    '/v1/companies/:companyId',
    {
      schema: describe({
        id: 'getCompany',
        tag,
        summary: 'See a company',
        params: CompanyParams,
        hasEtag: true,
        answers: { 200: CompanySchema },
        problems: ['two-factor-required', 'company-closed'],
      }),
    },
    async (request, reply) => {
      const company = await companies.getCompany(request.params, request.passport)
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  app.patch(
    '/v1/companies/:companyId',
    {
      schema: describe({
        id: 'updateCompany',
        tag,
        summary: 'Change name, address, tax id, or what is required of members',
        params: CompanyParams,
        body: Exactly({
          name: Type.Optional(Name),
          address: Type.Optional(AddressSchema),
          taxId: Type.Optional(Type.Union([TaxId, Type.Null()])),
          requireTwoFactor: Type.Optional(Type.Boolean()),
        }),
        hasEtag: true,
        honoursIfMatch: true,
        answers: { 200: CompanySchema },
        problems: [
          'not-allowed',
          'keys-not-allowed',
          'two-factor-required',
          'company-closed',
          'enable-two-factor-first',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      const { name, address, taxId, requireTwoFactor } = request.body
      const company = await companies.updateCompany(
        {
          ...request.params,
          ...(name !== undefined && { name: tidy(name) }),
          ...(address !== undefined && { address: addressMessage(address) }),
          ...(typeof taxId === 'string' && { taxId: tidy(taxId) }),
          clearTaxId: taxId === null,
          requireTwoFactor,
          ifVersion: ifVersion(request),
        },
        request.passport,
      )
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  app.delete(
    '/v1/companies/:companyId',
    {
      schema: describe({
        id: 'closeCompany',
        tag,
        summary: 'Close a company',
        description: 'Needs a fresh proof.',
        params: CompanyParams,
        honoursIfMatch: true,
        answers: { 204: 'Closed' },
        problems: [
          'proof-needed',
          'not-allowed',
          'keys-not-allowed',
          'two-factor-required',
          'company-closed',
          'overloaded',
        ],
      }),
    },
    async (request, reply) => {
      await companies.closeCompany({ ...request.params, ifVersion: ifVersion(request) }, request.passport)
      return reply.code(204).send()
    },
  )
}
