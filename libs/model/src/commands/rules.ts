import { beginClosing, close, keepOpen } from '../../../../services/company/src/closings/closing.ts'
import { create, restore, suspend } from '../../../../services/company/src/companies/company.ts'
import { beginPlanChange, changePlan, keepPlan } from '../../../../services/company/src/plan-changes/plan-change.ts'
import { entitlementOf } from '../../../../services/company/src/plans/entitlement.ts'
import {
  closeLimit,
  endLimit,
  free,
  isEntitled,
  openLimit,
  replanLimit,
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
  beginPlanChange,
  changePlan,
  keepPlan,
  entitlementOf,
  closeLimit,
  endLimit,
  free,
  isEntitled,
  openLimit,
  replanLimit,
  suspendLimit,
  takeSite,
  unentitledLimit,
  createSite,
  deleteSite,
  recoverSite,
}

export type Rules = typeof shippedRules
