import { message, service } from '../load.ts'

import type { AccountOpened as AccountOpenedRead, AccountOpenedInput } from './holdfast/billing/v1/AccountOpened.ts'
export type AccountOpened = AccountOpenedRead
export type { AccountOpenedInput }
export const AccountOpened = message<AccountOpenedInput, AccountOpenedRead>('holdfast.billing.v1.AccountOpened')
import type { CancelSubscriptionRequest as CancelSubscriptionRequestRead, CancelSubscriptionRequestInput } from './holdfast/billing/v1/CancelSubscriptionRequest.ts'
export type CancelSubscriptionRequest = CancelSubscriptionRequestRead
export type { CancelSubscriptionRequestInput }
export const CancelSubscriptionRequest = message<CancelSubscriptionRequestInput, CancelSubscriptionRequestRead>('holdfast.billing.v1.CancelSubscriptionRequest')
export { DropCause } from './holdfast/billing/v1/DropCause.ts'
import type { Entitlement as EntitlementRead, EntitlementInput } from './holdfast/billing/v1/Entitlement.ts'
export type Entitlement = EntitlementRead
export type { EntitlementInput }
export const Entitlement = message<EntitlementInput, EntitlementRead>('holdfast.billing.v1.Entitlement')
import type { EntitlementsDefinition } from './holdfast/billing/v1/Entitlements.ts'
export const Entitlements = service<EntitlementsDefinition>('holdfast.billing.v1.Entitlements')
import type { GetRequest as GetRequestRead, GetRequestInput } from './holdfast/billing/v1/GetRequest.ts'
export type GetRequest = GetRequestRead
export type { GetRequestInput }
export const GetRequest = message<GetRequestInput, GetRequestRead>('holdfast.billing.v1.GetRequest')
import type { GetSubscriptionRequest as GetSubscriptionRequestRead, GetSubscriptionRequestInput } from './holdfast/billing/v1/GetSubscriptionRequest.ts'
export type GetSubscriptionRequest = GetSubscriptionRequestRead
export type { GetSubscriptionRequestInput }
export const GetSubscriptionRequest = message<GetSubscriptionRequestInput, GetSubscriptionRequestRead>('holdfast.billing.v1.GetSubscriptionRequest')
export { Interval } from './holdfast/billing/v1/Interval.ts'
import type { LimitAnswered as LimitAnsweredRead, LimitAnsweredInput } from './holdfast/billing/v1/LimitAnswered.ts'
export type LimitAnswered = LimitAnsweredRead
export type { LimitAnsweredInput }
export const LimitAnswered = message<LimitAnsweredInput, LimitAnsweredRead>('holdfast.billing.v1.LimitAnswered')
import type { LimitAsked as LimitAskedRead, LimitAskedInput } from './holdfast/billing/v1/LimitAsked.ts'
export type LimitAsked = LimitAskedRead
export type { LimitAskedInput }
export const LimitAsked = message<LimitAskedInput, LimitAskedRead>('holdfast.billing.v1.LimitAsked')
import type { ListPlansReply as ListPlansReplyRead, ListPlansReplyInput } from './holdfast/billing/v1/ListPlansReply.ts'
export type ListPlansReply = ListPlansReplyRead
export type { ListPlansReplyInput }
export const ListPlansReply = message<ListPlansReplyInput, ListPlansReplyRead>('holdfast.billing.v1.ListPlansReply')
import type { ListPlansRequest as ListPlansRequestRead, ListPlansRequestInput } from './holdfast/billing/v1/ListPlansRequest.ts'
export type ListPlansRequest = ListPlansRequestRead
export type { ListPlansRequestInput }
export const ListPlansRequest = message<ListPlansRequestInput, ListPlansRequestRead>('holdfast.billing.v1.ListPlansRequest')
import type { MakeQuoteRequest as MakeQuoteRequestRead, MakeQuoteRequestInput } from './holdfast/billing/v1/MakeQuoteRequest.ts'
export type MakeQuoteRequest = MakeQuoteRequestRead
export type { MakeQuoteRequestInput }
export const MakeQuoteRequest = message<MakeQuoteRequestInput, MakeQuoteRequestRead>('holdfast.billing.v1.MakeQuoteRequest')
import type { OverVisits as OverVisitsRead, OverVisitsInput } from './holdfast/billing/v1/OverVisits.ts'
export type OverVisits = OverVisitsRead
export type { OverVisitsInput }
export const OverVisits = message<OverVisitsInput, OverVisitsRead>('holdfast.billing.v1.OverVisits')
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
import type { Price as PriceRead, PriceInput } from './holdfast/billing/v1/Price.ts'
export type Price = PriceRead
export type { PriceInput }
export const Price = message<PriceInput, PriceRead>('holdfast.billing.v1.Price')
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
import type { ResumeSubscriptionRequest as ResumeSubscriptionRequestRead, ResumeSubscriptionRequestInput } from './holdfast/billing/v1/ResumeSubscriptionRequest.ts'
export type ResumeSubscriptionRequest = ResumeSubscriptionRequestRead
export type { ResumeSubscriptionRequestInput }
export const ResumeSubscriptionRequest = message<ResumeSubscriptionRequestInput, ResumeSubscriptionRequestRead>('holdfast.billing.v1.ResumeSubscriptionRequest')
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
