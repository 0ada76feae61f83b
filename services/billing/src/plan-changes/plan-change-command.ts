import type { Authorize, Deed } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import { acting, type Passport } from '@holdfast/runtime'
import { Temporal } from 'temporal-polyfill'
import { beginPlanChange, changePlan, checkAccountVersion, keepPlan, type PlanChange } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import { entitlementOf } from '../entitlements/entitlement.ts'
import { type Catalogue, findOffered } from '../plans/catalogue.ts'
import { type PlanChoice, sameChoice } from '../plans/plan.ts'
import type { PlanLimits } from './plan-limits.ts'

export interface PlanChanges {
  /**
   * Throws `unknown-plan`, `plan-withdrawn`, `plan-too-small`, `plan-changing`. Throws `unavailable` if the outcome is not
   * known yet; then the sweep carries on.
   */
  change(
    call: Passport,
    wish: { companyId: string; choice: PlanChoice; ifVersion: number | undefined },
  ): Promise<Record<string, never>>
  /** Carries on a wish that stands, whoever began it. @param call in the process's own name */
  carryOn(call: Passport, companyId: string, change: PlanChange): Promise<unknown>
}

/**
 * A change of plan takes three steps: the wish stands in the account, site takes the new entitlement or refuses, the
 * company has the plan or keeps its old one. Each step can be repeated, by any process, so a crash between two of them
 * loses nothing. A site that is created meanwhile and the smaller limit conflict at site, where one wins.
 */
export function createPlanChanges(needs: {
  ledger: Ledger
  authorize: Authorize
  deed: Deed<CommandTransaction>
  known: KnownAccounts
  accounts: AccountStore
  catalogue: Catalogue
  limits: PlanLimits
}): PlanChanges {
  const { ledger, authorize, deed, known, accounts, catalogue, limits } = needs

  return {
    change: (call, { companyId, choice, ifVersion }) =>
      ledger.once(call, async () => {
        // A company that was created a moment ago may have no account yet: the deed waits for nothing.
        await authorize.admit(call, companyId)
        await known.account(companyId)
        const change = await begin(call, companyId, choice, ifVersion)
        return change ? carryOn(call, companyId, change) : {}
      }),
    carryOn: (call, companyId, change) =>
      carryOn({ ...call, repeat: change.repeat }, companyId, change).catch((error) => {
        if (error instanceof DomainError && error.code === 'plan-too-small') return
        throw error
      }),
  }

  /** The caller's repeat stays out of this step: only the last one says what came of the call. */
  function begin(
    { repeat, ...call }: Passport,
    companyId: string,
    choice: PlanChoice,
    ifVersion: number | undefined,
  ): Promise<PlanChange | null> {
    const right = { stream: `company/${companyId}`, companyId, permission: 'plan.change' } as const
    return deed(call, right, async (tx) => {
      const account = await accounts.find(companyId, tx.session)
      if (!account) throw new DomainError('unavailable')
      checkAccountVersion(account, ifVersion)
      // What the company has can be chosen again, also when it was withdrawn since: nothing changes then.
      if (!account.choice || !sameChoice(choice, account.choice)) {
        findOffered(catalogue, choice, Temporal.Instant.fromEpochMilliseconds(tx.now))
      }
      const wish = { id: newId(tx.now), begunAt: tx.now, by: actorOf(call), choice, ...(repeat && { repeat }) }
      const begun = beginPlanChange(account, wish)
      await accounts.save(begun, tx)
      return begun.account.planChange ?? null
    })
  }

  async function carryOn(call: Passport, companyId: string, change: PlanChange): Promise<Record<string, never>> {
    const { id, by, choice, version } = change
    const command = { stream: `company/${companyId}`, actor: by } as const
    const wanted = entitlementOf({ companyId, choice, entitlementVersion: version, state: 'open' }, catalogue)
    const refusal = await limits.putEntitlement(change, wanted, call.requestId)
    if (refusal) {
      const { repeat: _, ...unrepeated } = call
      await ledger.transact({ ...command, call: unrepeated }, async (tx) => {
        const account = await accounts.find(companyId, tx.session)
        if (account) await accounts.save(keepPlan(account, id, refusal), tx)
        return {}
      })
      throw new DomainError(refusal)
    }
    return ledger.transact({ ...command, call }, async (tx) => {
      const account = await accounts.find(companyId, tx.session)
      // If the wish does not stand any more, somebody else has carried it on, to the same end.
      if (account) await accounts.save(changePlan(account, id, tx.now), tx)
      return {}
    })
  }
}

/** Who wishes it, for the entry that ends the wish. */
function actorOf(call: Passport): PlanChange['by'] {
  const principal = acting(call)
  return principal.kind === 'api-key'
    ? { kind: 'KIND_API_KEY', id: principal.keyId }
    : { kind: 'KIND_USER', id: principal.userId }
}
