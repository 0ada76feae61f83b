import { DomainError } from '@holdfast/errors'
import {
  type Company,
  type CompanyDecision,
  notClosing,
  type OpenCompany,
  type PlanChange,
} from '../companies/company.ts'

/**
 * The wish for another plan stands from here on. The same wish that stands already stays as it is; another one throws
 * `plan-changing`. Without an event and without a wish, the company has this plan.
 */
export function beginPlanChange(company: Company, change: Omit<PlanChange, 'version'>): CompanyDecision<OpenCompany> {
  const open = notClosing(company)
  if (open.planChange) {
    if (open.planChange.planId !== change.planId) throw new DomainError('plan-changing')
    return { company: open, events: [] }
  }
  if (open.planId === change.planId) return { company: open, events: [] }
  const entitlementVersion = open.entitlementVersion + 1
  return {
    company: { ...open, entitlementVersion, planChange: { ...change, version: entitlementVersion } },
    events: [{ type: 'PlanChanging', changeId: change.id, toPlanId: change.planId, entitlementVersion }],
  }
}

/** The company has the plan. Nothing happens if this wish does not stand any more. */
export function changePlan(company: Company, changeId: string): CompanyDecision {
  if (company.state === 'closed' || company.planChange?.id !== changeId) return { company, events: [] }
  const { planChange, ...open } = company
  const { planId: toPlanId } = planChange
  const entitlementVersion = open.entitlementVersion + 1
  return {
    company: { ...open, planId: toPlanId, entitlementVersion, version: open.version + 1 },
    events: [{ type: 'PlanChanged', fromPlanId: open.planId, toPlanId, entitlementVersion }],
  }
}

/** The company keeps its plan after all; nothing happens if this wish does not stand any more. */
export function keepPlan(company: Company, changeId: string, code: string): CompanyDecision {
  if (company.state === 'closed' || company.planChange?.id !== changeId) return { company, events: [] }
  const { planChange: _, ...open } = company
  return { company: open, events: [{ type: 'PlanKept', changeId, code }] }
}
