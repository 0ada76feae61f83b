import type { InvoiceBuyer, InvoiceSeller, IssuedInvoice } from '../invoices/invoice.ts'
import { type DocumentModel, documentModel } from './document.ts'
import { group, text, type XmlElement, xmlDocument } from './xml.ts'

/** EN 16931 in the Cross Industry Invoice D16B, as Factur-X has it in its profile "EN 16931". */
export function ciiOf(invoice: IssuedInvoice): string {
  const model = documentModel(invoice)
  const root = group(
    'rsm:CrossIndustryInvoice',
    group(
      'rsm:ExchangedDocumentContext',
      group('ram:GuidelineSpecifiedDocumentContextParameter', text('ram:ID', 'urn:cen.eu:en16931:2017')),
    ),
    group(
      'rsm:ExchangedDocument',
      text('ram:ID', invoice.number),
      text('ram:TypeCode', model.typeCode),
      date('ram:IssueDateTime', invoice.issuedOn),
      model.note !== undefined && group('ram:IncludedNote', text('ram:Content', model.note)),
    ),
    group(
      'rsm:SupplyChainTradeTransaction',
      model.lines.map(lineItem),
      agreement(invoice, model),
      group('ram:ApplicableHeaderTradeDelivery'),
      settlement(invoice, model),
    ),
  )
  return xmlDocument(root, {
    rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
    qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
    ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
    udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  })
}

function lineItem(line: DocumentModel['lines'][number]): XmlElement {
  return group(
    'ram:IncludedSupplyChainTradeLineItem',
    group('ram:AssociatedDocumentLineDocument', text('ram:LineID', line.id)),
    group('ram:SpecifiedTradeProduct', text('ram:Name', line.name)),
    group(
      'ram:SpecifiedLineTradeAgreement',
      group('ram:NetPriceProductTradePrice', text('ram:ChargeAmount', line.unitPrice)),
    ),
    group('ram:SpecifiedLineTradeDelivery', text('ram:BilledQuantity', line.quantity, { unitCode: line.unitCode })),
    group(
      'ram:SpecifiedLineTradeSettlement',
      group(
        'ram:ApplicableTradeTax',
        text('ram:TypeCode', 'VAT'),
        text('ram:CategoryCode', line.category),
        text('ram:RateApplicablePercent', line.rate),
      ),
      line.period && period(line.period),
      group('ram:SpecifiedTradeSettlementLineMonetarySummation', text('ram:LineTotalAmount', line.net)),
    ),
  )
}

function agreement(invoice: IssuedInvoice, { sellerVatId, buyerVatId }: DocumentModel): XmlElement {
  const { seller, buyer, purchaseOrder } = invoice
  return group(
    'ram:ApplicableHeaderTradeAgreement',
    text('ram:BuyerReference', invoice.buyerReference),
    group(
      'ram:SellerTradeParty',
      text('ram:Name', seller.legalName),
      group(
        'ram:SpecifiedLegalOrganization',
        text('ram:ID', seller.registrationId, { schemeID: seller.registrationScheme }),
      ),
      contact(seller.email),
      addresses(seller),
      taxRegistration(sellerVatId, 'VA'),
      taxRegistration(seller.taxRegistrationId, 'FC'),
    ),
    group(
      'ram:BuyerTradeParty',
      text('ram:Name', buyer.name),
      buyer.email !== undefined && contact(buyer.email),
      addresses(buyer),
      taxRegistration(buyerVatId, 'VA'),
    ),
    purchaseOrder !== undefined &&
      group('ram:BuyerOrderReferencedDocument', text('ram:IssuerAssignedID', purchaseOrder)),
  )
}

function contact(email: string): XmlElement {
  return group('ram:DefinedTradeContact', group('ram:EmailURIUniversalCommunication', text('ram:URIID', email)))
}

