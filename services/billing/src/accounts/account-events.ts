import {
  AccountOpened,
  ClosingAnswered,
  LimitAnswered,
  LimitAsked,
  PeriodRenewed,
  PlanChangeDropped,
  PlanChanged,
  PlanChangePlanned,
  SubscriptionCancelled,
  SubscriptionEnded,
  SubscriptionFrozen,
  SubscriptionImported,
  SubscriptionLapsed,
  SubscriptionMarked,
  SubscriptionResumed,
  SubscriptionStarted,
  SubscriptionThawed,
} from '@holdfast/contracts/billing'
import type { Transaction } from '@holdfast/ledger'
import { choiceToWire } from '../plans/plan-choice.ts'
import type { Account, AccountEvent } from './account.ts'

const dropCauses = {
  withdrawn: 'DROP_CAUSE_WITHDRAWN',
  replaced: 'DROP_CAUSE_REPLACED',
  refused: 'DROP_CAUSE_REFUSED',
  cancelled: 'DROP_CAUSE_CANCELLED',
} as const

const endReasons = {
  refunded: 'SUBSCRIPTION_END_REASON_REFUNDED',
  cancelled: 'SUBSCRIPTION_END_REASON_CANCELLED',
  closed: 'SUBSCRIPTION_END_REASON_CLOSED',
  unpaid: 'SUBSCRIPTION_END_REASON_UNPAID',
} as const

/** Appends the contract's entry for an event of an account. */
export function appendEvent({ append }: Pick<Transaction, 'append'>, account: Account, event: AccountEvent) {
  const { companyId } = account
  const entitlementVersion = account.subscription?.entitlementVersion ?? 0
  switch (event.type) {
    case 'AccountOpened':
      return append(AccountOpened, { companyId })
    case 'SubscriptionStarted':
    case 'SubscriptionImported': {
      const begun = { companyId, choice: choiceToWire(event.plan), entitlementVersion, ...times(event.period) }
      if (event.type === 'SubscriptionStarted') return append(SubscriptionStarted, begun)
      return append(SubscriptionImported, { ...begun, ...(event.reason !== undefined && { reason: event.reason }) })
    }
    case 'PlanChanged':
      return append(PlanChanged, {
        companyId,
        from: choiceToWire(event.from),
        to: choiceToWire(event.to),
        entitlementVersion,
        at: event.at.epochMilliseconds,
      })
    case 'PlanChangePlanned':
      return append(PlanChangePlanned, {
        companyId,
        choice: choiceToWire(event.plan),
        at: event.at.epochMilliseconds,
      })
    case 'PlanChangeDropped':
      return append(PlanChangeDropped, {
        companyId,
        choice: choiceToWire(event.plan),
        because: dropCauses[event.because],
      })
    case 'SubscriptionCancelled':
      return append(SubscriptionCancelled, {
        companyId,
        endsAt: event.endsAt.epochMilliseconds,
        siteIds: [...event.siteIds],
      })
    case 'SubscriptionResumed':
      return append(SubscriptionResumed, { companyId })
    case 'PeriodRenewed':
      return append(PeriodRenewed, { companyId, choice: choiceToWire(event.plan), ...times(event.period) })
    case 'SubscriptionLapsed':
      return append(SubscriptionLapsed, { companyId, at: event.at.epochMilliseconds })
    case 'SubscriptionEnded':
      return append(SubscriptionEnded, {
        companyId,
        entitlementVersion,
        at: event.at.epochMilliseconds,
        reason: endReasons[event.reason],
        siteIds: [...event.siteIds],
      })
    case 'SubscriptionFrozen':
      return append(SubscriptionFrozen, { companyId })
    case 'SubscriptionThawed':
      return append(SubscriptionThawed, { companyId })
    case 'LimitAsked':
      return append(LimitAsked, { companyId, entitlementVersion })
    case 'LimitAnswered':
      return append(LimitAnswered, { companyId, isLowered: event.isLowered, entitlementVersion })
    case 'ClosingAnswered':
      return append(ClosingAnswered, { companyId, closingId: event.closingId, isRefused: event.isRefused })
    case 'SubscriptionMarked':
      return append(SubscriptionMarked, { companyId })
  }
}

function times({ from, to }: { from: { epochMilliseconds: number }; to: { epochMilliseconds: number } }) {
  return { from: from.epochMilliseconds, to: to.epochMilliseconds }
}
