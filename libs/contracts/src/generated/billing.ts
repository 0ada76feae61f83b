import { message, service } from '../load.ts'

import type { AccountOpened as AccountOpenedRead, AccountOpenedInput } from './holdfast/billing/v1/AccountOpened.ts'
export type AccountOpened = AccountOpenedRead
export type { AccountOpenedInput }
export const AccountOpened = message<AccountOpenedInput, AccountOpenedRead>('holdfast.billing.v1.AccountOpened')
import type { AccountsDefinition } from './holdfast/billing/v1/Accounts.ts'
export const Accounts = service<AccountsDefinition>('holdfast.billing.v1.Accounts')
import type { AssignReceiptRequest as AssignReceiptRequestRead, AssignReceiptRequestInput } from './holdfast/billing/v1/AssignReceiptRequest.ts'
export type AssignReceiptRequest = AssignReceiptRequestRead
export type { AssignReceiptRequestInput }
export const AssignReceiptRequest = message<AssignReceiptRequestInput, AssignReceiptRequestRead>('holdfast.billing.v1.AssignReceiptRequest')
import type { BankAccount as BankAccountRead, BankAccountInput } from './holdfast/billing/v1/BankAccount.ts'
export type BankAccount = BankAccountRead
export type { BankAccountInput }
export const BankAccount = message<BankAccountInput, BankAccountRead>('holdfast.billing.v1.BankAccount')
import type { BeginPaymentMethodReply as BeginPaymentMethodReplyRead, BeginPaymentMethodReplyInput } from './holdfast/billing/v1/BeginPaymentMethodReply.ts'
export type BeginPaymentMethodReply = BeginPaymentMethodReplyRead
export type { BeginPaymentMethodReplyInput }
export const BeginPaymentMethodReply = message<BeginPaymentMethodReplyInput, BeginPaymentMethodReplyRead>('holdfast.billing.v1.BeginPaymentMethodReply')
import type { BeginPaymentMethodRequest as BeginPaymentMethodRequestRead, BeginPaymentMethodRequestInput } from './holdfast/billing/v1/BeginPaymentMethodRequest.ts'
export type BeginPaymentMethodRequest = BeginPaymentMethodRequestRead
export type { BeginPaymentMethodRequestInput }
export const BeginPaymentMethodRequest = message<BeginPaymentMethodRequestInput, BeginPaymentMethodRequestRead>('holdfast.billing.v1.BeginPaymentMethodRequest')
import type { BillingContact as BillingContactRead, BillingContactInput } from './holdfast/billing/v1/BillingContact.ts'
export type BillingContact = BillingContactRead
export type { BillingContactInput }
export const BillingContact = message<BillingContactInput, BillingContactRead>('holdfast.billing.v1.BillingContact')
import type { BillingContacts as BillingContactsRead, BillingContactsInput } from './holdfast/billing/v1/BillingContacts.ts'
export type BillingContacts = BillingContactsRead
export type { BillingContactsInput }
export const BillingContacts = message<BillingContactsInput, BillingContactsRead>('holdfast.billing.v1.BillingContacts')
import type { BillingContactsChanged as BillingContactsChangedRead, BillingContactsChangedInput } from './holdfast/billing/v1/BillingContactsChanged.ts'
export type BillingContactsChanged = BillingContactsChangedRead
export type { BillingContactsChangedInput }
export const BillingContactsChanged = message<BillingContactsChangedInput, BillingContactsChangedRead>('holdfast.billing.v1.BillingContactsChanged')
import type { BookFinding as BookFindingRead, BookFindingInput } from './holdfast/billing/v1/BookFinding.ts'
export type BookFinding = BookFindingRead
export type { BookFindingInput }
export const BookFinding = message<BookFindingInput, BookFindingRead>('holdfast.billing.v1.BookFinding')
import type { CancelSubscriptionRequest as CancelSubscriptionRequestRead, CancelSubscriptionRequestInput } from './holdfast/billing/v1/CancelSubscriptionRequest.ts'
export type CancelSubscriptionRequest = CancelSubscriptionRequestRead
export type { CancelSubscriptionRequestInput }
export const CancelSubscriptionRequest = message<CancelSubscriptionRequestInput, CancelSubscriptionRequestRead>('holdfast.billing.v1.CancelSubscriptionRequest')
import type { Close as CloseRead, CloseInput } from './holdfast/billing/v1/Close.ts'
export type Close = CloseRead
export type { CloseInput }
export const Close = message<CloseInput, CloseRead>('holdfast.billing.v1.Close')
import type { CloseAccountReply as CloseAccountReplyRead, CloseAccountReplyInput } from './holdfast/billing/v1/CloseAccountReply.ts'
export type CloseAccountReply = CloseAccountReplyRead
export type { CloseAccountReplyInput }
export const CloseAccountReply = message<CloseAccountReplyInput, CloseAccountReplyRead>('holdfast.billing.v1.CloseAccountReply')
import type { CloseAccountRequest as CloseAccountRequestRead, CloseAccountRequestInput } from './holdfast/billing/v1/CloseAccountRequest.ts'
export type CloseAccountRequest = CloseAccountRequestRead
export type { CloseAccountRequestInput }
export const CloseAccountRequest = message<CloseAccountRequestInput, CloseAccountRequestRead>('holdfast.billing.v1.CloseAccountRequest')
import type { CloseBegun as CloseBegunRead, CloseBegunInput } from './holdfast/billing/v1/CloseBegun.ts'
export type CloseBegun = CloseBegunRead
export type { CloseBegunInput }
export const CloseBegun = message<CloseBegunInput, CloseBegunRead>('holdfast.billing.v1.CloseBegun')
import type { CloseDone as CloseDoneRead, CloseDoneInput } from './holdfast/billing/v1/CloseDone.ts'
export type CloseDone = CloseDoneRead
export type { CloseDoneInput }
export const CloseDone = message<CloseDoneInput, CloseDoneRead>('holdfast.billing.v1.CloseDone')
import type { CloseFailure as CloseFailureRead, CloseFailureInput } from './holdfast/billing/v1/CloseFailure.ts'
export type CloseFailure = CloseFailureRead
export type { CloseFailureInput }
export const CloseFailure = message<CloseFailureInput, CloseFailureRead>('holdfast.billing.v1.CloseFailure')
import type { ClosesDefinition } from './holdfast/billing/v1/Closes.ts'
export const Closes = service<ClosesDefinition>('holdfast.billing.v1.Closes')
import type { ClosingAnswered as ClosingAnsweredRead, ClosingAnsweredInput } from './holdfast/billing/v1/ClosingAnswered.ts'
export type ClosingAnswered = ClosingAnsweredRead
export type { ClosingAnsweredInput }
export const ClosingAnswered = message<ClosingAnsweredInput, ClosingAnsweredRead>('holdfast.billing.v1.ClosingAnswered')
import type { ConfirmPaymentReply as ConfirmPaymentReplyRead, ConfirmPaymentReplyInput } from './holdfast/billing/v1/ConfirmPaymentReply.ts'
export type ConfirmPaymentReply = ConfirmPaymentReplyRead
export type { ConfirmPaymentReplyInput }
export const ConfirmPaymentReply = message<ConfirmPaymentReplyInput, ConfirmPaymentReplyRead>('holdfast.billing.v1.ConfirmPaymentReply')
import type { ConfirmPaymentRequest as ConfirmPaymentRequestRead, ConfirmPaymentRequestInput } from './holdfast/billing/v1/ConfirmPaymentRequest.ts'
export type ConfirmPaymentRequest = ConfirmPaymentRequestRead
export type { ConfirmPaymentRequestInput }
export const ConfirmPaymentRequest = message<ConfirmPaymentRequestInput, ConfirmPaymentRequestRead>('holdfast.billing.v1.ConfirmPaymentRequest')
import type { ContactsDefinition } from './holdfast/billing/v1/Contacts.ts'
export const Contacts = service<ContactsDefinition>('holdfast.billing.v1.Contacts')
import type { CreateCreditNoteRequest as CreateCreditNoteRequestRead, CreateCreditNoteRequestInput } from './holdfast/billing/v1/CreateCreditNoteRequest.ts'
export type CreateCreditNoteRequest = CreateCreditNoteRequestRead
export type { CreateCreditNoteRequestInput }
export const CreateCreditNoteRequest = message<CreateCreditNoteRequestInput, CreateCreditNoteRequestRead>('holdfast.billing.v1.CreateCreditNoteRequest')
import type { DeliveriesDefinition } from './holdfast/billing/v1/Deliveries.ts'
export const Deliveries = service<DeliveriesDefinition>('holdfast.billing.v1.Deliveries')
export { DocumentFormat } from './holdfast/billing/v1/DocumentFormat.ts'
export { DropCause } from './holdfast/billing/v1/DropCause.ts'
import type { ElectronicAddress as ElectronicAddressRead, ElectronicAddressInput } from './holdfast/billing/v1/ElectronicAddress.ts'
export type ElectronicAddress = ElectronicAddressRead
export type { ElectronicAddressInput }
export const ElectronicAddress = message<ElectronicAddressInput, ElectronicAddressRead>('holdfast.billing.v1.ElectronicAddress')
import type { EndedAsUnpaid as EndedAsUnpaidRead, EndedAsUnpaidInput } from './holdfast/billing/v1/EndedAsUnpaid.ts'
export type EndedAsUnpaid = EndedAsUnpaidRead
export type { EndedAsUnpaidInput }
export const EndedAsUnpaid = message<EndedAsUnpaidInput, EndedAsUnpaidRead>('holdfast.billing.v1.EndedAsUnpaid')
import type { Entitlement as EntitlementRead, EntitlementInput } from './holdfast/billing/v1/Entitlement.ts'
export type Entitlement = EntitlementRead
export type { EntitlementInput }
export const Entitlement = message<EntitlementInput, EntitlementRead>('holdfast.billing.v1.Entitlement')
import type { EntitlementsDefinition } from './holdfast/billing/v1/Entitlements.ts'
export const Entitlements = service<EntitlementsDefinition>('holdfast.billing.v1.Entitlements')
import type { GetBillingContactsRequest as GetBillingContactsRequestRead, GetBillingContactsRequestInput } from './holdfast/billing/v1/GetBillingContactsRequest.ts'
export type GetBillingContactsRequest = GetBillingContactsRequestRead
export type { GetBillingContactsRequestInput }
export const GetBillingContactsRequest = message<GetBillingContactsRequestInput, GetBillingContactsRequestRead>('holdfast.billing.v1.GetBillingContactsRequest')
import type { GetCloseRequest as GetCloseRequestRead, GetCloseRequestInput } from './holdfast/billing/v1/GetCloseRequest.ts'
export type GetCloseRequest = GetCloseRequestRead
export type { GetCloseRequestInput }
export const GetCloseRequest = message<GetCloseRequestInput, GetCloseRequestRead>('holdfast.billing.v1.GetCloseRequest')
import type { GetInvoiceDocumentRequest as GetInvoiceDocumentRequestRead, GetInvoiceDocumentRequestInput } from './holdfast/billing/v1/GetInvoiceDocumentRequest.ts'
export type GetInvoiceDocumentRequest = GetInvoiceDocumentRequestRead
export type { GetInvoiceDocumentRequestInput }
export const GetInvoiceDocumentRequest = message<GetInvoiceDocumentRequestInput, GetInvoiceDocumentRequestRead>('holdfast.billing.v1.GetInvoiceDocumentRequest')
import type { GetInvoiceMailsRequest as GetInvoiceMailsRequestRead, GetInvoiceMailsRequestInput } from './holdfast/billing/v1/GetInvoiceMailsRequest.ts'
export type GetInvoiceMailsRequest = GetInvoiceMailsRequestRead
export type { GetInvoiceMailsRequestInput }
export const GetInvoiceMailsRequest = message<GetInvoiceMailsRequestInput, GetInvoiceMailsRequestRead>('holdfast.billing.v1.GetInvoiceMailsRequest')
import type { GetInvoiceRequest as GetInvoiceRequestRead, GetInvoiceRequestInput } from './holdfast/billing/v1/GetInvoiceRequest.ts'
export type GetInvoiceRequest = GetInvoiceRequestRead
export type { GetInvoiceRequestInput }
export const GetInvoiceRequest = message<GetInvoiceRequestInput, GetInvoiceRequestRead>('holdfast.billing.v1.GetInvoiceRequest')
import type { GetInvoiceSettingsRequest as GetInvoiceSettingsRequestRead, GetInvoiceSettingsRequestInput } from './holdfast/billing/v1/GetInvoiceSettingsRequest.ts'
export type GetInvoiceSettingsRequest = GetInvoiceSettingsRequestRead
export type { GetInvoiceSettingsRequestInput }
export const GetInvoiceSettingsRequest = message<GetInvoiceSettingsRequestInput, GetInvoiceSettingsRequestRead>('holdfast.billing.v1.GetInvoiceSettingsRequest')
import type { GetMonthReply as GetMonthReplyRead, GetMonthReplyInput } from './holdfast/billing/v1/GetMonthReply.ts'
export type GetMonthReply = GetMonthReplyRead
export type { GetMonthReplyInput }
export const GetMonthReply = message<GetMonthReplyInput, GetMonthReplyRead>('holdfast.billing.v1.GetMonthReply')
import type { GetMonthRequest as GetMonthRequestRead, GetMonthRequestInput } from './holdfast/billing/v1/GetMonthRequest.ts'
export type GetMonthRequest = GetMonthRequestRead
export type { GetMonthRequestInput }
export const GetMonthRequest = message<GetMonthRequestInput, GetMonthRequestRead>('holdfast.billing.v1.GetMonthRequest')
import type { GetRequest as GetRequestRead, GetRequestInput } from './holdfast/billing/v1/GetRequest.ts'
export type GetRequest = GetRequestRead
export type { GetRequestInput }
export const GetRequest = message<GetRequestInput, GetRequestRead>('holdfast.billing.v1.GetRequest')
import type { GetStatementRequest as GetStatementRequestRead, GetStatementRequestInput } from './holdfast/billing/v1/GetStatementRequest.ts'
export type GetStatementRequest = GetStatementRequestRead
export type { GetStatementRequestInput }
export const GetStatementRequest = message<GetStatementRequestInput, GetStatementRequestRead>('holdfast.billing.v1.GetStatementRequest')
import type { GetSubscriptionRequest as GetSubscriptionRequestRead, GetSubscriptionRequestInput } from './holdfast/billing/v1/GetSubscriptionRequest.ts'
export type GetSubscriptionRequest = GetSubscriptionRequestRead
export type { GetSubscriptionRequestInput }
export const GetSubscriptionRequest = message<GetSubscriptionRequestInput, GetSubscriptionRequestRead>('holdfast.billing.v1.GetSubscriptionRequest')
import type { GetVatReportRequest as GetVatReportRequestRead, GetVatReportRequestInput } from './holdfast/billing/v1/GetVatReportRequest.ts'
export type GetVatReportRequest = GetVatReportRequestRead
export type { GetVatReportRequestInput }
export const GetVatReportRequest = message<GetVatReportRequestInput, GetVatReportRequestRead>('holdfast.billing.v1.GetVatReportRequest')
import type { ImportSubscriptionRequest as ImportSubscriptionRequestRead, ImportSubscriptionRequestInput } from './holdfast/billing/v1/ImportSubscriptionRequest.ts'
export type ImportSubscriptionRequest = ImportSubscriptionRequestRead
export type { ImportSubscriptionRequestInput }
export const ImportSubscriptionRequest = message<ImportSubscriptionRequestInput, ImportSubscriptionRequestRead>('holdfast.billing.v1.ImportSubscriptionRequest')
export { Interval } from './holdfast/billing/v1/Interval.ts'
import type { Invoice as InvoiceRead, InvoiceInput } from './holdfast/billing/v1/Invoice.ts'
export type Invoice = InvoiceRead
export type { InvoiceInput }
export const Invoice = message<InvoiceInput, InvoiceRead>('holdfast.billing.v1.Invoice')
import type { InvoiceDocument as InvoiceDocumentRead, InvoiceDocumentInput } from './holdfast/billing/v1/InvoiceDocument.ts'
export type InvoiceDocument = InvoiceDocumentRead
export type { InvoiceDocumentInput }
export const InvoiceDocument = message<InvoiceDocumentInput, InvoiceDocumentRead>('holdfast.billing.v1.InvoiceDocument')
import type { InvoiceIssued as InvoiceIssuedRead, InvoiceIssuedInput } from './holdfast/billing/v1/InvoiceIssued.ts'
export type InvoiceIssued = InvoiceIssuedRead
export type { InvoiceIssuedInput }
export const InvoiceIssued = message<InvoiceIssuedInput, InvoiceIssuedRead>('holdfast.billing.v1.InvoiceIssued')
export { InvoiceKind } from './holdfast/billing/v1/InvoiceKind.ts'
import type { InvoiceLine as InvoiceLineRead, InvoiceLineInput } from './holdfast/billing/v1/InvoiceLine.ts'
export type InvoiceLine = InvoiceLineRead
export type { InvoiceLineInput }
export const InvoiceLine = message<InvoiceLineInput, InvoiceLineRead>('holdfast.billing.v1.InvoiceLine')
import type { InvoiceMails as InvoiceMailsRead, InvoiceMailsInput } from './holdfast/billing/v1/InvoiceMails.ts'
export type InvoiceMails = InvoiceMailsRead
export type { InvoiceMailsInput }
export const InvoiceMails = message<InvoiceMailsInput, InvoiceMailsRead>('holdfast.billing.v1.InvoiceMails')
import type { InvoiceMailsSwitched as InvoiceMailsSwitchedRead, InvoiceMailsSwitchedInput } from './holdfast/billing/v1/InvoiceMailsSwitched.ts'
export type InvoiceMailsSwitched = InvoiceMailsSwitchedRead
export type { InvoiceMailsSwitchedInput }
export const InvoiceMailsSwitched = message<InvoiceMailsSwitchedInput, InvoiceMailsSwitchedRead>('holdfast.billing.v1.InvoiceMailsSwitched')
import type { InvoiceOperatorsDefinition } from './holdfast/billing/v1/InvoiceOperators.ts'
export const InvoiceOperators = service<InvoiceOperatorsDefinition>('holdfast.billing.v1.InvoiceOperators')
import type { InvoiceParty as InvoicePartyRead, InvoicePartyInput } from './holdfast/billing/v1/InvoiceParty.ts'
export type InvoiceParty = InvoicePartyRead
export type { InvoicePartyInput }
export const InvoiceParty = message<InvoicePartyInput, InvoicePartyRead>('holdfast.billing.v1.InvoiceParty')
import type { InvoiceSettings as InvoiceSettingsRead, InvoiceSettingsInput } from './holdfast/billing/v1/InvoiceSettings.ts'
export type InvoiceSettings = InvoiceSettingsRead
export type { InvoiceSettingsInput }
export const InvoiceSettings = message<InvoiceSettingsInput, InvoiceSettingsRead>('holdfast.billing.v1.InvoiceSettings')
import type { InvoiceSettingsChanged as InvoiceSettingsChangedRead, InvoiceSettingsChangedInput } from './holdfast/billing/v1/InvoiceSettingsChanged.ts'
export type InvoiceSettingsChanged = InvoiceSettingsChangedRead
export type { InvoiceSettingsChangedInput }
export const InvoiceSettingsChanged = message<InvoiceSettingsChangedInput, InvoiceSettingsChangedRead>('holdfast.billing.v1.InvoiceSettingsChanged')
import type { InvoiceSummary as InvoiceSummaryRead, InvoiceSummaryInput } from './holdfast/billing/v1/InvoiceSummary.ts'
export type InvoiceSummary = InvoiceSummaryRead
export type { InvoiceSummaryInput }
export const InvoiceSummary = message<InvoiceSummaryInput, InvoiceSummaryRead>('holdfast.billing.v1.InvoiceSummary')
import type { InvoiceVat as InvoiceVatRead, InvoiceVatInput } from './holdfast/billing/v1/InvoiceVat.ts'
export type InvoiceVat = InvoiceVatRead
export type { InvoiceVatInput }
export const InvoiceVat = message<InvoiceVatInput, InvoiceVatRead>('holdfast.billing.v1.InvoiceVat')
import type { InvoiceWrittenOff as InvoiceWrittenOffRead, InvoiceWrittenOffInput } from './holdfast/billing/v1/InvoiceWrittenOff.ts'
export type InvoiceWrittenOff = InvoiceWrittenOffRead
export type { InvoiceWrittenOffInput }
export const InvoiceWrittenOff = message<InvoiceWrittenOffInput, InvoiceWrittenOffRead>('holdfast.billing.v1.InvoiceWrittenOff')
import type { InvoicesDefinition } from './holdfast/billing/v1/Invoices.ts'
export const Invoices = service<InvoicesDefinition>('holdfast.billing.v1.Invoices')
import type { LimitAnswered as LimitAnsweredRead, LimitAnsweredInput } from './holdfast/billing/v1/LimitAnswered.ts'
export type LimitAnswered = LimitAnsweredRead
export type { LimitAnsweredInput }
export const LimitAnswered = message<LimitAnsweredInput, LimitAnsweredRead>('holdfast.billing.v1.LimitAnswered')
import type { LimitAsked as LimitAskedRead, LimitAskedInput } from './holdfast/billing/v1/LimitAsked.ts'
export type LimitAsked = LimitAskedRead
export type { LimitAskedInput }
export const LimitAsked = message<LimitAskedInput, LimitAskedRead>('holdfast.billing.v1.LimitAsked')
import type { LineCorrection as LineCorrectionRead, LineCorrectionInput } from './holdfast/billing/v1/LineCorrection.ts'
export type LineCorrection = LineCorrectionRead
export type { LineCorrectionInput }
export const LineCorrection = message<LineCorrectionInput, LineCorrectionRead>('holdfast.billing.v1.LineCorrection')
import type { ListClosesReply as ListClosesReplyRead, ListClosesReplyInput } from './holdfast/billing/v1/ListClosesReply.ts'
export type ListClosesReply = ListClosesReplyRead
export type { ListClosesReplyInput }
export const ListClosesReply = message<ListClosesReplyInput, ListClosesReplyRead>('holdfast.billing.v1.ListClosesReply')
import type { ListClosesRequest as ListClosesRequestRead, ListClosesRequestInput } from './holdfast/billing/v1/ListClosesRequest.ts'
export type ListClosesRequest = ListClosesRequestRead
export type { ListClosesRequestInput }
export const ListClosesRequest = message<ListClosesRequestInput, ListClosesRequestRead>('holdfast.billing.v1.ListClosesRequest')
import type { ListInvoicesReply as ListInvoicesReplyRead, ListInvoicesReplyInput } from './holdfast/billing/v1/ListInvoicesReply.ts'
export type ListInvoicesReply = ListInvoicesReplyRead
export type { ListInvoicesReplyInput }
export const ListInvoicesReply = message<ListInvoicesReplyInput, ListInvoicesReplyRead>('holdfast.billing.v1.ListInvoicesReply')
import type { ListInvoicesRequest as ListInvoicesRequestRead, ListInvoicesRequestInput } from './holdfast/billing/v1/ListInvoicesRequest.ts'
export type ListInvoicesRequest = ListInvoicesRequestRead
export type { ListInvoicesRequestInput }
export const ListInvoicesRequest = message<ListInvoicesRequestInput, ListInvoicesRequestRead>('holdfast.billing.v1.ListInvoicesRequest')
import type { ListPaymentMethodsRequest as ListPaymentMethodsRequestRead, ListPaymentMethodsRequestInput } from './holdfast/billing/v1/ListPaymentMethodsRequest.ts'
export type ListPaymentMethodsRequest = ListPaymentMethodsRequestRead
export type { ListPaymentMethodsRequestInput }
export const ListPaymentMethodsRequest = message<ListPaymentMethodsRequestInput, ListPaymentMethodsRequestRead>('holdfast.billing.v1.ListPaymentMethodsRequest')
import type { ListPaymentsReply as ListPaymentsReplyRead, ListPaymentsReplyInput } from './holdfast/billing/v1/ListPaymentsReply.ts'
export type ListPaymentsReply = ListPaymentsReplyRead
export type { ListPaymentsReplyInput }
export const ListPaymentsReply = message<ListPaymentsReplyInput, ListPaymentsReplyRead>('holdfast.billing.v1.ListPaymentsReply')
import type { ListPaymentsRequest as ListPaymentsRequestRead, ListPaymentsRequestInput } from './holdfast/billing/v1/ListPaymentsRequest.ts'
export type ListPaymentsRequest = ListPaymentsRequestRead
export type { ListPaymentsRequestInput }
export const ListPaymentsRequest = message<ListPaymentsRequestInput, ListPaymentsRequestRead>('holdfast.billing.v1.ListPaymentsRequest')
import type { ListPlansReply as ListPlansReplyRead, ListPlansReplyInput } from './holdfast/billing/v1/ListPlansReply.ts'
export type ListPlansReply = ListPlansReplyRead
export type { ListPlansReplyInput }
export const ListPlansReply = message<ListPlansReplyInput, ListPlansReplyRead>('holdfast.billing.v1.ListPlansReply')
import type { ListPlansRequest as ListPlansRequestRead, ListPlansRequestInput } from './holdfast/billing/v1/ListPlansRequest.ts'
export type ListPlansRequest = ListPlansRequestRead
export type { ListPlansRequestInput }
export const ListPlansRequest = message<ListPlansRequestInput, ListPlansRequestRead>('holdfast.billing.v1.ListPlansRequest')
import type { ListReceiptsReply as ListReceiptsReplyRead, ListReceiptsReplyInput } from './holdfast/billing/v1/ListReceiptsReply.ts'
export type ListReceiptsReply = ListReceiptsReplyRead
export type { ListReceiptsReplyInput }
export const ListReceiptsReply = message<ListReceiptsReplyInput, ListReceiptsReplyRead>('holdfast.billing.v1.ListReceiptsReply')
import type { ListReceiptsRequest as ListReceiptsRequestRead, ListReceiptsRequestInput } from './holdfast/billing/v1/ListReceiptsRequest.ts'
export type ListReceiptsRequest = ListReceiptsRequestRead
export type { ListReceiptsRequestInput }
export const ListReceiptsRequest = message<ListReceiptsRequestInput, ListReceiptsRequestRead>('holdfast.billing.v1.ListReceiptsRequest')
import type { MakeQuoteRequest as MakeQuoteRequestRead, MakeQuoteRequestInput } from './holdfast/billing/v1/MakeQuoteRequest.ts'
export type MakeQuoteRequest = MakeQuoteRequestRead
export type { MakeQuoteRequestInput }
export const MakeQuoteRequest = message<MakeQuoteRequestInput, MakeQuoteRequestRead>('holdfast.billing.v1.MakeQuoteRequest')
import type { MeterOfMonth as MeterOfMonthRead, MeterOfMonthInput } from './holdfast/billing/v1/MeterOfMonth.ts'
export type MeterOfMonth = MeterOfMonthRead
export type { MeterOfMonthInput }
export const MeterOfMonth = message<MeterOfMonthInput, MeterOfMonthRead>('holdfast.billing.v1.MeterOfMonth')
import type { MoneyReceived as MoneyReceivedRead, MoneyReceivedInput } from './holdfast/billing/v1/MoneyReceived.ts'
export type MoneyReceived = MoneyReceivedRead
export type { MoneyReceivedInput }
export const MoneyReceived = message<MoneyReceivedInput, MoneyReceivedRead>('holdfast.billing.v1.MoneyReceived')
import type { MonthOfUsage as MonthOfUsageRead, MonthOfUsageInput } from './holdfast/billing/v1/MonthOfUsage.ts'
export type MonthOfUsage = MonthOfUsageRead
export type { MonthOfUsageInput }
export const MonthOfUsage = message<MonthOfUsageInput, MonthOfUsageRead>('holdfast.billing.v1.MonthOfUsage')
import type { MonthSettled as MonthSettledRead, MonthSettledInput } from './holdfast/billing/v1/MonthSettled.ts'
export type MonthSettled = MonthSettledRead
export type { MonthSettledInput }
export const MonthSettled = message<MonthSettledInput, MonthSettledRead>('holdfast.billing.v1.MonthSettled')
import type { MonthlyUsageDefinition } from './holdfast/billing/v1/MonthlyUsage.ts'
export const MonthlyUsage = service<MonthlyUsageDefinition>('holdfast.billing.v1.MonthlyUsage')
import type { NewBillingContact as NewBillingContactRead, NewBillingContactInput } from './holdfast/billing/v1/NewBillingContact.ts'
export type NewBillingContact = NewBillingContactRead
export type { NewBillingContactInput }
export const NewBillingContact = message<NewBillingContactInput, NewBillingContactRead>('holdfast.billing.v1.NewBillingContact')
import type { OverVisits as OverVisitsRead, OverVisitsInput } from './holdfast/billing/v1/OverVisits.ts'
export type OverVisits = OverVisitsRead
export type { OverVisitsInput }
export const OverVisits = message<OverVisitsInput, OverVisitsRead>('holdfast.billing.v1.OverVisits')
import type { OverageCapSet as OverageCapSetRead, OverageCapSetInput } from './holdfast/billing/v1/OverageCapSet.ts'
export type OverageCapSet = OverageCapSetRead
export type { OverageCapSetInput }
export const OverageCapSet = message<OverageCapSetInput, OverageCapSetRead>('holdfast.billing.v1.OverageCapSet')
import type { OverdueInvoiceUndelivered as OverdueInvoiceUndeliveredRead, OverdueInvoiceUndeliveredInput } from './holdfast/billing/v1/OverdueInvoiceUndelivered.ts'
export type OverdueInvoiceUndelivered = OverdueInvoiceUndeliveredRead
export type { OverdueInvoiceUndeliveredInput }
export const OverdueInvoiceUndelivered = message<OverdueInvoiceUndeliveredInput, OverdueInvoiceUndeliveredRead>('holdfast.billing.v1.OverdueInvoiceUndelivered')
import type { PayInvoiceReply as PayInvoiceReplyRead, PayInvoiceReplyInput } from './holdfast/billing/v1/PayInvoiceReply.ts'
export type PayInvoiceReply = PayInvoiceReplyRead
export type { PayInvoiceReplyInput }
export const PayInvoiceReply = message<PayInvoiceReplyInput, PayInvoiceReplyRead>('holdfast.billing.v1.PayInvoiceReply')
import type { PayInvoiceRequest as PayInvoiceRequestRead, PayInvoiceRequestInput } from './holdfast/billing/v1/PayInvoiceRequest.ts'
export type PayInvoiceRequest = PayInvoiceRequestRead
export type { PayInvoiceRequestInput }
export const PayInvoiceRequest = message<PayInvoiceRequestInput, PayInvoiceRequestRead>('holdfast.billing.v1.PayInvoiceRequest')
import type { Payment as PaymentRead, PaymentInput } from './holdfast/billing/v1/Payment.ts'
export type Payment = PaymentRead
export type { PaymentInput }
export const Payment = message<PaymentInput, PaymentRead>('holdfast.billing.v1.Payment')
import type { PaymentActionNeeded as PaymentActionNeededRead, PaymentActionNeededInput } from './holdfast/billing/v1/PaymentActionNeeded.ts'
export type PaymentActionNeeded = PaymentActionNeededRead
export type { PaymentActionNeededInput }
export const PaymentActionNeeded = message<PaymentActionNeededInput, PaymentActionNeededRead>('holdfast.billing.v1.PaymentActionNeeded')
import type { PaymentFailed as PaymentFailedRead, PaymentFailedInput } from './holdfast/billing/v1/PaymentFailed.ts'
export type PaymentFailed = PaymentFailedRead
export type { PaymentFailedInput }
export const PaymentFailed = message<PaymentFailedInput, PaymentFailedRead>('holdfast.billing.v1.PaymentFailed')
import type { PaymentMethod as PaymentMethodRead, PaymentMethodInput } from './holdfast/billing/v1/PaymentMethod.ts'
export type PaymentMethod = PaymentMethodRead
export type { PaymentMethodInput }
export const PaymentMethod = message<PaymentMethodInput, PaymentMethodRead>('holdfast.billing.v1.PaymentMethod')
export { PaymentMethodKind } from './holdfast/billing/v1/PaymentMethodKind.ts'
import type { PaymentMethods as PaymentMethodsRead, PaymentMethodsInput } from './holdfast/billing/v1/PaymentMethods.ts'
export type PaymentMethods = PaymentMethodsRead
export type { PaymentMethodsInput }
export const PaymentMethods = message<PaymentMethodsInput, PaymentMethodsRead>('holdfast.billing.v1.PaymentMethods')
import type { PaymentMethodsChanged as PaymentMethodsChangedRead, PaymentMethodsChangedInput } from './holdfast/billing/v1/PaymentMethodsChanged.ts'
export type PaymentMethodsChanged = PaymentMethodsChangedRead
export type { PaymentMethodsChangedInput }
export const PaymentMethodsChanged = message<PaymentMethodsChangedInput, PaymentMethodsChangedRead>('holdfast.billing.v1.PaymentMethodsChanged')
import type { PaymentOperatorsDefinition } from './holdfast/billing/v1/PaymentOperators.ts'
export const PaymentOperators = service<PaymentOperatorsDefinition>('holdfast.billing.v1.PaymentOperators')
import type { PaymentOverdue as PaymentOverdueRead, PaymentOverdueInput } from './holdfast/billing/v1/PaymentOverdue.ts'
export type PaymentOverdue = PaymentOverdueRead
export type { PaymentOverdueInput }
export const PaymentOverdue = message<PaymentOverdueInput, PaymentOverdueRead>('holdfast.billing.v1.PaymentOverdue')
import type { PaymentReceived as PaymentReceivedRead, PaymentReceivedInput } from './holdfast/billing/v1/PaymentReceived.ts'
export type PaymentReceived = PaymentReceivedRead
export type { PaymentReceivedInput }
export const PaymentReceived = message<PaymentReceivedInput, PaymentReceivedRead>('holdfast.billing.v1.PaymentReceived')
import type { PaymentRequested as PaymentRequestedRead, PaymentRequestedInput } from './holdfast/billing/v1/PaymentRequested.ts'
export type PaymentRequested = PaymentRequestedRead
export type { PaymentRequestedInput }
export const PaymentRequested = message<PaymentRequestedInput, PaymentRequestedRead>('holdfast.billing.v1.PaymentRequested')
import type { PaymentReturnUndone as PaymentReturnUndoneRead, PaymentReturnUndoneInput } from './holdfast/billing/v1/PaymentReturnUndone.ts'
export type PaymentReturnUndone = PaymentReturnUndoneRead
export type { PaymentReturnUndoneInput }
export const PaymentReturnUndone = message<PaymentReturnUndoneInput, PaymentReturnUndoneRead>('holdfast.billing.v1.PaymentReturnUndone')
import type { PaymentReturned as PaymentReturnedRead, PaymentReturnedInput } from './holdfast/billing/v1/PaymentReturned.ts'
export type PaymentReturned = PaymentReturnedRead
export type { PaymentReturnedInput }
export const PaymentReturned = message<PaymentReturnedInput, PaymentReturnedRead>('holdfast.billing.v1.PaymentReturned')
export { PaymentState } from './holdfast/billing/v1/PaymentState.ts'
export { PaymentStatus } from './holdfast/billing/v1/PaymentStatus.ts'
import type { PaymentWebhooksDefinition } from './holdfast/billing/v1/PaymentWebhooks.ts'
export const PaymentWebhooks = service<PaymentWebhooksDefinition>('holdfast.billing.v1.PaymentWebhooks')
import type { PaymentsDefinition } from './holdfast/billing/v1/Payments.ts'
export const Payments = service<PaymentsDefinition>('holdfast.billing.v1.Payments')
import type { PeriodRenewed as PeriodRenewedRead, PeriodRenewedInput } from './holdfast/billing/v1/PeriodRenewed.ts'
export type PeriodRenewed = PeriodRenewedRead
export type { PeriodRenewedInput }
export const PeriodRenewed = message<PeriodRenewedInput, PeriodRenewedRead>('holdfast.billing.v1.PeriodRenewed')
import type { Plan as PlanRead, PlanInput } from './holdfast/billing/v1/Plan.ts'
export type Plan = PlanRead
export type { PlanInput }
export const Plan = message<PlanInput, PlanRead>('holdfast.billing.v1.Plan')
import type { PlanChangeDropped as PlanChangeDroppedRead, PlanChangeDroppedInput } from './holdfast/billing/v1/PlanChangeDropped.ts'
export type PlanChangeDropped = PlanChangeDroppedRead
export type { PlanChangeDroppedInput }
export const PlanChangeDropped = message<PlanChangeDroppedInput, PlanChangeDroppedRead>('holdfast.billing.v1.PlanChangeDropped')
import type { PlanChangePlanned as PlanChangePlannedRead, PlanChangePlannedInput } from './holdfast/billing/v1/PlanChangePlanned.ts'
export type PlanChangePlanned = PlanChangePlannedRead
export type { PlanChangePlannedInput }
export const PlanChangePlanned = message<PlanChangePlannedInput, PlanChangePlannedRead>('holdfast.billing.v1.PlanChangePlanned')
import type { PlanChanged as PlanChangedRead, PlanChangedInput } from './holdfast/billing/v1/PlanChanged.ts'
export type PlanChanged = PlanChangedRead
export type { PlanChangedInput }
export const PlanChanged = message<PlanChangedInput, PlanChangedRead>('holdfast.billing.v1.PlanChanged')
import type { PlanChanging as PlanChangingRead, PlanChangingInput } from './holdfast/billing/v1/PlanChanging.ts'
export type PlanChanging = PlanChangingRead
export type { PlanChangingInput }
export const PlanChanging = message<PlanChangingInput, PlanChangingRead>('holdfast.billing.v1.PlanChanging')
import type { PlanChoice as PlanChoiceRead, PlanChoiceInput } from './holdfast/billing/v1/PlanChoice.ts'
export type PlanChoice = PlanChoiceRead
export type { PlanChoiceInput }
export const PlanChoice = message<PlanChoiceInput, PlanChoiceRead>('holdfast.billing.v1.PlanChoice')
import type { PlanKept as PlanKeptRead, PlanKeptInput } from './holdfast/billing/v1/PlanKept.ts'
export type PlanKept = PlanKeptRead
export type { PlanKeptInput }
export const PlanKept = message<PlanKeptInput, PlanKeptRead>('holdfast.billing.v1.PlanKept')
import type { PlanOffered as PlanOfferedRead, PlanOfferedInput } from './holdfast/billing/v1/PlanOffered.ts'
export type PlanOffered = PlanOfferedRead
export type { PlanOfferedInput }
export const PlanOffered = message<PlanOfferedInput, PlanOfferedRead>('holdfast.billing.v1.PlanOffered')
import type { PlanPrice as PlanPriceRead, PlanPriceInput } from './holdfast/billing/v1/PlanPrice.ts'
export type PlanPrice = PlanPriceRead
export type { PlanPriceInput }
export const PlanPrice = message<PlanPriceInput, PlanPriceRead>('holdfast.billing.v1.PlanPrice')
import type { PlanVersionFact as PlanVersionFactRead, PlanVersionFactInput } from './holdfast/billing/v1/PlanVersionFact.ts'
export type PlanVersionFact = PlanVersionFactRead
export type { PlanVersionFactInput }
export const PlanVersionFact = message<PlanVersionFactInput, PlanVersionFactRead>('holdfast.billing.v1.PlanVersionFact')
import type { PlanWithdrawn as PlanWithdrawnRead, PlanWithdrawnInput } from './holdfast/billing/v1/PlanWithdrawn.ts'
export type PlanWithdrawn = PlanWithdrawnRead
export type { PlanWithdrawnInput }
export const PlanWithdrawn = message<PlanWithdrawnInput, PlanWithdrawnRead>('holdfast.billing.v1.PlanWithdrawn')
import type { PlansDefinition } from './holdfast/billing/v1/Plans.ts'
export const Plans = service<PlansDefinition>('holdfast.billing.v1.Plans')
import type { PreferPaymentMethodRequest as PreferPaymentMethodRequestRead, PreferPaymentMethodRequestInput } from './holdfast/billing/v1/PreferPaymentMethodRequest.ts'
export type PreferPaymentMethodRequest = PreferPaymentMethodRequestRead
export type { PreferPaymentMethodRequestInput }
export const PreferPaymentMethodRequest = message<PreferPaymentMethodRequestInput, PreferPaymentMethodRequestRead>('holdfast.billing.v1.PreferPaymentMethodRequest')
import type { Price as PriceRead, PriceInput } from './holdfast/billing/v1/Price.ts'
export type Price = PriceRead
export type { PriceInput }
export const Price = message<PriceInput, PriceRead>('holdfast.billing.v1.Price')
import type { PutBillingContactsRequest as PutBillingContactsRequestRead, PutBillingContactsRequestInput } from './holdfast/billing/v1/PutBillingContactsRequest.ts'
export type PutBillingContactsRequest = PutBillingContactsRequestRead
export type { PutBillingContactsRequestInput }
export const PutBillingContactsRequest = message<PutBillingContactsRequestInput, PutBillingContactsRequestRead>('holdfast.billing.v1.PutBillingContactsRequest')
import type { PutInvoiceMailsRequest as PutInvoiceMailsRequestRead, PutInvoiceMailsRequestInput } from './holdfast/billing/v1/PutInvoiceMailsRequest.ts'
export type PutInvoiceMailsRequest = PutInvoiceMailsRequestRead
export type { PutInvoiceMailsRequestInput }
export const PutInvoiceMailsRequest = message<PutInvoiceMailsRequestInput, PutInvoiceMailsRequestRead>('holdfast.billing.v1.PutInvoiceMailsRequest')
import type { PutInvoiceSettingsRequest as PutInvoiceSettingsRequestRead, PutInvoiceSettingsRequestInput } from './holdfast/billing/v1/PutInvoiceSettingsRequest.ts'
export type PutInvoiceSettingsRequest = PutInvoiceSettingsRequestRead
export type { PutInvoiceSettingsRequestInput }
export const PutInvoiceSettingsRequest = message<PutInvoiceSettingsRequestInput, PutInvoiceSettingsRequestRead>('holdfast.billing.v1.PutInvoiceSettingsRequest')
import type { PutOverageCapReply as PutOverageCapReplyRead, PutOverageCapReplyInput } from './holdfast/billing/v1/PutOverageCapReply.ts'
export type PutOverageCapReply = PutOverageCapReplyRead
export type { PutOverageCapReplyInput }
export const PutOverageCapReply = message<PutOverageCapReplyInput, PutOverageCapReplyRead>('holdfast.billing.v1.PutOverageCapReply')
import type { PutOverageCapRequest as PutOverageCapRequestRead, PutOverageCapRequestInput } from './holdfast/billing/v1/PutOverageCapRequest.ts'
export type PutOverageCapRequest = PutOverageCapRequestRead
export type { PutOverageCapRequestInput }
export const PutOverageCapRequest = message<PutOverageCapRequestInput, PutOverageCapRequestRead>('holdfast.billing.v1.PutOverageCapRequest')
import type { PutSubscriptionRequest as PutSubscriptionRequestRead, PutSubscriptionRequestInput } from './holdfast/billing/v1/PutSubscriptionRequest.ts'
export type PutSubscriptionRequest = PutSubscriptionRequestRead
export type { PutSubscriptionRequestInput }
export const PutSubscriptionRequest = message<PutSubscriptionRequestInput, PutSubscriptionRequestRead>('holdfast.billing.v1.PutSubscriptionRequest')
import type { Quote as QuoteRead, QuoteInput } from './holdfast/billing/v1/Quote.ts'
export type Quote = QuoteRead
export type { QuoteInput }
export const Quote = message<QuoteInput, QuoteRead>('holdfast.billing.v1.Quote')
import type { QuotedLine as QuotedLineRead, QuotedLineInput } from './holdfast/billing/v1/QuotedLine.ts'
export type QuotedLine = QuotedLineRead
export type { QuotedLineInput }
export const QuotedLine = message<QuotedLineInput, QuotedLineRead>('holdfast.billing.v1.QuotedLine')
export { QuotedLineKind } from './holdfast/billing/v1/QuotedLineKind.ts'
import type { QuotedPrice as QuotedPriceRead, QuotedPriceInput } from './holdfast/billing/v1/QuotedPrice.ts'
export type QuotedPrice = QuotedPriceRead
export type { QuotedPriceInput }
export const QuotedPrice = message<QuotedPriceInput, QuotedPriceRead>('holdfast.billing.v1.QuotedPrice')
import type { QuotedVat as QuotedVatRead, QuotedVatInput } from './holdfast/billing/v1/QuotedVat.ts'
export type QuotedVat = QuotedVatRead
export type { QuotedVatInput }
export const QuotedVat = message<QuotedVatInput, QuotedVatRead>('holdfast.billing.v1.QuotedVat')
import type { Receipt as ReceiptRead, ReceiptInput } from './holdfast/billing/v1/Receipt.ts'
export type Receipt = ReceiptRead
export type { ReceiptInput }
export const Receipt = message<ReceiptInput, ReceiptRead>('holdfast.billing.v1.Receipt')
import type { RecordPaymentReply as RecordPaymentReplyRead, RecordPaymentReplyInput } from './holdfast/billing/v1/RecordPaymentReply.ts'
export type RecordPaymentReply = RecordPaymentReplyRead
export type { RecordPaymentReplyInput }
export const RecordPaymentReply = message<RecordPaymentReplyInput, RecordPaymentReplyRead>('holdfast.billing.v1.RecordPaymentReply')
import type { RecordPaymentRequest as RecordPaymentRequestRead, RecordPaymentRequestInput } from './holdfast/billing/v1/RecordPaymentRequest.ts'
export type RecordPaymentRequest = RecordPaymentRequestRead
export type { RecordPaymentRequestInput }
export const RecordPaymentRequest = message<RecordPaymentRequestInput, RecordPaymentRequestRead>('holdfast.billing.v1.RecordPaymentRequest')
import type { RecordReceiptReply as RecordReceiptReplyRead, RecordReceiptReplyInput } from './holdfast/billing/v1/RecordReceiptReply.ts'
export type RecordReceiptReply = RecordReceiptReplyRead
export type { RecordReceiptReplyInput }
export const RecordReceiptReply = message<RecordReceiptReplyInput, RecordReceiptReplyRead>('holdfast.billing.v1.RecordReceiptReply')
import type { RecordReceiptRequest as RecordReceiptRequestRead, RecordReceiptRequestInput } from './holdfast/billing/v1/RecordReceiptRequest.ts'
export type RecordReceiptRequest = RecordReceiptRequestRead
export type { RecordReceiptRequestInput }
export const RecordReceiptRequest = message<RecordReceiptRequestInput, RecordReceiptRequestRead>('holdfast.billing.v1.RecordReceiptRequest')
import type { RefundPaymentReply as RefundPaymentReplyRead, RefundPaymentReplyInput } from './holdfast/billing/v1/RefundPaymentReply.ts'
export type RefundPaymentReply = RefundPaymentReplyRead
export type { RefundPaymentReplyInput }
export const RefundPaymentReply = message<RefundPaymentReplyInput, RefundPaymentReplyRead>('holdfast.billing.v1.RefundPaymentReply')
import type { RefundPaymentRequest as RefundPaymentRequestRead, RefundPaymentRequestInput } from './holdfast/billing/v1/RefundPaymentRequest.ts'
export type RefundPaymentRequest = RefundPaymentRequestRead
export type { RefundPaymentRequestInput }
export const RefundPaymentRequest = message<RefundPaymentRequestInput, RefundPaymentRequestRead>('holdfast.billing.v1.RefundPaymentRequest')
import type { RefundRequested as RefundRequestedRead, RefundRequestedInput } from './holdfast/billing/v1/RefundRequested.ts'
export type RefundRequested = RefundRequestedRead
export type { RefundRequestedInput }
export const RefundRequested = message<RefundRequestedInput, RefundRequestedRead>('holdfast.billing.v1.RefundRequested')
import type { RemovePaymentMethodRequest as RemovePaymentMethodRequestRead, RemovePaymentMethodRequestInput } from './holdfast/billing/v1/RemovePaymentMethodRequest.ts'
export type RemovePaymentMethodRequest = RemovePaymentMethodRequestRead
export type { RemovePaymentMethodRequestInput }
export const RemovePaymentMethodRequest = message<RemovePaymentMethodRequestInput, RemovePaymentMethodRequestRead>('holdfast.billing.v1.RemovePaymentMethodRequest')
import type { ReportDeliveryReply as ReportDeliveryReplyRead, ReportDeliveryReplyInput } from './holdfast/billing/v1/ReportDeliveryReply.ts'
export type ReportDeliveryReply = ReportDeliveryReplyRead
export type { ReportDeliveryReplyInput }
export const ReportDeliveryReply = message<ReportDeliveryReplyInput, ReportDeliveryReplyRead>('holdfast.billing.v1.ReportDeliveryReply')
import type { ReportDeliveryRequest as ReportDeliveryRequestRead, ReportDeliveryRequestInput } from './holdfast/billing/v1/ReportDeliveryRequest.ts'
export type ReportDeliveryRequest = ReportDeliveryRequestRead
export type { ReportDeliveryRequestInput }
export const ReportDeliveryRequest = message<ReportDeliveryRequestInput, ReportDeliveryRequestRead>('holdfast.billing.v1.ReportDeliveryRequest')
import type { ResumeSubscriptionRequest as ResumeSubscriptionRequestRead, ResumeSubscriptionRequestInput } from './holdfast/billing/v1/ResumeSubscriptionRequest.ts'
export type ResumeSubscriptionRequest = ResumeSubscriptionRequestRead
export type { ResumeSubscriptionRequestInput }
export const ResumeSubscriptionRequest = message<ResumeSubscriptionRequestInput, ResumeSubscriptionRequestRead>('holdfast.billing.v1.ResumeSubscriptionRequest')
import type { StartCloseRequest as StartCloseRequestRead, StartCloseRequestInput } from './holdfast/billing/v1/StartCloseRequest.ts'
export type StartCloseRequest = StartCloseRequestRead
export type { StartCloseRequestInput }
export const StartCloseRequest = message<StartCloseRequestInput, StartCloseRequestRead>('holdfast.billing.v1.StartCloseRequest')
import type { Statement as StatementRead, StatementInput } from './holdfast/billing/v1/Statement.ts'
export type Statement = StatementRead
export type { StatementInput }
export const Statement = message<StatementInput, StatementRead>('holdfast.billing.v1.Statement')
import type { StatementLine as StatementLineRead, StatementLineInput } from './holdfast/billing/v1/StatementLine.ts'
export type StatementLine = StatementLineRead
export type { StatementLineInput }
export const StatementLine = message<StatementLineInput, StatementLineRead>('holdfast.billing.v1.StatementLine')
import type { Subscription as SubscriptionRead, SubscriptionInput } from './holdfast/billing/v1/Subscription.ts'
export type Subscription = SubscriptionRead
export type { SubscriptionInput }
export const Subscription = message<SubscriptionInput, SubscriptionRead>('holdfast.billing.v1.Subscription')
import type { SubscriptionCancelled as SubscriptionCancelledRead, SubscriptionCancelledInput } from './holdfast/billing/v1/SubscriptionCancelled.ts'
export type SubscriptionCancelled = SubscriptionCancelledRead
export type { SubscriptionCancelledInput }
export const SubscriptionCancelled = message<SubscriptionCancelledInput, SubscriptionCancelledRead>('holdfast.billing.v1.SubscriptionCancelled')
export { SubscriptionEndReason } from './holdfast/billing/v1/SubscriptionEndReason.ts'
import type { SubscriptionEnded as SubscriptionEndedRead, SubscriptionEndedInput } from './holdfast/billing/v1/SubscriptionEnded.ts'
export type SubscriptionEnded = SubscriptionEndedRead
export type { SubscriptionEndedInput }
export const SubscriptionEnded = message<SubscriptionEndedInput, SubscriptionEndedRead>('holdfast.billing.v1.SubscriptionEnded')
import type { SubscriptionFrozen as SubscriptionFrozenRead, SubscriptionFrozenInput } from './holdfast/billing/v1/SubscriptionFrozen.ts'
export type SubscriptionFrozen = SubscriptionFrozenRead
export type { SubscriptionFrozenInput }
export const SubscriptionFrozen = message<SubscriptionFrozenInput, SubscriptionFrozenRead>('holdfast.billing.v1.SubscriptionFrozen')
import type { SubscriptionImported as SubscriptionImportedRead, SubscriptionImportedInput } from './holdfast/billing/v1/SubscriptionImported.ts'
export type SubscriptionImported = SubscriptionImportedRead
export type { SubscriptionImportedInput }
export const SubscriptionImported = message<SubscriptionImportedInput, SubscriptionImportedRead>('holdfast.billing.v1.SubscriptionImported')
import type { SubscriptionLapsed as SubscriptionLapsedRead, SubscriptionLapsedInput } from './holdfast/billing/v1/SubscriptionLapsed.ts'
export type SubscriptionLapsed = SubscriptionLapsedRead
export type { SubscriptionLapsedInput }
export const SubscriptionLapsed = message<SubscriptionLapsedInput, SubscriptionLapsedRead>('holdfast.billing.v1.SubscriptionLapsed')
import type { SubscriptionMarked as SubscriptionMarkedRead, SubscriptionMarkedInput } from './holdfast/billing/v1/SubscriptionMarked.ts'
export type SubscriptionMarked = SubscriptionMarkedRead
export type { SubscriptionMarkedInput }
export const SubscriptionMarked = message<SubscriptionMarkedInput, SubscriptionMarkedRead>('holdfast.billing.v1.SubscriptionMarked')
import type { SubscriptionOperatorsDefinition } from './holdfast/billing/v1/SubscriptionOperators.ts'
export const SubscriptionOperators = service<SubscriptionOperatorsDefinition>('holdfast.billing.v1.SubscriptionOperators')
import type { SubscriptionResumed as SubscriptionResumedRead, SubscriptionResumedInput } from './holdfast/billing/v1/SubscriptionResumed.ts'
export type SubscriptionResumed = SubscriptionResumedRead
export type { SubscriptionResumedInput }
export const SubscriptionResumed = message<SubscriptionResumedInput, SubscriptionResumedRead>('holdfast.billing.v1.SubscriptionResumed')
import type { SubscriptionStarted as SubscriptionStartedRead, SubscriptionStartedInput } from './holdfast/billing/v1/SubscriptionStarted.ts'
export type SubscriptionStarted = SubscriptionStartedRead
export type { SubscriptionStartedInput }
export const SubscriptionStarted = message<SubscriptionStartedInput, SubscriptionStartedRead>('holdfast.billing.v1.SubscriptionStarted')
export { SubscriptionState } from './holdfast/billing/v1/SubscriptionState.ts'
import type { SubscriptionThawed as SubscriptionThawedRead, SubscriptionThawedInput } from './holdfast/billing/v1/SubscriptionThawed.ts'
export type SubscriptionThawed = SubscriptionThawedRead
export type { SubscriptionThawedInput }
export const SubscriptionThawed = message<SubscriptionThawedInput, SubscriptionThawedRead>('holdfast.billing.v1.SubscriptionThawed')
import type { SubscriptionsDefinition } from './holdfast/billing/v1/Subscriptions.ts'
export const Subscriptions = service<SubscriptionsDefinition>('holdfast.billing.v1.Subscriptions')
import type { TakeWebhookReply as TakeWebhookReplyRead, TakeWebhookReplyInput } from './holdfast/billing/v1/TakeWebhookReply.ts'
export type TakeWebhookReply = TakeWebhookReplyRead
export type { TakeWebhookReplyInput }
export const TakeWebhookReply = message<TakeWebhookReplyInput, TakeWebhookReplyRead>('holdfast.billing.v1.TakeWebhookReply')
import type { TakeWebhookRequest as TakeWebhookRequestRead, TakeWebhookRequestInput } from './holdfast/billing/v1/TakeWebhookRequest.ts'
export type TakeWebhookRequest = TakeWebhookRequestRead
export type { TakeWebhookRequestInput }
export const TakeWebhookRequest = message<TakeWebhookRequestInput, TakeWebhookRequestRead>('holdfast.billing.v1.TakeWebhookRequest')
import type { UnpaidStandingChanged as UnpaidStandingChangedRead, UnpaidStandingChangedInput } from './holdfast/billing/v1/UnpaidStandingChanged.ts'
export type UnpaidStandingChanged = UnpaidStandingChangedRead
export type { UnpaidStandingChangedInput }
export const UnpaidStandingChanged = message<UnpaidStandingChangedInput, UnpaidStandingChangedRead>('holdfast.billing.v1.UnpaidStandingChanged')
export { UsageMeter } from './holdfast/billing/v1/UsageMeter.ts'
import type { UsageNoticeGiven as UsageNoticeGivenRead, UsageNoticeGivenInput } from './holdfast/billing/v1/UsageNoticeGiven.ts'
export type UsageNoticeGiven = UsageNoticeGivenRead
export type { UsageNoticeGivenInput }
export const UsageNoticeGiven = message<UsageNoticeGivenInput, UsageNoticeGivenRead>('holdfast.billing.v1.UsageNoticeGiven')
import type { VatReport as VatReportRead, VatReportInput } from './holdfast/billing/v1/VatReport.ts'
export type VatReport = VatReportRead
export type { VatReportInput }
export const VatReport = message<VatReportInput, VatReportRead>('holdfast.billing.v1.VatReport')
import type { VatReportRow as VatReportRowRead, VatReportRowInput } from './holdfast/billing/v1/VatReportRow.ts'
export type VatReportRow = VatReportRowRead
export type { VatReportRowInput }
export const VatReportRow = message<VatReportRowInput, VatReportRowRead>('holdfast.billing.v1.VatReportRow')
import type { VerifyBookReply as VerifyBookReplyRead, VerifyBookReplyInput } from './holdfast/billing/v1/VerifyBookReply.ts'
export type VerifyBookReply = VerifyBookReplyRead
export type { VerifyBookReplyInput }
export const VerifyBookReply = message<VerifyBookReplyInput, VerifyBookReplyRead>('holdfast.billing.v1.VerifyBookReply')
import type { VerifyBookRequest as VerifyBookRequestRead, VerifyBookRequestInput } from './holdfast/billing/v1/VerifyBookRequest.ts'
export type VerifyBookRequest = VerifyBookRequestRead
export type { VerifyBookRequestInput }
export const VerifyBookRequest = message<VerifyBookRequestInput, VerifyBookRequestRead>('holdfast.billing.v1.VerifyBookRequest')
import type { WriteOffReply as WriteOffReplyRead, WriteOffReplyInput } from './holdfast/billing/v1/WriteOffReply.ts'
export type WriteOffReply = WriteOffReplyRead
export type { WriteOffReplyInput }
export const WriteOffReply = message<WriteOffReplyInput, WriteOffReplyRead>('holdfast.billing.v1.WriteOffReply')
import type { WriteOffRequest as WriteOffRequestRead, WriteOffRequestInput } from './holdfast/billing/v1/WriteOffRequest.ts'
export type WriteOffRequest = WriteOffRequestRead
export type { WriteOffRequestInput }
export const WriteOffRequest = message<WriteOffRequestInput, WriteOffRequestRead>('holdfast.billing.v1.WriteOffRequest')
