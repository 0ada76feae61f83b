import { DomainError } from '@holdfast/errors'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CSV_TYPE } from '../../schemas/csv.ts'
import { CompanyParams, Exactly } from '../../schemas/fields.ts'
import { CountedListOf, countedListOf, Search, SearchQuery } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import {
  Day,
  InvoiceKindSchema,
  InvoiceParams,
  InvoiceSchema,
  InvoiceSummarySchema,
  invoiceView,
  kindInput,
  StatementSchema,
  statementCsv,
  statementView,
  summaryView,
} from './invoice-view.ts'

const tag = 'Billing'
const binary = { schema: Type.Unsafe<string>({ type: 'string', format: 'binary' }) }

export function invoiceRoutes(app: App, { invoices }: Services): void {
  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/invoices',
      id: 'listInvoices',
      tag,
      permission: 'invoices.see',
      summary: 'Invoices and credit notes of a company',
      description: 'The newest first.',
      params: CompanyParams,
      querystring: SearchQuery({
        search: Search('of the number or the purchase order'),
        kind: Type.Optional(InvoiceKindSchema),
        year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2999, description: 'Of the date of issue' })),
      }),
      answers: { 200: CountedListOf(InvoiceSummarySchema) },
    },
    async (request) => {
      const { kind, ...query } = request.query
      const asked = { ...request.params, ...query, ...(kind && { kind: kindInput(kind) }) }
      const page = await invoices.listInvoices(asked, request.passport)
      return countedListOf(page.invoices.map(summaryView), page)
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/invoices/:number',
      id: 'getInvoice',
      tag,
      permission: 'invoices.see',
      summary: 'See an invoice or a credit note',
      description:
        'With `Accept: application/pdf` as PDF/A-3 with the structured invoice in it (Factur-X), with ' +
        '`Accept: application/xml` as UBL. Both are the same bytes each time.',
      params: InvoiceParams,
      answers: {
        200: {
          description: 'Done',
          content: {
            'application/json': { schema: InvoiceSchema },
            'application/pdf': binary,
            'application/xml': binary,
          },
        },
      },
    },
    async (request, reply) => {
      reply.header('vary', 'Accept')
      const type = request.accepts().type(['application/json', 'application/pdf', 'application/xml'])
      if (type === 'application/pdf' || type === 'application/xml') {
        const isPdf = type === 'application/pdf'
        const format = isPdf ? ('DOCUMENT_FORMAT_PDF' as const) : ('DOCUMENT_FORMAT_UBL' as const)
        const { content, fileName } = await invoices.getInvoiceDocument({ ...request.params, format }, request.passport)
        const name = `${fileName}.${isPdf ? 'pdf' : 'xml'}`
        reply.header('content-disposition', `attachment; filename="${name}"`)
        return reply.type(type).send(content)
      }
      return invoiceView(await invoices.getInvoice(request.params, request.passport))
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/companies/:companyId/statement',
      id: 'getStatement',
      tag,
      permission: 'invoices.see',
      summary: 'What changed what a company owes',
      description: 'Both days are included. With `Accept: text/csv` as CSV.',
      params: CompanyParams,
      querystring: Exactly({ from: Day, to: Day }),
      answers: {
        200: {
          description: 'Done',
          content: { 'application/json': { schema: StatementSchema }, 'text/csv': { schema: Type.String() } },
        },
      },
    },
    async (request, reply) => {
      const { from, to } = request.query
      if (to < from) throw new DomainError('bad-request', { detail: '`from` is not after `to`' })
      const statement = statementView(await invoices.getStatement({ ...request.params, from, to }, request.passport))
      reply.header('vary', 'Accept')
      if (request.accepts().type(['application/json', 'text/csv']) !== 'text/csv') return statement
      reply.header('content-disposition', `attachment; filename="statement-${from}-${to}.csv"`)
      return reply.type(CSV_TYPE).send(statementCsv(statement))
    },
  )
}