function addresses({ address, electronicAddress }: InvoiceSeller | InvoiceBuyer): XmlElement[] {
  const postal = group(
    'ram:PostalTradeAddress',
    text('ram:PostcodeCode', address.postalCode),
    text('ram:LineOne', address.line1),
    text('ram:LineTwo', address.line2),
    text('ram:CityName', address.city),
    text('ram:CountryID', address.country),
    text('ram:CountrySubDivisionName', address.region),
  )
  if (!electronicAddress) return [postal]
  const { id, scheme } = electronicAddress
  return [postal, group('ram:URIUniversalCommunication', text('ram:URIID', id, { schemeID: scheme }))]
}

function taxRegistration(id: string | undefined, schemeID: 'VA' | 'FC'): XmlElement | undefined {
  return id === undefined ? undefined : group('ram:SpecifiedTaxRegistration', text('ram:ID', id, { schemeID }))
}

function settlement(invoice: IssuedInvoice, model: DocumentModel): XmlElement {
  const { currency, corrects } = invoice
  const { transfer, totals, paymentTerms } = model
  return group(
    'ram:ApplicableHeaderTradeSettlement',
    text('ram:PaymentReference', transfer ? invoice.number : undefined),
    text('ram:InvoiceCurrencyCode', currency),
    transfer && paymentMeans(invoice.seller),
    // The date may stand in one of them only (CII-SR-461).
    model.vat.map((vat, index) => tradeTax(vat, index === 0 ? invoice.taxPointOn : undefined)),
    period(invoice.period),
    (transfer || paymentTerms !== undefined) &&
      group(
        'ram:SpecifiedTradePaymentTerms',
        text('ram:Description', paymentTerms),
        transfer && date('ram:DueDateDateTime', invoice.dueOn),
      ),
    group(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      text('ram:LineTotalAmount', totals.net),
      text('ram:TaxBasisTotalAmount', totals.net),
      text('ram:TaxTotalAmount', totals.vat, { currencyID: currency }),
      text('ram:GrandTotalAmount', totals.gross),
      text('ram:TotalPrepaidAmount', totals.prepaid),
      text('ram:DuePayableAmount', totals.due),
    ),
    corrects &&
      group(
        'ram:InvoiceReferencedDocument',
        text('ram:IssuerAssignedID', corrects.number),
        date('ram:FormattedIssueDateTime', corrects.issuedOn, 'qdt:DateTimeString'),
      ),
  )
}

function paymentMeans({ bank }: InvoiceSeller): XmlElement {
  return group(
    'ram:SpecifiedTradeSettlementPaymentMeans',
    text('ram:TypeCode', '30'),
    group(
      'ram:PayeePartyCreditorFinancialAccount',
      text('ram:IBANID', bank.iban),
      text('ram:AccountName', bank.accountName),
    ),
    bank.bic !== undefined && group('ram:PayeeSpecifiedCreditorFinancialInstitution', text('ram:BICID', bank.bic)),
  )
}

function tradeTax(vat: DocumentModel['vat'][number], taxPointOn: string | undefined): XmlElement {
  return group(
    'ram:ApplicableTradeTax',
    text('ram:CalculatedAmount', vat.amount),
    text('ram:TypeCode', 'VAT'),
    text('ram:ExemptionReason', vat.exemption?.text),
    text('ram:BasisAmount', vat.base),
    text('ram:CategoryCode', vat.category),
    text('ram:ExemptionReasonCode', vat.exemption?.code),
    taxPointOn !== undefined && date('ram:TaxPointDate', taxPointOn, 'udt:DateString'),
    text('ram:RateApplicablePercent', vat.rate),
  )
}

function period({ from, to }: { from: string; to: string }): XmlElement {
  return group('ram:BillingSpecifiedPeriod', date('ram:StartDateTime', from), date('ram:EndDateTime', to))
}

function date(name: string, day: string, type = 'udt:DateTimeString'): XmlElement {
  return group(name, text(type, day.replaceAll('-', ''), { format: '102' }))
}
