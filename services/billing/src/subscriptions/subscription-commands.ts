import type { Authorize, Deed, PermissionId } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import type { Call } from '@holdfast/runtime'
import { type Account, checkAccountVersion, subscriptionOf, withSubscription } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { Clock } from '../clock.ts'
import type { TellSite } from '../limits/limit-telling.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { type PlanChoice, sameChoice } from '../plans/plan.ts'
import { cancelPlan, changePlan, resumePlan } from './changing.ts'
import { pick } from './starting.ts'
import { planOf, type SubscriptionDecision } from './subscription.ts'
import type { KeepUpToDate } from './up-to-date.ts'

interface Wanted {
  companyId: string
  ifVersion: number | undefined
}

/** What people do with a subscription. Each answers when what it gives is in force; `unavailable` if that is not known. */
export interface SubscriptionCommands {
  put(call: Call, wanted: Wanted & { choice: PlanChoice }): Promise<void>
  cancel(call: Call, wanted: Wanted & { siteIds: readonly string[] }): Promise<void>
  resume(call: Call, wanted: Wanted): Promise<void>
}

export function createSubscriptionCommands(needs: {
  ledger: Ledger
  authorize: Authorize
  deed: Deed<CommandTransaction>
  known: KnownAccounts
  accounts: AccountStore
  catalogue: Catalogue
  clock: Clock
  zone: string
  /** The sites that a company has now. */
  sitesOf: (companyId: string) => Promise<readonly string[]>
  keepUpToDate: KeepUpToDate
  tellSite: TellSite
}): SubscriptionCommands {
  const { ledger, authorize, deed, known, accounts, catalogue, clock, zone, sitesOf, keepUpToDate, tellSite } = needs

  return {
    put: (call, { choice: plan, ...wanted }) =>
      act(call, { ...wanted, permission: 'plan.change' }, (account, tx) => {
        const { companyId, subscription } = account
        const at = clock()
        if (!subscription || subscription.state === 'ended') {
          return pick({ id: newId(tx.now), companyId, plan, at, zone }, catalogue, subscription).started
        }
        // What the company has can be chosen again, also when it was withdrawn since: nothing changes then.
        if (sameChoice(planOf(subscription), plan) && subscription.state === 'cancelled') {
          throw new DomainError('plan-cancelled')
        }
        return changePlan(subscription, { plan, at }, catalogue)
      }),

    async cancel(call, { siteIds, ...wanted }) {
      const presentSiteIds = await sitesOf(wanted.companyId)
      await act(call, { ...wanted, permission: 'plan.cancel' }, (account) =>
        cancelPlan(subscriptionOf(account), { siteIds, presentSiteIds, at: clock() }, catalogue),
      )
    },

    resume: (call, wanted) =>
      act(call, { ...wanted, permission: 'plan.cancel' }, (account) =>
        resumePlan(subscriptionOf(account), { at: clock() }, catalogue),
      ),
  }

  /** The repeat of a call waits, too, until what the first one did is in force. */
  async function act(
    call: Call,
    { companyId, ifVersion, permission }: Wanted & { permission: PermissionId },
    decide: (account: Account, tx: CommandTransaction) => SubscriptionDecision,
  ): Promise<void> {
    await ledger.once(call, async () => {
      // A company that was created a moment ago may have no account yet: the deed waits for nothing.
      await authorize.admit(call, companyId)
      await known.account(companyId)
      await keepUpToDate(companyId)
      return deed(call, { stream: `company/${companyId}`, companyId, permission }, async (tx) => {
        const account = await accounts.find(companyId, tx.session)
        if (!account) throw new DomainError('unavailable')
        checkAccountVersion(account, ifVersion)
        await accounts.save(withSubscription(account, decide(account, tx)), tx)
        return {}
      })
    })
    await tellSite(companyId)
  }
}
