import type {
  ElectronicAddress,
  InvoiceBuyer,
  InvoiceSeller,
  IssuedInvoice,
  PartyAddress,
} from '../invoices/invoice.ts'
import { type DocumentModel, documentModel } from './document.ts'
import { group, text, type XmlElement, xmlDocument } from './xml.ts'

const enCustomization = 'urn:cen.eu:en16931:2017'
const peppolCustomization = `${enCustomization}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`
const peppolProfile = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'

/** EN 16931 in UBL 2.1; by the rules of Peppol BIS Billing 3 too, where buyer and seller are reached over it. */
export function ublOf(invoice: IssuedInvoice): string {
  const creditNote = invoice.kind === 'credit-note'
  const model = documentModel(invoice)
  const dueOn = model.transfer ? invoice.dueOn : undefined
  const taxPointOn = text('cbc:TaxPointDate', invoice.taxPointOn)
  const root = group(
    creditNote ? 'CreditNote' : 'Invoice',
    text('cbc:CustomizationID', model.peppol ? peppolCustomization : enCustomization),
    text('cbc:ProfileID', model.peppol ? peppolProfile : undefined),
    text('cbc:ID', invoice.number),
    text('cbc:IssueDate', invoice.issuedOn),
    // The two kinds of documents have their elements in different orders, and a credit note has no due date.
    creditNote ? taxPointOn : text('cbc:DueDate', dueOn),
    text(creditNote ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode', model.typeCode),
    text('cbc:Note', model.note),
    !creditNote && taxPointOn,
    text('cbc:DocumentCurrencyCode', invoice.currency),
    text('cbc:BuyerReference', invoice.buyerReference),
    period(invoice.period),
    invoice.purchaseOrder !== undefined && group('cac:OrderReference', text('cbc:ID', invoice.purchaseOrder)),
    invoice.corrects &&
      group(
        'cac:BillingReference',
        group(
          'cac:InvoiceDocumentReference',
          text('cbc:ID', invoice.corrects.number),
          text('cbc:IssueDate', invoice.corrects.issuedOn),
        ),
      ),
    group('cac:AccountingSupplierParty', seller(invoice.seller, model)),
    group('cac:AccountingCustomerParty', buyer(invoice.buyer, model)),
    model.transfer && paymentMeans(invoice),
    model.paymentTerms !== undefined && group('cac:PaymentTerms', text('cbc:Note', model.paymentTerms)),
    taxTotal(invoice, model),
    monetaryTotal(invoice, model),
    model.lines.map((line) => lineElement(invoice, line)),
  )
  return xmlDocument(root, {
    '': `urn:oasis:names:specification:ubl:schema:xsd:${root.name}-2`,
    cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
    cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  })
}

function seller(party: InvoiceSeller, { sellerVatId }: DocumentModel): XmlElement {
  return group(
    'cac:Party',
    endpoint(party.electronicAddress),
    postalAddress(party.address),
    taxScheme(sellerVatId, 'VAT'),
    taxScheme(party.taxRegistrationId, 'TAX'),
    group(
      'cac:PartyLegalEntity',
      text('cbc:RegistrationName', party.legalName),
      text('cbc:CompanyID', party.registrationId, { schemeID: party.registrationScheme }),
    ),
    group('cac:Contact', text('cbc:ElectronicMail', party.email)),
  )
}

function buyer(party: InvoiceBuyer, { buyerVatId }: DocumentModel): XmlElement {
  return group(
    'cac:Party',
    endpoint(party.electronicAddress),
    postalAddress(party.address),
    taxScheme(buyerVatId, 'VAT'),
    group('cac:PartyLegalEntity', text('cbc:RegistrationName', party.name)),
    party.email !== undefined && group('cac:Contact', text('cbc:ElectronicMail', party.email)),
  )
}

function endpoint(address: ElectronicAddress | undefined): XmlElement | undefined {
  return address && text('cbc:EndpointID', address.id, { schemeID: address.scheme })
}

function postalAddress(address: PartyAddress): XmlElement {
  return group(
    'cac:PostalAddress',
    text('cbc:StreetName', address.line1),
    text('cbc:AdditionalStreetName', address.line2),
    text('cbc:CityName', address.city),
    text('cbc:PostalZone', address.postalCode),
    text('cbc:CountrySubentity', address.region),
    group('cac:Country', text('cbc:IdentificationCode', address.country)),
  )
}

function taxScheme(id: string | undefined, scheme: 'VAT' | 'TAX'): XmlElement | undefined {
  if (id === undefined) return undefined
  return group('cac:PartyTaxScheme', text('cbc:CompanyID', id), group('cac:TaxScheme', text('cbc:ID', scheme)))
}

function paymentMeans({ number, seller: { bank } }: IssuedInvoice): XmlElement {
  return group(
    'cac:PaymentMeans',
    text('cbc:PaymentMeansCode', '30'),
    text('cbc:PaymentID', number),
    group(
      'cac:PayeeFinancialAccount',
      text('cbc:ID', bank.iban),
      text('cbc:Name', bank.accountName),
      bank.bic !== undefined && group('cac:FinancialInstitutionBranch', text('cbc:ID', bank.bic)),
    ),
  )
}

function taxTotal({ currency: currencyID }: IssuedInvoice, { totals, vat }: DocumentModel): XmlElement {
  return group(
    'cac:TaxTotal',
    text('cbc:TaxAmount', totals.vat, { currencyID }),
    vat.map(({ category, rate, base, amount, exemption }) =>
      group(
        'cac:TaxSubtotal',
        text('cbc:TaxableAmount', base, { currencyID }),
        text('cbc:TaxAmount', amount, { currencyID }),
        taxCategory('cac:TaxCategory', category, rate, exemption),
      ),
    ),
  )
}

function taxCategory(
  name: string,
  category: string,
  rate: string | undefined,
  exemption?: { code: string; text: string },
): XmlElement {
  return group(
    name,
    text('cbc:ID', category),
    text('cbc:Percent', rate),
    text('cbc:TaxExemptionReasonCode', exemption?.code),
    text('cbc:TaxExemptionReason', exemption?.text),
    group('cac:TaxScheme', text('cbc:ID', 'VAT')),
  )
}

function monetaryTotal({ currency: currencyID }: IssuedInvoice, { totals }: DocumentModel): XmlElement {
  return group(
    'cac:LegalMonetaryTotal',
    text('cbc:LineExtensionAmount', totals.net, { currencyID }),
    text('cbc:TaxExclusiveAmount', totals.net, { currencyID }),
    text('cbc:TaxInclusiveAmount', totals.gross, { currencyID }),
    text('cbc:PrepaidAmount', totals.prepaid, { currencyID }),
    text('cbc:PayableAmount', totals.due, { currencyID }),
  )
}

function lineElement({ kind, currency: currencyID }: IssuedInvoice, line: DocumentModel['lines'][number]): XmlElement {
  const { id, name, quantity, unitCode, unitPrice, net, category, rate } = line
  return group(
    kind === 'credit-note' ? 'cac:CreditNoteLine' : 'cac:InvoiceLine',
    text('cbc:ID', id),
    text(kind === 'credit-note' ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity', quantity, { unitCode }),
    text('cbc:LineExtensionAmount', net, { currencyID }),
    line.period && period(line.period),
    group('cac:Item', text('cbc:Name', name), taxCategory('cac:ClassifiedTaxCategory', category, rate)),
    group('cac:Price', text('cbc:PriceAmount', unitPrice, { currencyID })),
  )
}

function period({ from, to }: { from: string; to: string }): XmlElement {
  return group('cac:InvoicePeriod', text('cbc:StartDate', from), text('cbc:EndDate', to))
}
