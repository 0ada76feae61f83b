import type { BillingContacts, InvoiceSettings } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import { ifVersion, setEtag } from '../../http/etags.ts'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { CompanyParams, Email, Exactly, IdOut, Locale, NewEmail, TextLine } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const tag = 'Billing'

const ContactName = TextLine('fullName', { examples: ['Accounts payable'] })
const NewContact = Exactly({ email: NewEmail, name: ContactName, language: Locale })
const ContactsSchema = Type.Object({
  contacts: Type.Array(
    Type.Object({
      contactId: IdOut,
      email: Email,
      name: Type.String(),
      language: Locale,
    }),
  ),
})

const PeppolSchema = Exactly(
  {
    scheme: Type.String({ pattern: '^\\d{4}$', description: 'A code of the EAS list', examples: ['0088'] }),
    id: Type.String({ minLength: 1, maxLength: 50, pattern: '^[!-~]+$', examples: ['7300010000001'] }),
  },
  { description: 'Where the company receives documents over Peppol' },
)
const PurchaseOrder = TextLine('purchaseOrder', { description: 'Stands on every invoice', examples: ['PO-2041'] })
const orNull = <Schema extends Parameters<typeof Type.Array>[0]>(schema: Schema) => Type.Union([schema, Type.Null()])
const SettingsSchema = Type.Object({
  purchaseOrder: orNull(Type.String()),
  invoiceEmail: orNull(Email),
  electronicAddress: orNull(Type.Object({ scheme: Type.String(), id: Type.String() })),
})

const InvoiceMailsSchema = Exactly({ on: Type.Boolean() })

export function contactRoutes(app: App, { contacts }: Services): void {
  const contactsAt = {
    path: '/v1/companies/:companyId/billing-contacts',
    tag,
    permission: 'billing-contacts.manage',
    params: CompanyParams,
    hasEtag: true,
    answers: { 200: ContactsSchema },
  } as const
  route(
    app,
    { ...contactsAt, method: 'GET', id: 'listBillingContacts', summary: 'List the billing contacts' },
    async (request, reply) => {
      const found = await contacts.getBillingContacts(request.params, request.passport)
      setEtag(reply, found.version)
      return contactsView(found)
    },
  )
  route(
    app,
    {
      ...contactsAt,
      method: 'PUT',
      id: 'putBillingContacts',
      summary: 'Set the billing contacts, all at once',
      description:
        'Invoices and what concerns their payment go to them, beside the members who see invoices. They need no account, and no mail asks them to confirm.',
      body: Exactly({
        contacts: Type.Array(NewContact, { maxItems: 20, description: 'Each address once' }),
      }),
      honoursIfMatch: true,
    },
    async (request, reply) => {
      const change = { ...request.params, ...request.body, ifVersion: ifVersion(request) }
      const put = await contacts.putBillingContacts(change, request.passport)
      setEtag(reply, put.version)
      return contactsView(put)
    },
  )

  const settingsAt = {
    path: '/v1/companies/:companyId/invoice-settings',
    tag,
    permission: 'billing-contacts.manage',
    params: CompanyParams,
    hasEtag: true,
    answers: { 200: SettingsSchema },
  } as const
  route(
    app,
    { ...settingsAt, method: 'GET', id: 'getInvoiceSettings', summary: 'What stands on the invoices of a company' },
    async (request, reply) => {
      const found = await contacts.getInvoiceSettings(request.params, request.passport)
      setEtag(reply, found.version)
      return settingsView(found)
    },
  )
  route(
    app,
    {
      ...settingsAt,
      method: 'PUT',
      id: 'putInvoiceSettings',
      summary: 'Set what stands on the invoices of a company',
      description: 'What is left out is cleared. Invoices that were issued already stay as they are.',
      body: Exactly({
        purchaseOrder: Type.Optional(PurchaseOrder),
        invoiceEmail: Type.Optional(NewEmail),
        electronicAddress: Type.Optional(PeppolSchema),
      }),
      honoursIfMatch: true,
    },
    async (request, reply) => {
      const change = { ...request.params, ...request.body, ifVersion: ifVersion(request) }
      const put = await contacts.putInvoiceSettings(change, request.passport)
      setEtag(reply, put.version)
      return settingsView(put)
    },
  )

  const mailsAt = {
    path: '/v1/companies/:companyId/invoice-mails/me',
    tag,
    permission: 'invoice-mails.switch',
    params: CompanyParams,
    answers: { 200: InvoiceMailsSchema },
  } as const
  route(
    app,
    { ...mailsAt, method: 'GET', id: 'getMyInvoiceMails', summary: 'Whether one gets the invoices by mail' },
    async (request) => ({ on: (await contacts.getInvoiceMails(request.params, request.passport)).isOn }),
  )
  route(
    app,
    {
      ...mailsAt,
      method: 'PUT',
      id: 'switchMyInvoiceMails',
      summary: 'Get the invoices by mail, or not',
      description:
        'Reminders go the same way. Where nobody would get an invoice any more, the owner gets it all the same.',
      body: InvoiceMailsSchema,
    },
    async (request) => {
      const { on: isOn } = request.body
      return { on: (await contacts.putInvoiceMails({ ...request.params, isOn }, request.passport)).isOn }
    },
  )
}

function contactsView({ contacts }: BillingContacts): Static<typeof ContactsSchema> {
  return { contacts: contacts.map((contact) => ({ ...contact, language: contact.language as 'en' | 'fr' | 'sv' })) }
}

function settingsView(settings: InvoiceSettings): Static<typeof SettingsSchema> {
  const { purchaseOrder = null, invoiceEmail = null, electronicAddress } = settings
  return { purchaseOrder, invoiceEmail, electronicAddress: electronicAddress ?? null }
}
