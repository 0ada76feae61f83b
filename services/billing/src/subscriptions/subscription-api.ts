import type { Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import type { SubscriptionInput, Subscriptions } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import type { Account } from '../accounts/account.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { PlanChanges } from '../plan-changes/plan-change-command.ts'
import { choiceFromWire, choiceToWire } from '../plans/plan-choice.ts'

export function subscriptionApi(needs: {
  authorize: Authorize
  known: KnownAccounts
  planChanges: PlanChanges
}): Handlers<typeof Subscriptions> {
  const { authorize, known, planChanges } = needs
  return {
    async getSubscription({ companyId }, call) {
      await authorize(call, companyId, 'plan.see')
      return subscriptionToWire(await known.account(companyId))
    },

    async putSubscription({ companyId, choice, ifVersion }, call) {
      if (!choice || !isId(companyId)) throw new DomainError('bad-request')
      await planChanges.change(call, { companyId, choice: choiceFromWire(choice), ifVersion })
      await authorize.afterwards(call, companyId, 'plan.see', 'plan.change')
      return subscriptionToWire(await known.account(companyId))
    },
  }
}

function subscriptionToWire({ companyId, choice, since, version }: Account): SubscriptionInput {
  return { companyId, since, version, ...(choice && { choice: choiceToWire(choice) }) }
}
