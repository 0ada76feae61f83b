import { Type } from 'typebox'
import { choiceInput, PlanChoiceSchema } from '../../billing/plans/plan-choice-view.ts'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Exactly, TextLine } from '../../schemas/fields.ts'
import { ListOf, ListQuery, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { AddressSchema, CompanySchema, companyView, shownOfCompany } from './company-view.ts'

const tag = 'Companies'

const Name = TextLine('companyName', { examples: ['Northwind Studio'] })
const TaxId = TextLine('taxId', { examples: ['FR32123456789'] })

export function companyRoutes(app: App, { companies }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/companies',
      id: 'createCompany',
      tag,
      callers: 'people',
      summary: 'Create a company',
      description: 'Needs a confirmed address. Whoever creates it owns it. Without a plan it can hold no site.',
      body: Exactly({
        name: Name,
        address: AddressSchema,
        taxId: Type.Optional(TaxId),
        plan: Type.Optional(PlanChoiceSchema),
      }),
      hasEtag: true,
      answers: { 201: CompanySchema },
      problems: [
        'email-not-confirmed',
        'unknown-plan',
        'plan-withdrawn',
        'user-leaving',
        'access-unknown',
        'already-done',
      ],
    },
    async (request, reply) => {
      const { plan, ...settings } = request.body
      const creation = { ...settings, ...(plan && { choice: choiceInput(plan) }) }
      const company = await companies.createCompany(creation, request.passport)
      setEtag(reply, company.version)
      return reply.code(201).header('location', `/v1/companies/${company.companyId}`).send(companyView(company))
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies',
      id: 'listCompanies',
      tag,
      callers: 'people',
      shows: [{ permission: 'company.see', what: 'the company' }, ...shownOfCompany],
      summary: 'Companies that one reaches',
      querystring: ListQuery,
      answers: { 200: ListOf(CompanySchema) },
    },
    async (request) => {
      const reply = await companies.listCompanies(request.query, request.passport)
      return listOf(reply.companies.map(companyView), reply.nextCursor)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId',
      id: 'getCompany',
      tag,
      permission: 'company.see',
      shows: shownOfCompany,
      summary: 'See a company',
      params: CompanyParams,
      hasEtag: true,
      answers: { 200: CompanySchema },
    },
    async (request, reply) => {
      const company = await companies.getCompany(request.params, request.passport)
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  route(
    app,
    {
      method: 'PATCH',
      path: '/v1/companies/:companyId',
      id: 'updateCompany',
      tag,
      permission: [
        { permission: 'company.settings.edit', when: 'name, address or tax id are given, or nothing is' },
        { permission: 'company.two-factor.require', when: '`requireTwoFactor` is given' },
      ],
      freshProof: { when: '`requireTwoFactor` is given' },
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
      problems: ['enable-two-factor-first'],
    },
    async (request, reply) => {
      const { taxId, ...settings } = request.body
      const company = await companies.updateCompany(
        {
          ...request.params,
          ...settings,
          ...(typeof taxId === 'string' && { taxId }),
          clearTaxId: taxId === null,
          ifVersion: ifVersion(request),
        },
        request.passport,
      )
      setEtag(reply, company.version)
      return companyView(company)
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId',
      id: 'closeCompany',
      tag,
      permission: 'company.close',
      freshProof: true,
      summary: 'Close a company',
      description:
        'Its sites must be deleted and its invoices paid first. The final invoice is made now; the plan may be cancelled first.',
      params: CompanyParams,
      honoursIfMatch: true,
      answers: { 204: 'Closed' },
      problems: ['company-has-sites', 'company-owes', 'closing-withdrawn'],
    },
    async (request, reply) => {
      await companies.closeCompany({ ...request.params, ifVersion: ifVersion(request) }, request.passport)
      return reply.code(204).send()
    },
  )

  route(
    app,
    {
      method: 'DELETE',
      path: '/v1/companies/:companyId/closing',
      id: 'withdrawClosing',
      tag,
      permission: 'company.close',
      summary: 'Take back the wish to close a company',
      description:
        'For a closing that stands because it cannot be decided. Nothing happens where none stands; one that was decided comes true.',
      params: CompanyParams,
      answers: { 204: 'The company stays open' },
    },
    async (request, reply) => {
      await companies.withdrawClosing(request.params, request.passport)
      return reply.code(204).send()
    },
  )
}
