import {
  AccountOpened,
  PlanChanged,
  PlanChanging,
  PlanKept,
  SubscriptionEnded,
  SubscriptionStarted,
} from '@holdfast/contracts/billing'
import type { AccountEvent } from './account.ts'

/** The contract's message for each event of an account. */
export const accountEvents = {
  AccountOpened,
  SubscriptionStarted,
  PlanChanging,
  PlanChanged,
  PlanKept,
  SubscriptionEnded,
} satisfies Record<AccountEvent['type'], object>
