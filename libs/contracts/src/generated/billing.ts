import { message, service } from '../load.ts'

import type { AccountOpened as AccountOpenedRead, AccountOpenedInput } from './holdfast/billing/v1/AccountOpened.ts'
export type AccountOpened = AccountOpenedRead
export type { AccountOpenedInput }
export const AccountOpened = message<AccountOpenedInput, AccountOpenedRead>('holdfast.billing.v1.AccountOpened')
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
import type { ContactsDefinition } from './holdfast/billing/v1/Contacts.ts'
export const Contacts = service<ContactsDefinition>('holdfast.billing.v1.Contacts')
import type { ElectronicAddress as ElectronicAddressRead, ElectronicAddressInput } from './holdfast/billing/v1/ElectronicAddress.ts'
export type ElectronicAddress = ElectronicAddressRead
export type { ElectronicAddressInput }
export const ElectronicAddress = message<ElectronicAddressInput, ElectronicAddressRead>('holdfast.billing.v1.ElectronicAddress')
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
import type { GetInvoiceMailsRequest as GetInvoiceMailsRequestRead, GetInvoiceMailsRequestInput } from './holdfast/billing/v1/GetInvoiceMailsRequest.ts'
export type GetInvoiceMailsRequest = GetInvoiceMailsRequestRead
export type { GetInvoiceMailsRequestInput }
export const GetInvoiceMailsRequest = message<GetInvoiceMailsRequestInput, GetInvoiceMailsRequestRead>('holdfast.billing.v1.GetInvoiceMailsRequest')
import type { GetInvoiceSettingsRequest as GetInvoiceSettingsRequestRead, GetInvoiceSettingsRequestInput } from './holdfast/billing/v1/GetInvoiceSettingsRequest.ts'
export type GetInvoiceSettingsRequest = GetInvoiceSettingsRequestRead
export type { GetInvoiceSettingsRequestInput }
export const GetInvoiceSettingsRequest = message<GetInvoiceSettingsRequestInput, GetInvoiceSettingsRequestRead>('holdfast.billing.v1.GetInvoiceSettingsRequest')
import type { GetRequest as GetRequestRead, GetRequestInput } from './holdfast/billing/v1/GetRequest.ts'
export type GetRequest = GetRequestRead
export type { GetRequestInput }
export const GetRequest = message<GetRequestInput, GetRequestRead>('holdfast.billing.v1.GetRequest')
import type { GetSubscriptionRequest as GetSubscriptionRequestRead, GetSubscriptionRequestInput } from './holdfast/billing/v1/GetSubscriptionRequest.ts'
export type GetSubscriptionRequest = GetSubscriptionRequestRead
export type { GetSubscriptionRequestInput }
export const GetSubscriptionRequest = message<GetSubscriptionRequestInput, GetSubscriptionRequestRead>('holdfast.billing.v1.GetSubscriptionRequest')
export { Interval } from './holdfast/billing/v1/Interval.ts'
import type { InvoiceMails as InvoiceMailsRead, InvoiceMailsInput } from './holdfast/billing/v1/InvoiceMails.ts'
export type InvoiceMails = InvoiceMailsRead
export type { InvoiceMailsInput }
export const InvoiceMails = message<InvoiceMailsInput, InvoiceMailsRead>('holdfast.billing.v1.InvoiceMails')
import type { InvoiceMailsSwitched as InvoiceMailsSwitchedRead, InvoiceMailsSwitchedInput } from './holdfast/billing/v1/InvoiceMailsSwitched.ts'
export type InvoiceMailsSwitched = InvoiceMailsSwitchedRead
export type { InvoiceMailsSwitchedInput }
export const InvoiceMailsSwitched = message<InvoiceMailsSwitchedInput, InvoiceMailsSwitchedRead>('holdfast.billing.v1.InvoiceMailsSwitched')
import type { InvoiceSettings as InvoiceSettingsRead, InvoiceSettingsInput } from './holdfast/billing/v1/InvoiceSettings.ts'
export type InvoiceSettings = InvoiceSettingsRead
export type { InvoiceSettingsInput }
export const InvoiceSettings = message<InvoiceSettingsInput, InvoiceSettingsRead>('holdfast.billing.v1.InvoiceSettings')
import type { InvoiceSettingsChanged as InvoiceSettingsChangedRead, InvoiceSettingsChangedInput } from './holdfast/billing/v1/InvoiceSettingsChanged.ts'
export type InvoiceSettingsChanged = InvoiceSettingsChangedRead
export type { InvoiceSettingsChangedInput }
export const InvoiceSettingsChanged = message<InvoiceSettingsChangedInput, InvoiceSettingsChangedRead>('holdfast.billing.v1.InvoiceSettingsChanged')
import type { ListPlansReply as ListPlansReplyRead, ListPlansReplyInput } from './holdfast/billing/v1/ListPlansReply.ts'
export type ListPlansReply = ListPlansReplyRead
export type { ListPlansReplyInput }
export const ListPlansReply = message<ListPlansReplyInput, ListPlansReplyRead>('holdfast.billing.v1.ListPlansReply')
import type { ListPlansRequest as ListPlansRequestRead, ListPlansRequestInput } from './holdfast/billing/v1/ListPlansRequest.ts'
export type ListPlansRequest = ListPlansRequestRead
export type { ListPlansRequestInput }
export const ListPlansRequest = message<ListPlansRequestInput, ListPlansRequestRead>('holdfast.billing.v1.ListPlansRequest')
import type { NewBillingContact as NewBillingContactRead, NewBillingContactInput } from './holdfast/billing/v1/NewBillingContact.ts'
export type NewBillingContact = NewBillingContactRead
export type { NewBillingContactInput }
export const NewBillingContact = message<NewBillingContactInput, NewBillingContactRead>('holdfast.billing.v1.NewBillingContact')
import type { OverVisits as OverVisitsRead, OverVisitsInput } from './holdfast/billing/v1/OverVisits.ts'
export type OverVisits = OverVisitsRead
export type { OverVisitsInput }
export const OverVisits = message<OverVisitsInput, OverVisitsRead>('holdfast.billing.v1.OverVisits')
import type { Plan as PlanRead, PlanInput } from './holdfast/billing/v1/Plan.ts'
export type Plan = PlanRead
export type { PlanInput }
export const Plan = message<PlanInput, PlanRead>('holdfast.billing.v1.Plan')
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
import type { PutSubscriptionRequest as PutSubscriptionRequestRead, PutSubscriptionRequestInput } from './holdfast/billing/v1/PutSubscriptionRequest.ts'
export type PutSubscriptionRequest = PutSubscriptionRequestRead
export type { PutSubscriptionRequestInput }
export const PutSubscriptionRequest = message<PutSubscriptionRequestInput, PutSubscriptionRequestRead>('holdfast.billing.v1.PutSubscriptionRequest')
import type { Subscription as SubscriptionRead, SubscriptionInput } from './holdfast/billing/v1/Subscription.ts'
export type Subscription = SubscriptionRead
export type { SubscriptionInput }
export const Subscription = message<SubscriptionInput, SubscriptionRead>('holdfast.billing.v1.Subscription')
import type { SubscriptionEnded as SubscriptionEndedRead, SubscriptionEndedInput } from './holdfast/billing/v1/SubscriptionEnded.ts'
export type SubscriptionEnded = SubscriptionEndedRead
export type { SubscriptionEndedInput }
export const SubscriptionEnded = message<SubscriptionEndedInput, SubscriptionEndedRead>('holdfast.billing.v1.SubscriptionEnded')
import type { SubscriptionStarted as SubscriptionStartedRead, SubscriptionStartedInput } from './holdfast/billing/v1/SubscriptionStarted.ts'
export type SubscriptionStarted = SubscriptionStartedRead
export type { SubscriptionStartedInput }
export const SubscriptionStarted = message<SubscriptionStartedInput, SubscriptionStartedRead>('holdfast.billing.v1.SubscriptionStarted')
import type { SubscriptionsDefinition } from './holdfast/billing/v1/Subscriptions.ts'
export const Subscriptions = service<SubscriptionsDefinition>('holdfast.billing.v1.Subscriptions')
