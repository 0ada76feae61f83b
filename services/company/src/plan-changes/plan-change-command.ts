import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Passport } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import { checkVersion, type PlanChange } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import { entitlementOf } from '../plans/entitlement.ts'
import type { Catalogue } from '../plans/plan-catalogue.ts'
import type { SiteLimits } from '../sites/site-limits.ts'
import { beginPlanChange, changePlan, keepPlan } from './plan-change.ts'

export interface PlanChanges {
  /** Throws `unknown-plan`, `plan-too-small`. Throws `unavailable` if the outcome is not known yet. */
  change(
    call: Passport,
    wish: { companyId: string; planId: string; ifVersion: number | undefined },
  ): Promise<Record<string, never>>
  /** Carries on a wish that stands, whoever began it. @param call in the process's own name */
  carryOn(call: Passport, companyId: string, change: PlanChange): Promise<unknown>
}

/**
 * A change of plan takes three steps, as a closing does: the wish stands, site takes the new entitlement or refuses, the
 * company has the plan or keeps its old one.
 */
export function createPlanChanges(needs: {
  ledger: Ledger
  authorize: AuthorizeMember
  companies: CompanyStore
  catalogue: Catalogue
  limits: SiteLimits
}): PlanChanges {
  const { ledger, authorize, companies, catalogue, limits } = needs

  return {
    change: (call, { companyId, planId, ifVersion }) =>
      ledger.once(call, async () => {
        await authorize.admit(call, companyId)
        const change = await begin(call, companyId, planId, ifVersion)
        return change ? carryOn(call, companyId, change) : {}
      }),
    carryOn: (call, companyId, change) =>
      carryOn({ ...call, repeat: change.repeat }, companyId, change).catch((error) => {
        if (error instanceof DomainError && error.code === 'plan-too-small') return
        throw error
      }),
  }

  async function begin(
    { repeat, ...call }: Passport,
    companyId: string,
    planId: string,
    ifVersion: number | undefined,
  ): Promise<PlanChange | null> {
    const { principal } = call
    return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
      const { company, userId } = await authorize.in(tx.session)(call, companyId, 'plan.change')
      if (!catalogue.has(planId)) throw new DomainError('unknown-plan')
      checkVersion(company, ifVersion)
      const by =
        principal.kind === 'api-key'
          ? ({ kind: 'KIND_API_KEY', id: principal.keyId } as const)
          : ({ kind: 'KIND_USER', id: userId } as const)
      const wish = { id: newId(tx.now), begunAt: tx.now, by, planId, ...(repeat && { repeat }) }
      const begun = beginPlanChange(company, wish)
      await companies.save(begun, tx)
      return begun.company.planChange ?? null
    })
  }

  async function carryOn(call: Passport, companyId: string, change: PlanChange): Promise<Record<string, never>> {
    const { id, by, planId, version } = change
    const command = { stream: `company/${companyId}`, actor: by } as const
    const present = await companies.find(companyId)
    if (!present) throw new DomainError('not-found')
    const wanted = { ...entitlementOf({ ...present, planId }, catalogue), version }
    const refusal = await limits.putEntitlement(change, wanted, call.requestId)
    if (refusal) {
      const { repeat: _, ...unrepeated } = call
      await ledger.transact({ ...command, call: unrepeated }, async (tx) => {
        const company = await companies.find(companyId, tx.session)
        if (company) await companies.save(keepPlan(company, id, refusal), tx)
        return {}
      })
      throw new DomainError(refusal)
    }
    return ledger.transact({ ...command, call }, async (tx) => {
      const company = await companies.find(companyId, tx.session)
      // If the wish does not stand any more, somebody else has carried it on, to the same end.
      if (company) await companies.save(changePlan(company, id), tx)
      return {}
    })
  }
}
