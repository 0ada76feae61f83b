import { message, service } from '../load.ts'

import type { AccountOpened as AccountOpenedRead, AccountOpenedInput } from './holdfast/billing/v1/AccountOpened.ts'
export type AccountOpened = AccountOpenedRead
export type { AccountOpenedInput }
export const AccountOpened = message<AccountOpenedInput, AccountOpenedRead>('holdfast.billing.v1.AccountOpened')
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
import type { ListPlansReply as ListPlansReplyRead, ListPlansReplyInput } from './holdfast/billing/v1/ListPlansReply.ts'
export type ListPlansReply = ListPlansReplyRead
export type { ListPlansReplyInput }
export const ListPlansReply = message<ListPlansReplyInput, ListPlansReplyRead>('holdfast.billing.v1.ListPlansReply')
import type { ListPlansRequest as ListPlansRequestRead, ListPlansRequestInput } from './holdfast/billing/v1/ListPlansRequest.ts'
export type ListPlansRequest = ListPlansRequestRead
export type { ListPlansRequestInput }
export const ListPlansRequest = message<ListPlansRequestInput, ListPlansRequestRead>('holdfast.billing.v1.ListPlansRequest')
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
