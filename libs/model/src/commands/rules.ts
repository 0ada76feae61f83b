import {
  askSite,
  bringUpToDate,
  closeAccount,
  entitlementOf,
  isLimitNeeded,
  isTold,
  openAccount,
  withdrawClosing,
  withStanding,
  withSubscription,
} from '../../../../services/billing/src/accounts/account.ts'
import { changePlan } from '../../../../services/billing/src/subscriptions/changing.ts'
import { limitAnswered } from '../../../../services/billing/src/subscriptions/renewing.ts'
import { beginClosing, close, keepOpen } from '../../../../services/company/src/closings/closing.ts'
import { create } from '../../../../services/company/src/companies/company.ts'
import { restore, suspend } from '../../../../services/company/src/suspensions/suspension.ts'
import {
  closeLimit,
  endLimit,
  free,
  isEntitled,
  openLimit,
  reopenLimit,
  replanLimit,
  replanned,
  suspendLimit,
  takeSite,
  unentitledLimit,
} from '../../../../services/site/src/limits/limit.ts'
import { createSite, deleteSite, recoverSite } from '../../../../services/site/src/sites/site.ts'

/** The rules that the services run. An ablation replaces some. */
export const shippedRules = {
  create,
  suspend,
  restore,
  beginClosing,
  close,
  keepOpen,
  openAccount,
  withStanding,
  withSubscription,
  changePlan,
  isTold,
  isLimitNeeded,
  askSite,
  limitAnswered,
  bringUpToDate,
  entitlementOf,
  closeAccount,
  withdrawClosing,
  closeLimit,
  endLimit,
  free,
  isEntitled,
  openLimit,
  reopenLimit,
  replanLimit,
  replanned,
  suspendLimit,
  takeSite,
  unentitledLimit,
  createSite,
  deleteSite,
  recoverSite,
}

export type Rules = typeof shippedRules
