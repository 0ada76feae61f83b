import { accessFromWire, type Decide, isGivenByRole } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { SubscriptionCancelled, SubscriptionEnded } from '@holdfast/contracts/billing'
import type { Buyer } from '@holdfast/contracts/company'
import type { Entry, LetterAttachmentInput, Letters } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Ledger, letterHandlers } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { BillingContactStore } from '../billing-contacts/billing-contact-store.ts'
import type { BookStore } from '../book/book-store.ts'
import { mostFileBytes } from '../invoice-files/invoice-file.ts'
import type { InvoiceFileStore } from '../invoice-files/invoice-file-store.ts'
import type { InvoiceMailStore } from '../invoice-mails/invoice-mail-store.ts'
import type { GivenByRole, Reader } from '../invoice-mails/recipients.ts'
import type { InvoiceSettingStore } from '../invoice-settings/invoice-setting-store.ts'
import type { InvoiceStore } from '../invoices/invoice-store.ts'
import type { CompanySites } from '../limits/company-sites.ts'
import { documentOf } from './entry-documents.ts'
import { billingLetters, type Occasion } from './letter-events.ts'

/** Entries whose letters name sites. */
const withSites = new Map<string, (data: Uint8Array) => string[]>([
  [SubscriptionCancelled.type, (data) => SubscriptionCancelled.decode(data).siteIds],
  [SubscriptionEnded.type, (data) => SubscriptionEnded.decode(data).siteIds],
])
const MOST_NAMES = 20

/**
 * Writes the letters of an entry at the moment of sending. Who they go to is asked of company, and read behind a fence of
 * what is billing's own: a contact that was removed, or a member who has switched mails off or left, gets none.
 */
export function letterApi(needs: {
  ledger: Pick<Ledger, 'lookUp' | 'read'>
  describe(companyId: string, requestId: string): Promise<Buyer | undefined>
  billingContacts: Pick<BillingContactStore, 'find'>
  invoiceSettings: Pick<InvoiceSettingStore, 'find'>
  invoiceMails: Pick<InvoiceMailStore, 'offIn'>
  invoices: Pick<InvoiceStore, 'find'>
  files: Pick<InvoiceFileStore, 'find'>
  book: Pick<BookStore, 'account'>
  decide: Decide
  sellerEmail: string
  planNameOf: Occasion['planNameOf']
  dateOf: Occasion['dateOf']
  sites: Pick<CompanySites, 'names'>
}): Handlers<typeof Letters> {
  const { ledger, describe, billingContacts, invoiceSettings, invoiceMails, invoices, files, book, decide } = needs
  const { sellerEmail, planNameOf, dateOf, sites } = needs

  return letterHandlers(ledger, async (entry) => {
    const { requestId, type, data } = entry
    const companyId = entry.stream.replace('company/', '')
    if (!isId(companyId) || !billingLetters.asks(type, data)) return []
    const buyer = await describe(companyId, requestId)
    if (!buyer) return []
    const attachments = await attachmentsOf(companyId, entry)
    const siteNames = await namesOf(companyId, entry)
    const { found: letters } = await ledger.lookUp(async (session) => {
      const { contacts } = await billingContacts.find(companyId, session)
      const { invoiceEmail } = await invoiceSettings.find(companyId, session)
      const switchedOff = await invoiceMails.offIn(companyId, session)
      return billingLetters.write(entry, {
        companyId,
        companyName: buyer.name,
        readers: { members: membersOf(buyer), contacts, invoiceEmail, locale: buyer.locale, switchedOff },
        isGiven: givenIn(companyId),
        account: await book.account(companyId, session),
        isAttached: attachments.length > 0,
        sellerEmail,
        planNameOf,
        dateOf,
        siteNames,
      })
    })
    return { letters, attachments: letters.length > 0 ? attachments : [] }
  })

  /** The names of the sites of the entry, as one text; empty when there are none. */
  async function namesOf(companyId: string, { type, data }: Entry): Promise<string> {
    const siteIds = withSites.get(type)?.(data) ?? []
    const names = [...(await sites.names(companyId, siteIds.slice(0, MOST_NAMES))).values()]
    return [...names, ...(siteIds.length > MOST_NAMES ? ['…'] : [])].join(', ')
  }

  async function attachmentsOf(companyId: string, entry: Entry): Promise<LetterAttachmentInput[]> {
    const number = documentOf(entry)
    const invoice = number === undefined ? undefined : await invoices.find(companyId, number)
    if (!invoice) return []
    // They are made beside, and not by whoever asks for a letter: that is asked again.
    const kept = await files.find(invoice.document.number)
    if (!kept) throw new DomainError('unavailable')
    const { facturX, ubl } = kept
    // What is too large for a call is only named.
    if (facturX.length + ubl.length > mostFileBytes) return []
    return [
      { fileName: `${number}.pdf`, mediaType: 'application/pdf', content: Buffer.from(facturX) },
      { fileName: `${number}.xml`, mediaType: 'application/xml', content: Buffer.from(ubl) },
    ]
  }

  function givenIn(companyId: string): GivenByRole {
    return (permission, { isOwner, access }) => isGivenByRole(decide, permission, { companyId, isOwner, access }, {})
  }
}

function membersOf({ members, ownerId }: Buyer): Reader[] {
  return members.flatMap(({ userId, access: given }) => {
    const access = accessFromWire(given)
    return access ? { userId, isOwner: userId === ownerId, access } : []
  })
}
