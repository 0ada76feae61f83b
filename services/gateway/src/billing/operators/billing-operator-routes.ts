import type { Close, VatReportRow } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CSV_TYPE, csvOf } from '../../schemas/csv.ts'
import { CompanyParams, Exactly, Id, IdOut, Reason, Time, time } from '../../schemas/fields.ts'
import { ListOf, listOf } from '../../schemas/lists.ts'
import type { Services } from '../../services.ts'
import { InvoiceNumber, InvoiceSummarySchema, summaryView } from '../invoices/invoice-view.ts'

const tag = 'Operator'
const Month = Type.String({ pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])$', examples: ['2026-11'] })
const Amount = Type.String({ description: 'In minor units' })

const CloseSchema = Type.Object({
  closeId: IdOut,
  period: Type.String({ examples: ['2026-11'] }),
  dryRun: Type.Boolean({ description: 'Nothing is kept of what would be issued' }),
  now: Type.Boolean({ description: 'Usage that comes late is not waited for' }),
  begunAt: Time,
  endedAt: Type.Union([Time, Type.Null()], { description: 'Null while it runs' }),
  done: Type.Integer({ description: 'Companies' }),
  total: Type.Integer({ description: 'Companies' }),
  issued: Type.Integer({ description: 'Documents' }),
  gross: Type.String({ description: 'What they add up to, less credit notes, in minor units' }),
  currency: Type.String(),
  failed: Type.Integer({ description: 'Companies' }),
  failures: Type.Array(Type.Object({ companyId: IdOut, reason: Type.String({ description: 'A code' }) }), {
    description: 'The first of them',
  }),
})

const VatRowSchema = Type.Object({
  month: Type.String(),
  kind: Type.String({ description: 'Which return it belongs to', examples: ['one-stop-shop'] }),
  country: Type.String(),
  category: Type.String(),
  rate: Type.String(),
  currency: Type.String(),
  buyerVatId: Type.Union([Type.String(), Type.Null()]),
  corrects: Type.Union([Type.String(), Type.Null()], { description: 'The month that a credit note corrects' }),
  base: Amount,
  vat: Amount,
  documents: Type.Integer(),
})

