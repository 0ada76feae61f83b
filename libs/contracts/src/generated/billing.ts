import { message, service } from '../load.ts'

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