/** Acts of the platform's staff on the book. Who is an operator, and whether the reason will do, billing decides. */
export function billingOperatorRoutes(app: App, { closes, invoiceOperators }: Services): void {
  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/billing/closes',
      id: 'startClose',
      tag,
      callers: 'operators',
      summary: 'Close a month: invoice everything of it, of all companies',
      description: 'It is worked off in the background, one at a time; its progress is asked for by its id.',
      body: Exactly({
        period: Month,
        dryRun: Type.Optional(Type.Boolean({ default: false })),
        now: Type.Optional(Type.Boolean({ default: false, description: 'Without waiting for usage that comes late' })),
        reason: Reason,
      }),
      answers: { 201: CloseSchema },
      problems: ['reason-needed', 'close-running', 'period-not-over'],
    },
    async (request, reply) => {
      const { dryRun = false, now = false, ...wanted } = request.body
      reply.code(201)
      return closeView(await closes.startClose({ ...wanted, dryRun, now }, request.passport))
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/billing/closes',
      id: 'listCloses',
      tag,
      callers: 'operators',
      summary: 'Closes of months, the newest first',
      answers: { 200: ListOf(CloseSchema) },
    },
    async (request) => listOf((await closes.listCloses({}, request.passport)).closes.map(closeView), ''),
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/billing/closes/:closeId',
      id: 'getClose',
      tag,
      callers: 'operators',
      summary: 'How far a close has come',
      params: Exactly({ closeId: Id }),
      answers: { 200: CloseSchema },
    },
    async (request) => closeView(await closes.getClose(request.params, request.passport)),
  )

  route(
    app,
    {
      method: 'POST',
      path: '/v1/operator/companies/:companyId/credit-notes',
      id: 'createCreditNote',
      tag,
      callers: 'operators',
      summary: 'Take an invoice back, or a part of it',
      description: 'Without `lines`, all that is left of it.',
      params: CompanyParams,
      body: Exactly({
        number: InvoiceNumber,
        lines: Type.Optional(
          Type.Array(
            Exactly({
              position: Type.Integer({ minimum: 1, maximum: 100_000 }),
              net: Type.String({
                pattern: '^-?\\d{1,15}$',
                description: 'In minor units, with the sign of the line',
                examples: ['950'],
              }),
            }),
            { minItems: 1, maxItems: 1_000 },
          ),
        ),
        reason: Reason,
      }),
      answers: { 201: InvoiceSummarySchema },
      problems: ['reason-needed', 'not-an-invoice', 'unknown-line', 'nothing-to-credit', 'credit-too-large'],
    },
    async (request, reply) => {
      const { number, lines = [], reason } = request.body
      const corrections = lines.map(({ position, net }) => ({ position, net: Number(net) }))
      const wanted = { ...request.params, number, lines: corrections, reason }
      reply.code(201)
      return summaryView(await invoiceOperators.createCreditNote(wanted, request.passport))
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/billing/verification',
      id: 'verifyBook',
      tag,
      callers: 'operators',
      summary: 'Make a part of the book again, and see what differs',
      description: 'The next part is `after` the cursor of the one before; when there is none, all was verified.',
      querystring: Exactly({ after: Type.Optional(Type.String({ maxLength: 500, default: '' })) }),
      answers: {
        200: Type.Object({
          findings: Type.Array(
            Type.Object({
              about: Type.String({ examples: ['document'] }),
              subject: Type.String({ examples: ['HF-2026-000123'] }),
              finding: Type.String({ examples: ['differs-when-recomputed'] }),
            }),
          ),
          companies: Type.Integer({ description: 'Of this part' }),
          documents: Type.Integer({ description: 'Of this part' }),
          nextCursor: Type.Union([Type.String(), Type.Null()]),
        }),
      },
      problems: ['bad-cursor'],
    },
    async (request) => {
      const { after = '' } = request.query
      const part = await invoiceOperators.verifyBook({ after }, request.passport)
      return { ...part, nextCursor: part.nextCursor || null }
    },
  )

  route(
    app,
    {
      method: 'GET',
      path: '/v1/operator/billing/vat-report',
      id: 'getVatReport',
      tag,
      callers: 'operators',
      summary: 'VAT of a month, by return, country and rate',
      description: 'With `Accept: text/csv` as CSV. The return of the one-stop shop has the rows of three months.',
      querystring: Exactly({ month: Month }),
      answers: {
        200: {
          description: 'Done',
          content: { 'application/json': { schema: ListOf(VatRowSchema) }, 'text/csv': { schema: Type.String() } },
        },
      },
    },
    async (request, reply) => {
      const { rows } = await invoiceOperators.getVatReport(request.query, request.passport)
      const items = rows.map(vatRowView)
      reply.header('vary', 'Accept')
      if (request.accepts().type(['application/json', 'text/csv']) !== 'text/csv') return listOf(items, '')
      reply.header('content-disposition', `attachment; filename="vat-${request.query.month}.csv"`)
      return reply.type(CSV_TYPE).send(vatCsv(items))
    },
  )
}

function closeView({ endedAt, begunAt, gross, ...close }: Close): Static<typeof CloseSchema> {
  const ended = endedAt === undefined ? null : time(endedAt)
  return { ...close, gross: String(gross), begunAt: time(begunAt), endedAt: ended }
}

function vatRowView({ base, vat, buyerVatId, corrects, ...row }: VatReportRow): Static<typeof VatRowSchema> {
  const names = { buyerVatId: buyerVatId ?? null, corrects: corrects ?? null }
  return { ...row, ...names, base: String(base), vat: String(vat) }
}

const COLUMNS = ['month', 'kind', 'country', 'category', 'rate', 'buyerVatId', 'corrects', 'base', 'vat', 'currency']

function vatCsv(rows: Static<typeof VatRowSchema>[]): string {
  const lines = rows.map(({ buyerVatId, corrects, documents, ...row }) => [
    ...[row.month, row.kind, row.country, row.category, row.rate, buyerVatId ?? '', corrects ?? ''],
    ...[row.base, row.vat, row.currency, String(documents)],
  ])
  return csvOf([...COLUMNS, 'documents'], lines)
}
